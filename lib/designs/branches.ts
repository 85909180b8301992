import { and, asc, eq, gt, isNotNull, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designBranches, designRevisions, users } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { recordChanges } from "@/lib/kernel/live/record-change";
import type { BranchJson, CreateBranchInput, UpdateBranchInput } from "./branch-schemas";
import { findAncestors } from "./elements/merge-base";
import { readDesign } from "./list-designs";
import { readGraph } from "./revision-graph";
import { findBranch, lockDesign, readHead } from "./revision-line";

function select(tx: Transaction) {
  return tx
    .select({ branch: designBranches, author: { id: users.id, name: users.name } })
    .from(designBranches)
    .leftJoin(users, eq(users.id, designBranches.createdBy));
}

type BranchRow = Awaited<ReturnType<typeof select>>[number];

function toJson({ branch, author }: BranchRow, unmerged: number): BranchJson {
  return {
    id: branch.id,
    designId: branch.designId,
    name: branch.name,
    fromRevisionId: branch.fromRevisionId,
    headRevisionId: branch.headRevisionId,
    unmerged,
    createdBy: author,
    createdAt: branch.createdAt.toISOString(),
    updatedAt: branch.updatedAt.toISOString(),
  };
}

/** Counts the revisions of a branch that never went into the main line. */
async function unmergedCounter(tx: Transaction, tenantId: string, designId: string) {
  const graph = await readGraph(tx, tenantId, designId);
  const head = await readHead(tx, tenantId, designId, null);
  const inMain = head === undefined ? new Set<string>() : findAncestors(graph, head.id);
  return (branch: { id: string; headRevisionId: string }) =>
    [...findAncestors(graph, branch.headRevisionId)].filter(
      (id) => !inMain.has(id) && graph.get(id)?.branchId === branch.id,
    ).length;
}

async function readBranch(tx: Transaction, tenantId: string, id: string): Promise<BranchJson> {
  const [row] = await select(tx).where(and(eq(designBranches.tenantId, tenantId), eq(designBranches.id, id)));
  if (row === undefined) throw notFound("The branch");
  const count = await unmergedCounter(tx, tenantId, row.branch.designId);
  return toJson(row, count(row.branch));
}

/** People's branches of a design, oldest first. */
export async function listBranches({
  ctx,
  designId,
  query,
}: {
  ctx: Context;
  designId: string;
  query: PageQuery;
}): Promise<Page<BranchJson>> {
  requireScope(ctx, "designs:read");
  const after = decodeIdCursor(query.cursor);
  return withTenant(ctx.tenantId, async (tx) => {
    await readDesign(tx, ctx.tenantId, designId);
    const rows = await select(tx)
      .where(
        and(
          eq(designBranches.tenantId, ctx.tenantId),
          eq(designBranches.designId, designId),
          eq(designBranches.kind, "user"),
          isNull(designBranches.deletedAt),
          after === undefined ? undefined : gt(designBranches.id, after),
        ),
      )
      .orderBy(asc(designBranches.id))
      .limit(query.limit + 1);
    const count = await unmergedCounter(tx, ctx.tenantId, designId);
    return toPage(
      rows,
      query.limit,
      (row) => row.branch.id,
      (row) => toJson(row, count(row.branch)),
    );
  });
}

/**
 * Starts a line beside the main one. It goes on from its first revision's number.
 * @throws `validation_failed` for a revision that is not the design's, `conflict` for a name that is taken
 */
