import { and, desc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designBranches, designRevisions, designs } from "@/db/schema";
import { AppError, notFound } from "@/lib/kernel/errors";

/** Newest revision of a line; its number is the one that the next counts from. */
export interface LineHead {
  id: string;
  number: number;
}

/** A person's branch that is not in the trash. @throws `not_found`; `validation_failed` for the line of a variable-data job */
export async function findBranch(tx: Transaction, tenantId: string, designId: string, branchId: string) {
  const [branch] = await tx
    .select()
    .from(designBranches)
    .where(
      and(
        eq(designBranches.tenantId, tenantId),
        eq(designBranches.designId, designId),
        eq(designBranches.id, branchId),
        isNull(designBranches.deletedAt),
      ),
    );
  if (branch === undefined) throw notFound("The branch");
  if (branch.kind === "batch") {
    throw new AppError("validation_failed", "The revisions of a variable-data job are not continued.", {
      errors: [{ path: "branchId", message: "is the line of a variable-data job" }],
    });
  }
  return branch;
}

/**
 * The line that a save goes to: the one that is named, else the one its parent stands on, else the main line (null).
 * @throws `not_found` for a branch that does not exist or is in the trash
 */
export async function findLine(
  tx: Transaction,
  tenantId: string,
  designId: string,
  wanted: { branchId?: string | null | undefined; parentRevisionId?: string | null | undefined },
): Promise<string | null> {
  const branchId =
    wanted.branchId === undefined
      ? await lineOfRevision(tx, tenantId, designId, wanted.parentRevisionId ?? null)
      : wanted.branchId;
  if (branchId !== null) await findBranch(tx, tenantId, designId, branchId);
  return branchId;
}

async function lineOfRevision(tx: Transaction, tenantId: string, designId: string, id: string | null) {
  if (id === null) return null;
  const [revision] = await tx
    .select({ branchId: designRevisions.branchId })
    .from(designRevisions)
    .where(
      and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.designId, designId), eq(designRevisions.id, id)),
    );
  return revision?.branchId ?? null;
}

/** The newest revision of a line; undefined: a main line on which nothing was saved yet. @throws `not_found` */
export async function readHead(
  tx: Transaction,
  tenantId: string,
  designId: string,
  branchId: string | null,
): Promise<LineHead | undefined> {
  const columns = { id: designRevisions.id, number: designRevisions.number };
  if (branchId !== null) {
    const { headRevisionId } = await findBranch(tx, tenantId, designId, branchId);
    const [head] = await tx
      .select(columns)
      .from(designRevisions)
      .where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.id, headRevisionId)));
    return head;
  }
  const [newest] = await tx
    .select(columns)
    .from(designRevisions)
    .where(
      and(
        eq(designRevisions.tenantId, tenantId),
        eq(designRevisions.designId, designId),
        isNull(designRevisions.branchId),
      ),
    )
    .orderBy(desc(designRevisions.number))
    .limit(1);
  return newest;
}

/** Whoever else saves on any line of the design, or changes its branches, waits until the transaction ends. @throws `not_found` */
export async function lockDesign(tx: Transaction, tenantId: string, designId: string): Promise<void> {
  const [locked] = await tx
    .select({ id: designs.id })
    .from(designs)
    .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId), isNull(designs.deletedAt)))
    .for("update");
  if (locked === undefined) throw notFound("The design");
}

/** Makes a revision the newest of its line. */
export async function moveHead(
  tx: Transaction,
  tenantId: string,
  designId: string,
  branchId: string | null,
  revisionId: string,
): Promise<void> {
  if (branchId === null) {
    await tx
      .update(designs)
      .set({ headRevisionId: revisionId })
      .where(and(eq(designs.tenantId, tenantId), eq(designs.id, designId)));
    return;
  }
  await tx
    .update(designBranches)
    .set({ headRevisionId: revisionId })
    .where(and(eq(designBranches.tenantId, tenantId), eq(designBranches.id, branchId)));
}
