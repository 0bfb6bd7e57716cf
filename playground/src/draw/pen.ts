/** SVG by description: a drawing names what there is, and nodes are kept, changed, made or removed to fit. */

const SVG = "http://www.w3.org/2000/svg";

export type Attributes = Record<string, string | number>;

export function make<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Attributes = {}): SVGElementTagNameMap[Name] {
  const node = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) node.setAttribute(attribute, String(value));
  return node;
}

/** One layer of a drawing. Nodes stand in the order in which they first came. */
export class Pen {
  private readonly kept = new Map<string, SVGElement>();
  private used = new Set<string>();

  constructor(readonly root: SVGGElement) {}

  /** Name a node by its key; tell whether it is new, so that listeners are added once. */
  put<Name extends keyof SVGElementTagNameMap>(
    key: string, name: Name, attributes: Attributes, text?: string,
  ): { node: SVGElementTagNameMap[Name]; isNew: boolean } {
    this.used.add(key);
    const found = this.kept.get(key);
    const node = (found ?? make(name)) as SVGElementTagNameMap[Name];
    for (const [attribute, value] of Object.entries(attributes)) {
      const written = String(value);
      if (node.getAttribute(attribute) !== written) node.setAttribute(attribute, written);
    }
    if (text !== undefined && node.textContent !== text) node.textContent = text;
    if (!found) {
      this.kept.set(key, node);
      this.root.append(node);
    }
    return { node, isNew: !found };
  }

  /** Remove what this drawing did not name. */
  done(): void {
    for (const [key, node] of this.kept) {
      if (this.used.has(key)) continue;
      node.remove();
      this.kept.delete(key);
    }
    this.used = new Set();
  }
}