export async function createBranch({
  ctx,
  designId,
  input,
}: {
  ctx: Context;
  designId: string;
  input: CreateBranchInput;
}): Promise<BranchJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    await lockDesign(tx, tenantId, designId);
    const [from] = await tx
      .select({ branchId: designRevisions.branchId })
      .from(designRevisions)
      .where(
        and(
          eq(designRevisions.tenantId, tenantId),
          eq(designRevisions.designId, designId),
          eq(designRevisions.id, input.fromRevisionId),
        ),
      );
    if (from === undefined) {
      throw new AppError("validation_failed", "The design has no such revision.", {
        errors: [{ path: "fromRevisionId", message: "is not a revision of the design" }],
      });
    }
    const [row] = await tx
      .insert(designBranches)
      .values({
        tenantId,
        designId,
        name: input.name,
        fromRevisionId: input.fromRevisionId,
        headRevisionId: input.fromRevisionId,
        createdBy: ctx.userId,
      })
      .returning({ id: designBranches.id });
    if (row === undefined) throw new Error("The branch was not inserted.");
    await recordAudit(tx, ctx, {
      action: "branch.created",
      entity: "design_branches",
      entityId: row.id,
      payload: { designId, ...input },
    });
    await recordChanges(tx, tenantId, [
      { entity: "design_branches", id: row.id, status: "created" },
      { entity: "designs", id: designId, status: "changed" },
    ]);
    return readBranch(tx, tenantId, row.id);
  });
}

type Values = Partial<Pick<typeof designBranches.$inferInsert, "name" | "deletedAt">>;

async function changeBranch(ctx: Context, id: string, from: "live" | "deleted", values: Values, action: string) {
  requireScope(ctx, "designs:write");
  return withTenant(ctx.tenantId, async (tx) => {
    const changed = await tx
      .update(designBranches)
      .set(values)
      .where(
        and(
          eq(designBranches.tenantId, ctx.tenantId),
          eq(designBranches.id, id),
          eq(designBranches.kind, "user"),
          from === "live" ? isNull(designBranches.deletedAt) : isNotNull(designBranches.deletedAt),
        ),
      )
      .returning({ designId: designBranches.designId });
    const [branch] = changed;
    if (branch === undefined) throw notFound("The branch");
    const { deletedAt: _, ...payload } = values;
    await recordAudit(tx, ctx, { action, entity: "design_branches", entityId: id, payload });
    await recordChanges(tx, ctx.tenantId, [
      { entity: "design_branches", id, status: action.split(".")[1] ?? action },
      { entity: "designs", id: branch.designId, status: "changed" },
    ]);
    return readBranch(tx, ctx.tenantId, id);
  });
}

/** @throws `not_found`, `conflict` for a name that is taken */
export async function renameBranch({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: UpdateBranchInput;
}): Promise<BranchJson> {
  return changeBranch(ctx, id, "live", { name: input.name }, "branch.renamed");
}

/** Puts a branch into the trash; its revisions stay readable, `restoreBranch` brings it back. */
export async function deleteBranch({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  await changeBranch(ctx, id, "live", { deletedAt: new Date() }, "branch.deleted");
}

/** @throws `not_found`, `conflict` when its name was given to another branch meanwhile */
export async function restoreBranch({ ctx, id }: { ctx: Context; id: string }): Promise<BranchJson> {
  return changeBranch(ctx, id, "deleted", { deletedAt: null }, "branch.restored");
}

/** The id of a branch that is called by id or name; null for the main line. @throws `not_found` */
export async function resolveBranch(
  tx: Transaction,
  tenantId: string,
  designId: string,
  idOrName: string,
): Promise<{ id: string | null; name: string }> {
  if (idOrName.toLowerCase() === "main") return { id: null, name: "main" };
  if (/^[0-9a-f-]{36}$/i.test(idOrName)) return findBranch(tx, tenantId, designId, idOrName);
  const [branch] = await tx
    .select({ id: designBranches.id, name: designBranches.name })
    .from(designBranches)
    .where(
      and(
        eq(designBranches.tenantId, tenantId),
        eq(designBranches.designId, designId),
        eq(designBranches.name, idOrName),
        eq(designBranches.kind, "user"),
        isNull(designBranches.deletedAt),
      ),
    );
  if (branch === undefined) throw notFound("The branch");
  return branch;
}
