import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import { changeElements } from "./copy-elements";
import { mayEdit } from "./locks";
import { leavesOf, treeOf } from "./tree";

type Color = string | undefined;
interface Outline {
  color: string;
  widthMm: number;
}

/** How an element looks, apart from what it is and where it stands. */
export interface ElementStyle {
  readonly opacity: number | undefined;
  readonly blendMode: DraftElement["blendMode"];
  readonly fill: Color;
  readonly stroke: Outline | undefined;
  readonly text?: Pick<
    Extract<DraftElement, { type: "text" }>["content"],
    "fontFamily" | "fontWeight" | "fontStyle" | "fontSizeMm" | "align" | "lineHeight" | "letterSpacingMm"
  >;
  readonly cornerRadiusMm?: number | undefined;
}

const defaultStrokeMm = 0.25;

export function styleOf(element: DraftElement): ElementStyle {
  const common = { opacity: element.opacity, blendMode: element.blendMode, fill: undefined, stroke: undefined };
  if (element.type === "text") {
    const { fontFamily, fontWeight, fontStyle, fontSizeMm, align, lineHeight, letterSpacingMm, color, stroke } =
      element.content;
    const text = { fontFamily, fontWeight, fontStyle, fontSizeMm, align, lineHeight, letterSpacingMm };
    return { ...common, fill: color, stroke, text };
  }
  if (element.type === "shape") {
    const { fill, stroke, strokeWidthMm, cornerRadiusMm } = element.content;
    const outline = stroke === undefined ? undefined : { color: stroke, widthMm: strokeWidthMm ?? defaultStrokeMm };
    return { ...common, fill, stroke: outline, cornerRadiusMm };
  }
  if (element.type === "path") return { ...common, fill: element.content.fill, stroke: element.content.stroke };
  return common;
}

function withoutUndefined<Value extends object>(value: Value): Value {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as Value;
}

/** The element in that style, as far as its kind has it: a picture takes only opacity and blending. */
export function withStyle(element: DraftElement, style: ElementStyle): DraftElement {
  const { opacity: _opacity, blendMode: _blendMode, ...plain } = element;
  const base: DraftElement = {
    ...plain,
    ...(style.opacity === undefined ? {} : { opacity: style.opacity }),
    ...(style.blendMode === undefined ? {} : { blendMode: style.blendMode }),
  };
  if (base.type === "text") {
    const { stroke: _stroke, ...content } = base.content;
    const color = style.fill ?? style.stroke?.color ?? content.color;
    const outline = style.stroke === undefined || style.fill === undefined ? {} : { stroke: style.stroke };
    return { ...base, content: withoutUndefined({ ...content, ...style.text, color, ...outline }) };
  }
  const isBare = style.fill === undefined && style.stroke === undefined;
  if (base.type === "shape" && !isBare) {
    const { fill: _fill, stroke: _stroke, strokeWidthMm: _width, ...content } = base.content;
    const outline =
      style.stroke === undefined ? {} : { stroke: style.stroke.color, strokeWidthMm: style.stroke.widthMm };
    const rounded = content.shape === "rect" && style.cornerRadiusMm !== undefined;
    const corner = rounded ? { cornerRadiusMm: style.cornerRadiusMm } : {};
    return { ...base, content: withoutUndefined({ ...content, fill: style.fill, ...outline, ...corner }) };
  }
  if (base.type === "path" && !isBare) {
    return { ...base, content: withoutUndefined({ d: base.content.d, fill: style.fill, stroke: style.stroke }) };
  }
  return base;
}

/** Puts a style on all that is painted of the elements, where their style is not locked. */
export function pasteStyle(draft: Draft, spaceId: string, ids: readonly string[], style: ElementStyle): Draft {
  const tree = treeOf(draft, spaceId);
  const targets = leavesOf(tree, ids).filter((element) => mayEdit(tree, element, "style"));
  return changeElements(
    draft,
    spaceId,
    targets.map((element) => element.elementId),
    (element) => withStyle(element, style),
  );
}
