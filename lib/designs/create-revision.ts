import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, designs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { type Emit, writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { Style } from "./catalogue/style-schema";
import { checkElements, type IdentifiedElement } from "./check-elements";
import { diffElements, summarizeDiff } from "./elements/diff-elements";
import { hashContent } from "./hash-content";
import { layOutElements } from "./lay-out-elements";
import { readAuthor, toSummary } from "./read-revision";
import { requestThumbnail } from "./request-thumbnail";
import { requireAvailable } from "./require-available";
import { findLine, type LineHead, lockDesign, moveHead, readHead } from "./revision-line";
import { readSalesRegion } from "./sales-region";
import type { CreateRevisionInput, RevisionJson } from "./schemas";
import { insertElements, readElements, requireAssets, type StoredElement } from "./store-elements";
import { findStyle, toStyle } from "./styles";

async function loadStyle(tx: Transaction, tenantId: string, designId: string): Promise<Style> {
  const [design] = await tx
    .select({ styleVersionId: designs.styleVersionId })
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)));
  if (design === undefined) throw notFound("The design");
  const style = await findStyle(tx, tenantId, design.styleVersionId);
  if (style === undefined) throw notFound("The style");
  return toStyle(style);
}

/** What a save is made of once lines are broken: nothing of it depends on what others save meanwhile. */
interface Prepared {
  style: Style;
  line: string | null;
  elements: IdentifiedElement[];
  stored: StoredElement[];
  contentHash: string;
  /** The line's newest revision when the save began. */
  head: LineHead | undefined;
  headElements: StoredElement[];
}

async function prepare(tenantId: string, designId: string, input: CreateRevisionInput): Promise<Prepared> {
  const loaded = await withTenant(tenantId, async (tx) => {
    const style = await loadStyle(tx, tenantId, designId);
    const elements = checkElements(input.elements, new Set(style.spaces.map((space) => space.spaceId)));
    const line = await findLine(tx, tenantId, designId, input);
    const [head] = await Promise.all([
      readHead(tx, tenantId, designId, line),
      requireAssets(tx, tenantId, designId, elements),
    ]);
    const headElements = head === undefined ? [] : await readElements(tx, tenantId, head.id);
    return { style, line, elements, head, headElements };
  });
  const contentHash = hashContent(loaded.style.id, loaded.elements);
  return { ...loaded, contentHash, stored: await layOutElements(loaded.elements, loaded.headElements, tenantId) };
}

/**
 * Saves an immutable snapshot on a line. Line breaks are computed here, once, and stored with the text.
 * @param mergedRevisionId the other line's revision that went into it
 * @throws `asset_unavailable` when it brings artwork onto the design that its rules forbid there
 * @throws `stale_parent` with the line's `newestRevisionId` when somebody else saved since `parentRevisionId`
 */
export async function createRevision({
  ctx,
  designId,
  input,
  mergedRevisionId = null,
}: {
  ctx: Context;
  designId: string;
  input: CreateRevisionInput;
  mergedRevisionId?: string | null;
}): Promise<RevisionJson> {
  requireScope(ctx, "designs:write");
  const prepared = await prepare(ctx.tenantId, designId, input);
  return writeWithEvents(ctx.tenantId, (tx, emit) => write(tx, emit, ctx, designId, input, prepared, mergedRevisionId));
}

async function write(
  tx: Transaction,
  emit: Emit,
  ctx: Context,
  designId: string,
  input: CreateRevisionInput,
  { style, line, elements, stored, contentHash, head, headElements }: Prepared,
  mergedRevisionId: string | null,
): Promise<RevisionJson> {
  const { tenantId } = ctx;
  await lockDesign(tx, tenantId, designId);
  const newest = await readHead(tx, tenantId, designId, line);
  if (input.parentRevisionId !== undefined && input.parentRevisionId !== (newest?.id ?? null)) {
    throw new AppError("stale_parent", "Somebody saved a newer revision.", {
      extra: { newestRevisionId: newest?.id ?? null, branchId: line },
    });
  }
  const region = await readSalesRegion(tx, tenantId, { metadata: input.metadata ?? {} });
  await requireAvailable({ tx, ctx, elements, designId, styleId: style.id, region });
  // Asked again, because artwork may have gone to the trash while lines were broken.
  const used = await requireAssets(tx, tenantId, designId, elements);
  const before = newest?.id === head?.id ? headElements : await readElements(tx, tenantId, newest?.id ?? "");
  const [revision] = await tx
    .insert(designRevisions)
    .values({
      tenantId,
      designId,
      branchId: line,
      parentRevisionId: newest?.id ?? null,
      mergedRevisionId,
      number: (newest?.number ?? 0) + 1,
      name: input.name ?? null,
      metadata: input.metadata ?? {},
      contentHash,
      elementCount: stored.length,
      changeSummary: newest === undefined ? null : summarizeDiff(diffElements(before, stored)),
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
  await moveHead(tx, tenantId, designId, line, revision.id);
  await recordAudit(tx, ctx, {
    action: mergedRevisionId === null ? "revision.created" : "revision.merged",
    entity: "design_revisions",
    entityId: revision.id,
    payload: {
      designId,
      number: revision.number,
      elements: stored.length,
      ...(line === null ? {} : { branchId: line }),
      ...(mergedRevisionId === null ? {} : { mergedRevisionId }),
    },
  });
  await recordChanges(tx, tenantId, [
    { entity: "design_revisions", id: revision.id, status: "created" },
    { entity: "designs", id: designId, status: "changed" },
    ...(line === null ? [] : [{ entity: "design_branches", id: line, status: "changed" }]),
  ]);
  await requestThumbnail({ tx, ctx, emit, revision, style, elements: stored });
  return { ...toSummary({ revision, author: await readAuthor(tx, ctx.userId) }), elements: stored };
}
