import type { Element } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";

/** Variable data: elements say which field fills them (`binding.field`), a line of a table says with what. */

export type BindableElement = Element & { elementId: string };

/** A field that elements of a design are bound to. */
export interface BoundField {
  field: string;
  /** What its values are: words, names of artwork, or both where elements of both types are bound to it. */
  kinds: readonly ("text" | "image")[];
  elementIds: readonly string[];
  /** Text of the first bound text, for people to recognise the field by; empty for pictures. */
  sample: string;
}

export interface BindFinding {
  /** An error leaves the element as it was: the line must not be printed like this. */
  severity: "error" | "warning";
  code: "artwork-unknown" | "artwork-ambiguous" | "text-too-long" | "picture-left-out";
  field: string;
  elementId: string;
  message: string;
}

/** Artwork that a value names; `unknown` and `ambiguous` when none or several do. */
export type FindArtwork = (value: string) => { assetId: string } | "unknown" | "ambiguous";

export interface BoundElements<E> {
  /** In the order they came; what did not change is the same object. */
  elements: E[];
  /** Elements that differ from the design's. A changed text has no layout: its lines have to be broken again. */
  changedIds: ReadonlySet<string>;
  findings: BindFinding[];
}

function boundField(element: Element): string | undefined {
  return element.type === "text" || element.type === "image" ? element.binding?.field : undefined;
}

/** The fields of a design in paint order, each once. */
export function listFields(elements: readonly BindableElement[]): BoundField[] {
  const fields = new Map<string, { kinds: Set<"text" | "image">; elementIds: string[]; sample: string }>();
  for (const element of elements) {
    const name = boundField(element);
    if (name === undefined || (element.type !== "text" && element.type !== "image")) continue;
    const field = fields.get(name) ?? { kinds: new Set(), elementIds: [], sample: "" };
    field.kinds.add(element.type);
    field.elementIds.push(element.elementId);
    if (element.type === "text" && field.sample === "") field.sample = element.content.text;
    fields.set(name, field);
  }
  return [...fields].map(([field, { kinds, elementIds, sample }]) => ({
    field,
    kinds: [...kinds],
    elementIds,
    sample,
  }));
}

type Change<E> = { element: E; finding?: Omit<BindFinding, "field" | "elementId"> } | null;

function fillText<E extends BindableElement>(element: E, value: string): Change<E> {
  if (element.type !== "text") return null;
  const text = value.replace(/\r\n?/g, "\n");
  if (text === element.content.text) return null;
  if (text.length > sceneLimits.textCharacters) {
    const message = `The text has ${text.length} characters; ${sceneLimits.textCharacters} is the most.`;
    return { element, finding: { severity: "error", code: "text-too-long", message } };
  }
  const { layout: _, ...rest } = element;
  // Spreading keeps the rest of the element's type, which TypeScript cannot follow through a generic.
  return { element: { ...rest, content: { ...element.content, text } } as unknown as E };
}

function fillImage<E extends BindableElement>(element: E, value: string, findArtwork: FindArtwork): Change<E> {
  if (element.type !== "image") return null;
  const name = value.trim();
  if (name === "") {
    const message = "The cell is empty: the picture is left out.";
    return {
      element: { ...element, hidden: true },
      finding: { severity: "warning", code: "picture-left-out", message },
    };
  }
  const found = findArtwork(name);
  if (found === "unknown") {
    const message = `No artwork of the library is called “${shorten(name)}”.`;
    return { element, finding: { severity: "error", code: "artwork-unknown", message } };
  }
  if (found === "ambiguous") {
    const message = `Several pieces of artwork are called “${shorten(name)}”: give the id of one.`;
    return { element, finding: { severity: "error", code: "artwork-ambiguous", message } };
  }
  return found.assetId === element.assetId ? null : { element: { ...element, assetId: found.assetId } };
}

/**
 * Fills a design's elements with the values of one line. Fields without a value stay as the design has them.
 * @param values text by field
 */
export function bindElements<E extends BindableElement>(
  elements: readonly E[],
  values: Readonly<Record<string, string>>,
  findArtwork: FindArtwork,
): BoundElements<E> {
  const changedIds = new Set<string>();
  const findings: BindFinding[] = [];
  const filled = elements.map((element) => {
    const field = boundField(element);
    const value = field !== undefined && Object.hasOwn(values, field) ? values[field] : undefined;
    if (field === undefined || value === undefined) return element;
    const change = fillText(element, value) ?? fillImage(element, value, findArtwork);
    if (change === null) return element;
    if (change.finding !== undefined) findings.push({ ...change.finding, field, elementId: element.elementId });
    if (change.element !== element) changedIds.add(element.elementId);
    return change.element;
  });
  return { elements: filled, changedIds, findings };
}

function shorten(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).toWellFormed()}…`;
}
