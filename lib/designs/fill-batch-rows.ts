import { newId } from "@/db/columns";
import { withTenant } from "@/db/tenant";
import { AppError } from "@/lib/kernel/errors";
import { renderMany } from "@/lib/kernel/rendering/render-many";
import { findArtworkByNames } from "./batch-artwork";
import { type BindFinding, bindElements, listFields } from "./elements/bind-elements";
import { hashContent } from "./hash-content";
import { loadLayoutFonts } from "./load-fonts";
import type { LoadedRevision } from "./load-scene";
import { artworkNames, type PlannedRow } from "./plan-batch";
import type { RowRevision } from "./store-batch-rows";
import type { StoredElement } from "./store-elements";

/** A row with its values put into the design. */
export interface FilledRow {
  number: number;
  values: Readonly<Record<string, string>>;
  revision: RowRevision | null;
  findings: Record<string, unknown>[];
  error: { code: string; detail: string } | null;
}

function withoutLayout(element: StoredElement): StoredElement {
  if (element.type !== "text") return element;
  const { layout: _, ...rest } = element;
  return rest;
}

const toFinding = ({ message, ...finding }: BindFinding) => ({ ...finding, detail: message });

export function toFailure(error: unknown): { code: string; detail: string } {
  if (error instanceof AppError) return { code: error.code, detail: error.errors[0]?.message ?? error.message };
  throw error;
}

/**
 * Puts rows into the design: texts whose words changed get new line breaks, pictures their artwork. A row that cannot be
 * filled says why and leaves the others alone.
 */
export async function fillBatchRows(
  tenantId: string,
  batchId: string,
  template: LoadedRevision,
  rows: readonly Pick<PlannedRow, "number" | "values">[],
): Promise<FilledRow[]> {
  const { revision, style, elements } = template;
  const names = artworkNames(listFields(elements), rows);
  const findArtwork = await withTenant(tenantId, (tx) => findArtworkByNames(tx, tenantId, names));
  const bound = rows.map((row) => ({ row, ...bindElements(elements, row.values, findArtwork) }));
  const texts = bound.map(({ elements: filled, changedIds }) =>
    filled.filter((element) => element.type === "text" && changedIds.has(element.elementId)),
  );
  const fonts = await loadLayoutFonts(tenantId, texts.flat());
  const layouts = await renderMany(
    "layout",
    texts.map((changed) => ({ elements: changed, fonts })),
    // Before the files of the chunk that is being drawn: this one is to be ready when that one ends.
    { priority: "urgent" },
  );
  const createdAt = new Date();
  return bound.map(({ row, elements: filled, changedIds, findings }, index): FilledRow => {
    const { number, values } = row;
    const failed = findings.find(({ severity }) => severity === "error");
    const common = { number, values, findings: findings.map(toFinding) };
    if (failed !== undefined)
      return { ...common, revision: null, error: { code: failed.code, detail: failed.message } };
    const layout = layouts[index];
    if (layout === undefined || "error" in layout) {
      return { ...common, revision: null, error: toFailure(layout?.error) };
    }
    const laidOut = new Map(layout.output.map((element) => [element.elementId, element]));
    const stored = filled.map((element): StoredElement => {
      const made = laidOut.get(element.elementId);
      return made === undefined ? element : { ...made, elementId: element.elementId };
    });
    const made: RowRevision = {
      id: newId(),
      number: revision.number + number,
      elements: stored,
      contentHash: hashContent(style.id, stored.map(withoutLayout)),
      metadata: { ...revision.metadata, batchId, row: number },
      changed: changedIds.size,
      createdAt,
    };
    return { ...common, revision: made, error: null };
  });
}
