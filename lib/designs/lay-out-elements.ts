import { AppError } from "@/lib/kernel/errors";
import { layoutElements } from "@/lib/kernel/rendering/prepare-elements";
import type { TextElement } from "@/lib/render/scene";
import type { IdentifiedElement } from "./check-elements";
import { isEqualValue } from "./elements/element-fields";
import { loadLayoutFonts } from "./load-fonts";
import type { StoredElement } from "./store-elements";

/** Keys of uploaded faces end with the file's SHA-256; such a face may have been replaced since. */
const uploadedFace = /\/[0-9a-f]{64}$/;

/** The line breaks of the same text in the same box, set in bundled fonts alone: they would come out the same again. */
function knownLayout(element: IdentifiedElement, before: StoredElement | undefined): TextElement["layout"] {
  if (element.type !== "text" || before?.type !== "text" || before.layout === undefined) return undefined;
  if (element.transform.width !== before.transform.width || !isEqualValue(element.content, before.content))
    return undefined;
  const isLasting = before.layout.lines.every((line) => line.runs.every((run) => !uploadedFace.test(run.fontKey)));
  return isLasting ? before.layout : undefined;
}

function isKnownPath(element: IdentifiedElement, before: StoredElement | undefined): boolean {
  return element.type === "path" && before?.type === "path" && element.content.d === before.content.d;
}

/**
 * Breaks the lines of what is new or changed against the revision before; the rest keeps the lines it has.
 * @throws `validation_failed` with the path of each element whose font family or path data is unusable
 */
export async function layOutElements(
  elements: readonly IdentifiedElement[],
  previous: readonly StoredElement[],
  tenantId: string,
): Promise<StoredElement[]> {
  const known = new Map(previous.map((element) => [element.elementId, element]));
  const result = elements.map((element) => takeOver(element, known.get(element.elementId)));
  const open = [...result.keys()].filter((index) => result[index] === null);
  const laidOut = await breakLines(open, elements, tenantId);
  return elements.map((element, index) => result[index] ?? laidOut.get(index) ?? element);
}

/** @returns null where lines have to be broken or path data checked */
function takeOver(element: IdentifiedElement, before: StoredElement | undefined): StoredElement | null {
  if (element.type === "path") return isKnownPath(element, before) ? element : null;
  if (element.type !== "text") return element;
  const layout = knownLayout(element, before);
  return layout === undefined ? null : { ...element, layout };
}

/** Sends only what is open; findings name the places in the whole list. */
async function breakLines(
  open: readonly number[],
  elements: readonly IdentifiedElement[],
  tenantId: string,
): Promise<Map<number, StoredElement>> {
  const sent = open.flatMap((index) => elements[index] ?? []);
  if (sent.length === 0) return new Map();
  try {
    const laidOut = await layoutElements(sent, await loadLayoutFonts(tenantId, sent));
    return new Map(
      sent.map((element, at) => [open[at] ?? 0, { ...(laidOut[at] ?? element), elementId: element.elementId }]),
    );
  } catch (error) {
    if (!(error instanceof AppError) || error.errors.length === 0) throw error;
    const errors = error.errors.map(({ path, message }) => ({
      path: path.replace(/^elements\.(\d+)/, (_, at: string) => `elements.${open[Number(at)] ?? at}`),
      message,
    }));
    throw new AppError(error.code, error.message, { errors, extra: error.extra });
  }
}
