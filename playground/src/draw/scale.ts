/** Scales: from values to pixels and back, with ticks. */

import { number, power } from "../format";

export interface Tick { value: number; text: string }

export interface Scale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  /** The pixel of a value. */
  at(value: number): number;
  /** The value of a pixel. */
  of(pixel: number): number;
  ticks(most: number): Tick[];
}

export function linear(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const [low, high] = domain;
  const [from, to] = range;
  return {
    domain,
    range,
    at: (value) => from + ((value - low) / (high - low)) * (to - from),
    of: (pixel) => low + ((pixel - from) / (to - from)) * (high - low),
    ticks: (most) => roundValues(low, high, most).map((value) => ({ value, text: number(value, 6) })),
  };
}

/** A scale by powers of ten; `domain` is positive. */
export function log(domain: readonly [number, number], range: readonly [number, number]): Scale {
  const inner = linear([Math.log10(domain[0]), Math.log10(domain[1])], range);
  return {
    domain,
    range,
    at: (value) => inner.at(Math.log10(value)),
    of: (pixel) => 10 ** inner.of(pixel),
    ticks: (most) => {
      const first = Math.ceil(inner.domain[0] - 1e-9);
      const last = Math.floor(inner.domain[1] + 1e-9);
      const stride = Math.max(1, Math.ceil((last - first) / Math.max(1, most - 1)));
      const ticks: Tick[] = [];
      for (let exponent = Math.ceil(first / stride) * stride; exponent <= last; exponent += stride) {
        ticks.push({ value: 10 ** exponent, text: Math.abs(exponent) <= 2 ? number(10 ** exponent) : power(exponent) });
      }
      return ticks;
    },
  };
}

/** At most so many multiples of 1, 2 or 5 times a power of ten from low to high. */
export function roundValues(low: number, high: number, most: number): number[] {
  const rough = (high - low) / Math.max(1, most - 1);
  const ten = 10 ** Math.floor(Math.log10(rough));
  for (const stride of [ten, 2 * ten, 5 * ten, 10 * ten, 20 * ten]) {
    const first = Math.ceil(low / stride - 1e-9);
    const last = Math.floor(high / stride + 1e-9);
    if (last - first < most) return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * stride).toPrecision(12)));
  }
  return [];
}
