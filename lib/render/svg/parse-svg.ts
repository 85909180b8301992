import { SaxesParser, type SaxesTagNS } from "saxes";
import { SvgUnsupportedError, svgLimits } from "./limits";

/** An element of the file; declarations of its `style` count as attributes and win over them. */
export interface SvgElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: SvgElement[];
  readonly parent: SvgElement | undefined;
  /** Whether text stands directly inside. */
  hasText: boolean;
}

/** A file by its elements; of several with one id the first counts. */
export interface SvgTree {
  readonly root: SvgElement;
  readonly byId: ReadonlyMap<string, SvgElement>;
}

const svgNamespace = "http://www.w3.org/2000/svg";
const xlinkNamespace = "http://www.w3.org/1999/xlink";

function readAttributes(tag: SaxesTagNS): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
    if (uri === "" && prefix === "") attributes.set(local, value.trim());
    else if (uri === xlinkNamespace && local === "href" && !attributes.has("href"))
      attributes.set("href", value.trim());
  }
  for (const declaration of (attributes.get("style") ?? "").split(";")) {
    const colon = declaration.indexOf(":");
    if (colon < 0) continue;
    const property = declaration.slice(0, colon).trim().toLowerCase();
    const value = declaration.slice(colon + 1).replace(/!\s*important\s*$/i, "");
    // A transform as a CSS property has a syntax of its own.
    attributes.set(property === "transform" ? "css-transform" : property, value.trim());
  }
  attributes.delete("style");
  return attributes;
}

/** Parses strictly; elements of other namespaces are left out. Throws SvgUnsupportedError. */
export function parseSvg(text: string): SvgTree {
  if (text.length > svgLimits.characters)
    throw new SvgUnsupportedError(`it has more than ${svgLimits.characters} characters`);
  const parser = new SaxesParser({ xmlns: true });
  const open: SvgElement[] = [];
  const byId = new Map<string, SvgElement>();
  let root: SvgElement | undefined;
  let skipped = 0;
  let count = 0;
  parser.on("error", (error) => {
    throw new SvgUnsupportedError(`it is no well-formed XML (${error.message.slice(0, 150)})`);
  });
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[")) throw new SvgUnsupportedError("it has declarations in its DOCTYPE");
  });
  parser.on("opentag", (tag) => {
    count += 1;
    if (count > svgLimits.elements) throw new SvgUnsupportedError(`it has more than ${svgLimits.elements} elements`);
    const isSvg = tag.uri === svgNamespace || (tag.uri === "" && tag.prefix === "");
    if (skipped > 0 || !isSvg) {
      skipped += 1;
      return;
    }
    if (open.length >= svgLimits.depth) throw new SvgUnsupportedError(`it has more than ${svgLimits.depth} levels`);
    const parent = open.at(-1);
    const element: SvgElement = {
      name: tag.local,
      attributes: readAttributes(tag),
      children: [],
      parent,
      hasText: false,
    };
    const id = element.attributes.get("id");
    if (id !== undefined && !byId.has(id)) byId.set(id, element);
    if (parent) parent.children.push(element);
    else root = element;
    open.push(element);
  });
  parser.on("closetag", () => {
    if (skipped > 0) skipped -= 1;
    else open.pop();
  });
  const addText = (found: string) => {
    const element = open.at(-1);
    if (skipped === 0 && element && found.trim() !== "") element.hasText = true;
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(text).close();
  if (root?.name !== "svg") throw new SvgUnsupportedError("its root is no svg element");
  return { root, byId };
}
