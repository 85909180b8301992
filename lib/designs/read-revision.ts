import { and, desc, eq, isNull, lt } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { designBranches, designRevisions, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeNumberCursor, type Page, pageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { contentUrl, readDesign } from "./list-designs";
import type { RevisionJson, RevisionSummaryJson, UpdateRevisionInput } from "./schemas";
import { readElements } from "./store-elements";

function select(tx: Transaction) {
  return tx
    .select({ revision: designRevisions, author: { id: users.id, name: users.name } })
    .from(designRevisions)
    .leftJoin(users, eq(users.id, designRevisions.createdBy));
}

type RevisionRow = Awaited<ReturnType<typeof select>>[number];

/** @returns one line's revisions: a list over several would count every number more than once */
export const listRevisionsQuery = pageQuery.extend({
  branchId: z.uuid().optional().describe("Default: the main line"),
});

export function toSummary({ revision, author }: RevisionRow): RevisionSummaryJson {
  return {
    id: revision.id,
    designId: revision.designId,
    branchId: revision.branchId,
    number: revision.number,
    name: revision.name,
    parentRevisionId: revision.parentRevisionId,
    mergedRevisionId: revision.mergedRevisionId,
    changeSummary: revision.changeSummary,
    contentHash: revision.contentHash,
    elementCount: revision.elementCount,
    metadata: revision.metadata,
    thumbnailUrl: revision.thumbnailArtifactId === null ? null : contentUrl(revision.thumbnailArtifactId),
    createdBy: author,
    createdAt: revision.createdAt.toISOString(),
  };
}

/** Whoever a revision is shown to be made by. */
export async function readAuthor(tx: Transaction, userId: string): Promise<{ id: string; name: string } | null> {
  const [author] = await tx.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, userId));
  return author ?? null;
}

/** @throws `not_found` */
export async function readRevision(tx: Transaction, tenantId: string, id: string): Promise<RevisionJson> {
  const [row] = await select(tx).where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.id, id)));
  if (row === undefined) throw notFound("The revision");
  return { ...toSummary(row), elements: await readElements(tx, tenantId, id) };
}

/** A revision with its elements in paint order. */
export async function getRevision({ ctx, id }: { ctx: Context; id: string }): Promise<RevisionJson> {
  requireScope(ctx, "designs:read");
  return withTenant(ctx.tenantId, (tx) => readRevision(tx, ctx.tenantId, id));
}

async function requireBranch(tx: Transaction, tenantId: string, designId: string, id: string): Promise<void> {
  const [branch] = await tx
    .select({ id: designBranches.id })
    .from(designBranches)
    .where(
      and(
        eq(designBranches.tenantId, tenantId),
        eq(designBranches.designId, designId),
        eq(designBranches.id, id),
        isNull(designBranches.deletedAt),
      ),
    );
  if (branch === undefined) throw notFound("The branch");
}

/** Revisions of one line of a design without their elements, newest first. @throws `not_found` */
export async function listRevisions({
  ctx,
  designId,
  query,
}: {
  ctx: Context;
  designId: string;
  query: z.infer<typeof listRevisionsQuery>;
}): Promise<Page<RevisionSummaryJson>> {
  requireScope(ctx, "designs:read");
  const after = decodeNumberCursor(query.cursor);
  const rows = await withTenant(ctx.tenantId, async (tx) => {
    await readDesign(tx, ctx.tenantId, designId);
    const { branchId } = query;
    if (branchId !== undefined) await requireBranch(tx, ctx.tenantId, designId, branchId);
    return select(tx)
      .where(
        and(
          eq(designRevisions.tenantId, ctx.tenantId),
          eq(designRevisions.designId, designId),
          branchId === undefined ? isNull(designRevisions.branchId) : eq(designRevisions.branchId, branchId),
          after === undefined ? undefined : lt(designRevisions.number, after),
        ),
      )
      .orderBy(desc(designRevisions.number))
      .limit(query.limit + 1);
  });
  return toPage(rows, query.limit, (row) => String(row.revision.number), toSummary);
}

/** Names a revision; the name is the only thing of it that ever changes. */
export async function renameRevision({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateRevisionInput;
}): Promise<RevisionJson> {
  requireScope(ctx, "designs:write");
  return withTenant(ctx.tenantId, async (tx) => {
    const renamed = await tx
      .update(designRevisions)
      .set({ name: input.name })
      .where(and(eq(designRevisions.tenantId, ctx.tenantId), eq(designRevisions.id, id)))
      .returning({ id: designRevisions.id });
    if (renamed.length === 0) throw notFound("The revision");
    await recordAudit(tx, ctx, {
      action: "revision.named",
      entity: "design_revisions",
      entityId: id,
      payload: { name: input.name },
    });
    await recordChanges(tx, ctx.tenantId, [{ entity: "design_revisions", id, status: "changed" }]);
    return readRevision(tx, ctx.tenantId, id);
  });
}
