/** Numbers as the book writes them: few digits, a true minus sign, powers of ten from far values on. */

const RAISED: Record<string, string> = {
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸", "9": "⁹",
};

/** The power of ten with this exponent: 10⁻³. */
export function power(exponent: number): string {
  return "10" + Array.from(String(exponent), (sign) => RAISED[sign]).join("");
}

/** A number with so many significant digits: 0.0031, −12.5, 1.2 × 10⁻⁹, ∞. */
export function number(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "not a number";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  if (size === 0) return "0";
  if (size >= 1e-4 && size < 1e6) {
    const text = String(Number(value.toPrecision(Math.max(digits, Math.ceil(Math.log10(size)))))).replace("-", "−");
    return size < 1e4 ? text : text.replace(/(\d)(\d{3})(?!\d)/, "$1,$2");
  }
  const [mantissa = "", exponent = ""] = value.toExponential(digits - 1).split("e");
  return `${String(Number(mantissa)).replace("-", "−")} × ${power(Number(exponent))}`;
}

/** A point or another list of numbers: (−7, 2). */
export function tuple(values: ArrayLike<number>, digits = 3): string {
  const parts = Array.from(values, (value) => number(value, digits));
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(", ")})`;
}

/** `count` of a thing: 1 step, 50 steps. */
export function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

/** A value without the digits that nobody set: a multiple of the power of ten at or below `grain`. */
export function rounded(value: number, grain: number): number {
  const decimals = Math.max(0, Math.ceil(-Math.log10(grain)));
  return decimals > 0 ? Number(value.toFixed(Math.min(decimals, 20))) : Math.round(value);
}
