import { and, eq, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designBranches, designRevisions } from "@/db/schema";
import type { GraphNode } from "./elements/merge-base";

export interface RevisionNode extends GraphNode {
  /** Null: the main line. */
  branchId: string | null;
}

/** What every revision of a design was made from; the lines of variable-data jobs are left out. */
export async function readGraph(
  tx: Transaction,
  tenantId: string,
  designId: string,
): Promise<ReadonlyMap<string, RevisionNode>> {
  const rows = await tx
    .select({
      id: designRevisions.id,
      parentRevisionId: designRevisions.parentRevisionId,
      mergedRevisionId: designRevisions.mergedRevisionId,
      branchId: designRevisions.branchId,
    })
    .from(designRevisions)
    .leftJoin(
      designBranches,
      and(eq(designBranches.tenantId, designRevisions.tenantId), eq(designBranches.id, designRevisions.branchId)),
    )
    .where(
      and(
        eq(designRevisions.tenantId, tenantId),
        eq(designRevisions.designId, designId),
        or(isNull(designRevisions.branchId), eq(designBranches.kind, "user")),
      ),
    );
  return new Map(rows.map((row) => [row.id, row]));
}
