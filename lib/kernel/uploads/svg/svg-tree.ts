import { SaxesParser, type SaxesTagNS } from "saxes";
import { AppError } from "@/lib/kernel/errors";

/** An element of an SVG file; attributes by their local name (`href`, not `xlink:href`). */
export interface SvgElement {
  name: string;
  attributes: Map<string, string>;
  children: (SvgElement | string)[];
}

const svgNamespace = "http://www.w3.org/2000/svg";
const xlinkNamespace = "http://www.w3.org/1999/xlink";
const maxElements = 100_000;
const maxDepth = 200;

export function refuseSvg(reason: string, cause?: unknown): AppError {
  return new AppError("validation_failed", `The SVG cannot be used: ${reason}`, {
    errors: [{ path: "file", message: reason }],
    cause,
  });
}

/** UTF-8, or UTF-16 with a byte order mark, as XML demands. @throws AppError `validation_failed` */
function decodeXml(bytes: Buffer): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  const encoding = isUtf16 ? (bytes[0] === 0xff ? "utf-16le" : "utf-16be") : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (error) {
    throw refuseSvg("its text is not UTF-8.", error);
  }
}

/** Attributes without namespace, `xlink:href` as `href`, and `xml:space`. */
function readAttributes(tag: SaxesTagNS): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const { uri, local, prefix, value } of Object.values(tag.attributes)) {
    if (uri === "" && prefix === "") attributes.set(local, value);
    else if (uri === xlinkNamespace && local === "href" && !attributes.has("href")) attributes.set("href", value);
    else if (prefix === "xml" && local === "space") attributes.set("xml:space", value);
  }
  return attributes;
}

/** Control characters and spaces, which browsers leave out of a URL's scheme, included. */
const scriptUrlPattern = /^[\s\p{Cc}]*(?:java|vb|live)[\s\p{Cc}]*script[\s\p{Cc}]*:/iu;

/** A file with a program in it was not made to be printed: whoever sent it is told, instead of getting half of it back. */
function refuseScript(tag: SaxesTagNS): void {
  if (tag.local.toLowerCase() === "script") throw refuseSvg("it contains a script.");
  for (const { prefix, local, value } of Object.values(tag.attributes)) {
    if (prefix === "" && /^on[a-z]/i.test(local))
      throw refuseSvg(`it contains a script (the handler ${local.slice(0, 40)}).`);
    if (local === "href" && scriptUrlPattern.test(value)) throw refuseSvg("it contains a link to a script.");
  }
}

/**
 * Parses strictly, as browsers parse `image/svg+xml`: what is not well-formed is refused rather than guessed at, so that no
 * other reader of the result can see something else. Elements of other namespaces are left out with all they hold;
 * comments and processing instructions too.
 * @throws AppError `validation_failed`, also for entity declarations and for scripts of any kind
 */
export function parseSvg(bytes: Buffer): SvgElement {
  const parser = new SaxesParser({ xmlns: true });
  const open: SvgElement[] = [];
  let root: SvgElement | undefined;
  let skipped = 0;
  let count = 0;

  parser.on("error", (error) => {
    throw refuseSvg(`it is no well-formed XML (${error.message.slice(0, 150)}).`, error);
  });
  parser.on("doctype", (doctype) => {
    if (doctype.includes("[") || /ENTITY/i.test(doctype)) throw refuseSvg("it declares entities in its DOCTYPE.");
  });
  parser.on("opentag", (tag) => {
    count += 1;
    if (count > maxElements) throw refuseSvg(`it has more than ${maxElements} elements.`);
    refuseScript(tag);
    // A root without namespace is a file that some tool wrote carelessly; everything foreign inside is not ours.
    const isSvg = tag.uri === svgNamespace || (tag.uri === "" && tag.prefix === "");
    if (skipped > 0 || !isSvg) {
      skipped += 1;
      return;
    }
    if (open.length >= maxDepth) throw refuseSvg(`it is nested more than ${maxDepth} levels deep.`);
    const element: SvgElement = { name: tag.local, attributes: readAttributes(tag), children: [] };
    if (root === undefined) root = element;
    else open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("closetag", () => {
    if (skipped > 0) skipped -= 1;
    else open.pop();
  });
  const addText = (text: string) => {
    if (skipped === 0) open.at(-1)?.children.push(text);
  };
  parser.on("text", addText);
  parser.on("cdata", addText);
  parser.write(decodeXml(bytes)).close();
  if (root === undefined || root.name !== "svg") throw refuseSvg("its root is no svg element.");
  return root;
}

const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};
const escapeText = (text: string) => text.replace(/[&<>\r]/g, (character) => escapes[character] ?? "");
const escapeAttribute = (text: string) => text.replace(/[&<>"\n\t\r]/g, (character) => escapes[character] ?? "");

/** Writes the tree as one XML document without declaration. */
export function serializeSvg(root: SvgElement): string {
  const parts: string[] = [];
  const write = (node: SvgElement | string, isRoot: boolean) => {
    if (typeof node === "string") {
      parts.push(escapeText(node));
      return;
    }
    parts.push(`<${node.name}`);
    if (isRoot) parts.push(` xmlns="${svgNamespace}"`);
    for (const [name, value] of node.attributes) parts.push(` ${name}="${escapeAttribute(value)}"`);
    if (node.children.length === 0) {
      parts.push("/>");
      return;
    }
    parts.push(">");
    for (const child of node.children) write(child, false);
    parts.push(`</${node.name}>`);
  };
  write(root, true);
  return parts.join("");
}

/** Visits every element, parents first. */
export function visitSvg(
  element: SvgElement,
  visit: (element: SvgElement, ancestors: readonly SvgElement[]) => void,
): void {
  const ancestors: SvgElement[] = [];
  const walk = (current: SvgElement) => {
    visit(current, ancestors);
    ancestors.push(current);
    for (const child of current.children) if (typeof child !== "string") walk(child);
    ancestors.pop();
  };
  walk(element);
}
