import { refuseSvg, type SvgElement, visitSvg } from "./svg-tree";

/** Elements on the way from the root, through children and references. */
const maxChain = 1_000;

/**
 * How many elements are drawn when every reference is followed (`use`, patterns, masks, markers …): nested `use`
 * elements multiply, ten levels of ten make ten thousand million.
 * @param limit counting stops when it is passed
 * @throws AppError `validation_failed` when an element refers to itself in the end
 */
export function countDrawnElements(root: SvgElement, limit: number): number {
  const byId = new Map<string, SvgElement>();
  visitSvg(root, (element) => {
    const id = element.attributes.get("id");
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
  });
  const known = new Map<SvgElement, number>();
  const running = new Set<SvgElement>();

  const count = (element: SvgElement): number => {
    const before = known.get(element);
    if (before !== undefined) return before;
    if (running.has(element)) throw refuseSvg("one of its elements refers to itself.");
    if (running.size > maxChain) throw refuseSvg("its elements refer to each other in too long a chain.");
    running.add(element);
    let sum = 1;
    for (const target of referencesOf(element)) {
      const found = byId.get(target);
      if (found !== undefined) sum = Math.min(limit + 1, sum + count(found));
    }
    for (const child of element.children) {
      if (typeof child !== "string") sum = Math.min(limit + 1, sum + count(child));
    }
    running.delete(element);
    known.set(element, sum);
    return sum;
  };
  return count(root);
}

function referencesOf(element: SvgElement): string[] {
  const found: string[] = [];
  for (const [name, value] of element.attributes) {
    if (name === "href" && value.startsWith("#")) found.push(value.slice(1));
    else for (const [, id = ""] of value.matchAll(/url\(\s*["']?#([\w:.-]+)/g)) found.push(id);
  }
  return found;
}
