import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets, revisionElements } from "@/db/schema";
import { AppError } from "@/lib/kernel/errors";
import { type Element, elementSchema } from "@/lib/render/scene";
import { findUsed } from "./asset-uses";
import type { IdentifiedElement } from "./check-elements";

export type StoredElement = Element & { elementId: string };

/** Elements a statement, so that none of them carries many megabytes. */
const chunkSize = 1000;

/** Members are called as the columns are. */
function toRow(revisionId: string, element: StoredElement, ordinal: number) {
  const { elementId, type, spaceId, transform, content, parentElementId, ...rest } = element;
  const { layout, assetId, ...attributes } = { layout: undefined, assetId: undefined, ...rest };
  return {
    design_revision_id: revisionId,
    id: elementId,
    ordinal,
    type,
    space_id: spaceId,
    parent_element_id: parentElementId ?? null,
    transform,
    content,
    asset_id: assetId ?? null,
    attributes,
    layout: layout ?? null,
  };
}

/** Writes the elements of revisions in paint order. */
export async function insertElementLists(
  tx: Transaction,
  tenantId: string,
  lists: readonly { revisionId: string; elements: readonly StoredElement[] }[],
): Promise<void> {
  const rows = lists.flatMap(({ revisionId, elements }) =>
    elements.map((element, ordinal) => toRow(revisionId, element, ordinal)),
  );
  for (let start = 0; start < rows.length; start += chunkSize) {
    // As one parameter: building a statement with twelve for each element took longer than storing them.
    const part = JSON.stringify(rows.slice(start, start + chunkSize));
    await tx.execute(sql`
      insert into ${revisionElements} (tenant_id, design_revision_id, id, ordinal, type, space_id, parent_element_id,
        transform, content, asset_id, attributes, layout)
      select ${tenantId}::uuid, design_revision_id, id, ordinal, type, space_id, parent_element_id,
        transform, content, asset_id, attributes, layout
      from jsonb_to_recordset(${part}::text::jsonb) as element(design_revision_id uuid, id uuid, ordinal int, type text,
        space_id uuid, parent_element_id uuid, transform jsonb, content jsonb, asset_id uuid, attributes jsonb, layout jsonb)`);
  }
}

/** Writes the elements of a revision in paint order. */
export async function insertElements(
  tx: Transaction,
  tenantId: string,
  revisionId: string,
  elements: readonly StoredElement[],
): Promise<void> {
  await insertElementLists(tx, tenantId, [{ revisionId, elements }]);
}

/** The elements of a revision in paint order, checked against today's schema. */
export async function readElements(tx: Transaction, tenantId: string, revisionId: string): Promise<StoredElement[]> {
  const rows = await tx
    .select()
    .from(revisionElements)
    .where(and(eq(revisionElements.tenantId, tenantId), eq(revisionElements.designRevisionId, revisionId)))
    .orderBy(asc(revisionElements.ordinal));
  return rows.map((row) => ({
    ...elementSchema.parse({
      ...row.attributes,
      elementId: row.id,
      type: row.type,
      spaceId: row.spaceId,
      transform: row.transform,
      content: row.content,
      ...(row.parentElementId === null ? {} : { parentElementId: row.parentElementId }),
      ...(row.assetId === null ? {} : { assetId: row.assetId }),
      ...(row.layout === null ? {} : { layout: row.layout }),
    }),
    elementId: row.id,
  }));
}

/**
 * The artwork that elements use, kept from deletion until the transaction ends. Artwork in the trash goes on where some
 * revision of the design showed it already, so that a design stays editable; preflight says so at the export.
 * @throws `validation_failed` for artwork that is gone, newly inserted from the trash, or another organization's; the caller
 *   cannot tell which
 */
export async function requireAssets(
  tx: Transaction,
  tenantId: string,
  designId: string,
  elements: readonly IdentifiedElement[],
): Promise<{ id: string; artifactId: string }[]> {
  const wanted = new Set(elements.flatMap((element) => (element.type === "image" ? [element.assetId] : [])));
  if (wanted.size === 0) return [];
  const found = await tx
    .select({ id: assets.id, artifactId: assets.artifactId, deletedAt: assets.deletedAt })
    .from(assets)
    .where(and(eq(assets.tenantId, tenantId), inArray(assets.id, [...wanted])))
    .for("share");
  const trashed = found.filter((asset) => asset.deletedAt !== null).map((asset) => asset.id);
  const used = trashed.length === 0 ? new Set<string>() : await findUsed(tx, tenantId, designId, trashed);
  const usable = found.filter((asset) => asset.deletedAt === null || used.has(asset.id));
  const known = new Set(usable.map((asset) => asset.id));
  const errors = elements.flatMap((element, index) =>
    element.type === "image" && !known.has(element.assetId)
      ? [{ path: `elements.${index}.assetId`, message: "is no artwork of the library" }]
      : [],
  );
  if (errors.length > 0)
    throw new AppError("validation_failed", "Some artwork does not exist.", { errors: errors.slice(0, 50) });
  return usable;
}
