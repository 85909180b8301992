import {
  allowedElements,
  fragmentPattern,
  idPattern,
  isHarmlessValue,
  otherAttributes,
  presentationProperties,
  textElements,
  unwrappedElements,
} from "./svg-allowlist";
import { countDrawnElements } from "./svg-references";
import { inlineStyles } from "./svg-styles";
import { parseSvg, refuseSvg, type SvgElement, serializeSvg } from "./svg-tree";

export interface SanitizedSvg {
  bytes: Buffer;
  /** Size of the view box in user units, rounded, at least 1. */
  widthPx: number;
  heightPx: number;
  /** Raster images inside; the caller has yet to look at their pixels. */
  embeddedImages: Buffer[];
}

const maxSvgBytes = 20 * 1024 * 1024;
/** Elements that are drawn once every `use` is followed; more is a bomb. */
const maxDrawnElements = 200_000;
/** Only these may be embedded; base64 alone, so that nothing hides in percent escapes. */
const dataUrlPattern = /^data:image\/(png|jpe?g|webp|gif);base64,([A-Za-z0-9+/\s]+={0,2}\s*)$/;

/**
 * Makes an SVG from the outside harmless: only drawing elements and attributes of an allowlist are written again. Foreign
 * objects, animations, links, external addresses and style sheets (after their rules were written into attributes) are gone.
 * The result has a view box and a size in pixels.
 * @throws AppError `validation_failed` for what is no well-formed SVG, carries a script or entities, or would draw without end
 */
export function sanitizeSvg(source: Buffer): SanitizedSvg {
  if (source.length > maxSvgBytes) throw refuseSvg(`it has more than ${maxSvgBytes} bytes.`);
  const parsed = parseSvg(source);
  inlineStyles(parsed);
  const embeddedImages: Buffer[] = [];
  const root = cleanElement(parsed, embeddedImages);
  if (countDrawnElements(root, maxDrawnElements) > maxDrawnElements) {
    throw refuseSvg("its parts refer to each other so often that it would draw without end.");
  }
  const { widthPx, heightPx } = setSize(root);
  return { bytes: Buffer.from(serializeSvg(root), "utf8"), widthPx, heightPx, embeddedImages };
}

function cleanElement(element: SvgElement, embeddedImages: Buffer[]): SvgElement {
  const attributes = new Map<string, string>();
  for (const [name, value] of element.attributes) {
    if (name === "href") {
      const target = cleanReference(element.name, value.trim(), embeddedImages);
      if (target !== undefined) attributes.set("href", target);
    } else if (name === "id") {
      if (idPattern.test(value)) attributes.set("id", value);
    } else if (name === "style") {
      // Written by `inlineStyles` from checked declarations.
      attributes.set("style", value);
    } else if ((presentationProperties.has(name) || otherAttributes.has(name)) && isHarmlessValue(value)) {
      attributes.set(name, value);
    }
  }
  return { name: element.name, attributes, children: cleanChildren(element, embeddedImages) };
}

function cleanChildren(element: SvgElement, embeddedImages: Buffer[]): (SvgElement | string)[] {
  return element.children.flatMap((child): (SvgElement | string)[] => {
    if (typeof child === "string") return textElements.has(element.name) ? [child] : [];
    if (unwrappedElements.has(child.name)) return cleanChildren({ ...child, name: element.name }, embeddedImages);
    if (!allowedElements.has(child.name)) return [];
    const clean = cleanElement(child, embeddedImages);
    // An image whose address was refused draws nothing; browsers would draw a broken-image sign.
    return clean.name === "image" && !clean.attributes.has("href") ? [] : [clean];
  });
}

function cleanReference(elementName: string, value: string, embeddedImages: Buffer[]): string | undefined {
  if (elementName !== "image") return fragmentPattern.test(value) ? value : undefined;
  const match = dataUrlPattern.exec(value);
  const [, format, data] = match ?? [];
  if (format === undefined || data === undefined) return undefined;
  const bytes = Buffer.from(data, "base64");
  embeddedImages.push(bytes);
  return `data:image/${format === "jpg" ? "jpeg" : format};base64,${bytes.toString("base64")}`;
}

/** CSS pixels a unit (CSS Values 4 §6.2). */
const pixelsPerUnit: Record<string, number> = {
  "": 1,
  px: 1,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  q: 96 / 101.6,
  pt: 96 / 72,
  pc: 16,
};

function readLength(text: string | undefined): number | undefined {
  const match = /^\s*\+?(\d*\.?\d+(?:e[+-]?\d+)?)\s*(px|in|cm|mm|q|pt|pc)?\s*$/i.exec(text ?? "");
  const factor = pixelsPerUnit[(match?.[2] ?? "").toLowerCase()];
  const value = Number(match?.[1]) * (factor ?? Number.NaN);
  return Number.isFinite(value) && value > 0 ? value : undefined;
}

/** Gives the root a view box and a size in whole pixels, so that every renderer sees the same proportions. */
function setSize(root: SvgElement): { widthPx: number; heightPx: number } {
  const box = (root.attributes.get("viewBox") ?? "")
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  const [minX, minY, boxWidth = 0, boxHeight = 0] = box;
  const hasBox = box.length === 4 && box.every(Number.isFinite) && boxWidth > 0 && boxHeight > 0;
  const width = hasBox ? boxWidth : readLength(root.attributes.get("width"));
  const height = hasBox ? boxHeight : readLength(root.attributes.get("height"));
  if (width === undefined || height === undefined)
    throw refuseSvg("it says neither its view box nor its width and height.");
  if (width > 100_000 || height > 100_000) throw refuseSvg("its view box is larger than 100,000 units.");
  const size = { widthPx: Math.max(1, Math.round(width)), heightPx: Math.max(1, Math.round(height)) };
  root.attributes.set("viewBox", hasBox ? `${minX} ${minY} ${width} ${height}` : `0 0 ${width} ${height}`);
  root.attributes.set("width", String(size.widthPx));
  root.attributes.set("height", String(size.heightPx));
  return size;
}
