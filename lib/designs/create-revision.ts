import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, designs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { layoutElements } from "@/lib/kernel/rendering/prepare-elements";
import { checkElements } from "./check-elements";
import { hashContent } from "./hash-content";
import { readRevision } from "./read-revision";
import { requestThumbnail } from "./request-thumbnail";
import type { CreateRevisionInput, RevisionJson } from "./schemas";
import { insertElements, requireAssets, type StoredElement } from "./store-elements";
import { findStyle, toStyle } from "./styles";

async function loadDesign(tx: Transaction, tenantId: string, designId: string) {
  const [design] = await tx
    .select()
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)));
  if (design === undefined) throw notFound("The design");
  const style = await findStyle(tx, tenantId, design.styleVersionId);
  if (style === undefined) throw notFound("The style");
  return { design, style: toStyle(style) };
}

/** The newest revision under the design's lock: whoever else saves waits. */
async function lockNewest(tx: Transaction, tenantId: string, designId: string) {
  const [locked] = await tx
    .select({ id: designs.id })
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)))
    .for("update");
  if (locked === undefined) throw notFound("The design");
  const [newest] = await tx
    .select({ id: designRevisions.id, number: designRevisions.number })
    .from(designRevisions)
    .where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.designId, designId)))
    .orderBy(desc(designRevisions.number))
    .limit(1);
  return newest;
}

/**
 * Saves an immutable snapshot. Line breaks are computed here, once, and stored with the text.
 * @throws `stale_parent` with `newestRevisionId` when somebody else saved since `parentRevisionId`
 */
export async function createRevision({
  ctx,
  designId,
  input,
}: {
  ctx: Context;
  designId: string;
  input: CreateRevisionInput;
}): Promise<RevisionJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  const { style, elements } = await withTenant(tenantId, async (tx) => {
    const loaded = await loadDesign(tx, tenantId, designId);
    const checked = checkElements(input.elements, new Set(loaded.style.spaces.map((space) => space.spaceId)));
    await requireAssets(tx, tenantId, checked);
    return { style: loaded.style, elements: checked };
  });
  const contentHash = hashContent(style.id, elements);
  const ids = elements.map((element) => element.elementId);
  const laidOut = await layoutElements(elements);
  const stored: StoredElement[] = laidOut.map((element, index) => ({ ...element, elementId: ids[index] ?? "" }));

  return writeWithEvents(tenantId, async (tx, emit) => {
    const newest = await lockNewest(tx, tenantId, designId);
    if (input.parentRevisionId !== undefined && input.parentRevisionId !== (newest?.id ?? null)) {
      throw new AppError("stale_parent", "Somebody saved a newer revision.", {
        extra: { newestRevisionId: newest?.id ?? null },
      });
    }
    // Asked again, because artwork may have gone to the trash while lines were broken.
    const used = await requireAssets(tx, tenantId, elements);
    const [revision] = await tx
      .insert(designRevisions)
      .values({
        tenantId,
        designId,
        parentRevisionId: newest?.id ?? null,
        number: (newest?.number ?? 0) + 1,
        name: input.name ?? null,
        metadata: input.metadata ?? {},
        contentHash,
        elementCount: stored.length,
        createdBy: ctx.userId,
      })
      .returning();
    if (revision === undefined) throw new Error("The revision was not inserted.");
    await insertElements(tx, tenantId, revision.id, stored);
    for (const artifactId of new Set(used.map((asset) => asset.artifactId))) {
      await linkArtifact(tx, {
        tenantId,
        artifactId,
        entity: "design_revisions",
        entityId: revision.id,
        role: "artwork",
      });
    }
    await tx
      .update(designs)
      .set({ headRevisionId: revision.id })
      .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId)));
    await recordAudit(tx, ctx, {
      action: "revision.created",
      entity: "design_revisions",
      entityId: revision.id,
      payload: { designId, number: revision.number, elements: stored.length },
    });
    await recordChanges(tx, tenantId, [
      { entity: "design_revisions", id: revision.id, status: "created" },
      { entity: "designs", id: designId, status: "changed" },
    ]);
    await requestThumbnail({ tx, ctx, emit, revision, style, elements: stored });
    return readRevision(tx, tenantId, revision.id);
  });
}
