import { Budget, SvgUnsupportedError, svgLimits } from "./limits";
import type { SvgElement, SvgTree } from "./parse-svg";
import { deriveStyle, initialStyle, type SvgStyle } from "./svg-style";

const referencePattern = /^url\(\s*(["']?)#([^"'()\s]+)\1\s*\)\s*(.*)$/;

/** A file while it is interpreted: its elements by id, and what may still be spent on it. */
export class SvgDocument {
  readonly root: SvgElement;
  readonly budget = new Budget();
  readonly #byId: ReadonlyMap<string, SvgElement>;
  readonly #styles = new Map<SvgElement, SvgStyle>();

  constructor({ root, byId }: SvgTree) {
    this.root = root;
    this.#byId = byId;
  }

  /** What a `url(#id)` stands for; undefined for other values. */
  readReference(value: string): { target: SvgElement | undefined; rest: string } | undefined {
    const [, , id, rest = ""] = referencePattern.exec(value) ?? [];
    return id === undefined ? undefined : { target: this.#byId.get(id), rest };
  }

  /** What an element's `href` refers to. */
  linkedFrom(element: SvgElement): SvgElement | undefined {
    const href = element.attributes.get("href");
    if (href === undefined) return undefined;
    if (!href.startsWith("#")) throw new SvgUnsupportedError("it refers to something outside");
    return this.#byId.get(href.slice(1));
  }

  /** The style an element has where it stands, whoever refers to it. */
  styleOf(element: SvgElement): SvgStyle {
    const known = this.#styles.get(element);
    if (known) return known;
    const style = deriveStyle(element.parent ? this.styleOf(element.parent) : initialStyle, element);
    this.#styles.set(element, style);
    return style;
  }

  /** Throws SvgUnsupportedError when elements refer to each other in too long a chain, or in a circle. */
  checkDepth(depth: number): void {
    if (depth > svgLimits.depth * 2)
      throw new SvgUnsupportedError("its elements refer to each other in too long a chain");
  }
}
