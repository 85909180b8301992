import { paintOf } from "@/lib/render/draw-shape";
import type { Element, TextLayout } from "@/lib/render/scene";
import type { ContentPatch, Finding, Fix } from "./finding";

function scaleLayout(layout: TextLayout, factor: number): TextLayout {
  return {
    ...layout,
    widthMm: layout.widthMm * factor,
    heightMm: layout.heightMm * factor,
    lines: layout.lines.map((line) => ({
      ...line,
      x: line.x * factor,
      baselineY: line.baselineY * factor,
      widthMm: line.widthMm * factor,
      runs: line.runs.map((run) => ({ ...run, x: run.x * factor, y: run.y * factor, widthMm: run.widthMm * factor })),
    })),
  };
}

/** An element of another size with everything in it: letters, spacing, lines and corners keep their proportions. */
function scaleContent(element: Element, factor: number): Element {
  const optional = (value: number | undefined) => (value === undefined ? undefined : value * factor);
  const outline = (stroke: { color: string; widthMm: number } | undefined) =>
    stroke === undefined ? undefined : { ...stroke, widthMm: stroke.widthMm * factor };
  switch (element.type) {
    case "text": {
      const { content, layout } = element;
      return {
        ...element,
        content: {
          ...content,
          fontSizeMm: content.fontSizeMm * factor,
          letterSpacingMm: optional(content.letterSpacingMm),
          stroke: outline(content.stroke),
        },
        layout: layout === undefined ? undefined : scaleLayout(layout, factor),
      };
    }
    case "shape": {
      const { content } = element;
      return {
        ...element,
        content: {
          ...content,
          strokeWidthMm: optional(
            content.stroke === undefined ? content.strokeWidthMm : paintOf(element).strokeWidthMm,
          ),
          cornerRadiusMm: optional(content.cornerRadiusMm),
        },
      };
    }
    case "path":
      return { ...element, content: { ...element.content, stroke: outline(element.content.stroke) } };
    default:
      return element;
  }
}

/** Lines break anew where letters or the width they have change. */
function isLayoutStale(element: Element, transform: Element["transform"], content: ContentPatch | undefined): boolean {
  const setting = content?.fontFamily ?? content?.fontSizeMm ?? content?.letterSpacingMm;
  return setting !== undefined || transform.width !== element.transform.width;
}

function changeElement(element: Element, fix: Extract<Fix, { kind: "change" }>): Element {
  const transform = { ...element.transform, ...fix.transform };
  const patch = fix.content ?? {};
  switch (element.type) {
    case "text": {
      const { fontFamily, fontSizeMm, letterSpacingMm, color, stroke } = { ...element.content, ...patch };
      const content = { ...element.content, fontFamily, fontSizeMm, letterSpacingMm, color, stroke };
      const layout = isLayoutStale(element, transform, fix.content) ? undefined : element.layout;
      return { ...element, transform, content, layout };
    }
    case "image":
      return { ...element, transform, content: { ...element.content, fit: patch.fit ?? element.content.fit } };
    case "shape": {
      const { fill = element.content.fill, strokeWidthMm = element.content.strokeWidthMm } = patch;
      return { ...element, transform, content: { ...element.content, fill, strokeWidthMm } };
    }
    case "path": {
      const { fill = element.content.fill, stroke = element.content.stroke } = patch;
      return { ...element, transform, content: { ...element.content, fill, stroke } };
    }
    case "group":
      return { ...element, transform };
  }
}

/** JSON knows no `undefined`: what a draft keeps and sends has no such members. */
function withoutUndefined(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

/**
 * The elements with a finding's fix applied; the very same ones when it has none. A text whose lines must be broken anew
 * comes back without `layout`.
 */
export function applyFix<Item extends Element>(
  elements: readonly Item[],
  { elementId, fix }: Pick<Finding, "elementId" | "fix">,
): Item[] {
  if (fix === undefined || elementId === undefined) return [...elements];
  if (fix.kind === "remove") return elements.filter((element) => element.elementId !== elementId);
  return elements.map((element) => {
    if (element.elementId !== elementId) return element;
    const changed = fix.kind === "change" ? changeElement(element, fix) : scaleElement(element, fix);
    // Nothing but known members changes, so that an element of a narrower type stays one.
    return withoutUndefined({ ...element, ...changed, content: withoutUndefined(changed.content) }) as Item;
  });
}

function scaleElement(element: Element, fix: Extract<Fix, { kind: "scale" }>): Element {
  const { factor, x, y } = fix;
  const { width, height } = element.transform;
  const transform = { ...element.transform, x, y, width: width * factor, height: height * factor };
  return { ...scaleContent(element, factor), transform };
}
