import { and, eq, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifactHolds, artifactLinks, artifacts } from "@/db/schema";
import { AppError, notFound } from "@/lib/kernel/errors";
import { artifactIs } from "./artifact";

/** Why an artifact may not go. */
export type ArtifactUse = "linked" | "held";

/**
 * Locks an artifact's row and looks who needs it. Until the transaction ends nobody can link or hold it.
 * @returns undefined when nobody does, "gone" when there is no such artifact
 */
export async function lockUnused(
  tx: Transaction,
  tenantId: string,
  id: string,
): Promise<ArtifactUse | "gone" | undefined> {
  const [locked] = await tx.select({ id: artifacts.id }).from(artifacts).where(artifactIs(tenantId, id)).for("update");
  if (locked === undefined) return "gone";
  // A statement of its own after the lock, so that it sees links committed while the lock was waited for.
  const [linked, held] = await Promise.all([
    tx
      .select({ one: sql`1` })
      .from(artifactLinks)
      .where(and(eq(artifactLinks.tenantId, tenantId), eq(artifactLinks.artifactId, id)))
      .limit(1),
    tx
      .select({ one: sql`1` })
      .from(artifactHolds)
      .where(and(eq(artifactHolds.tenantId, tenantId), eq(artifactHolds.artifactId, id)))
      .limit(1),
  ]);
  if (held.length > 0) return "held";
  return linked.length > 0 ? "linked" : undefined;
}

/**
 * Deletes an artifact's row; its bytes go with the next garbage collection unless another artifact shows them.
 * @throws AppError `not_found`; `conflict` while it is linked or held
 */
export async function deleteArtifact(tx: Transaction, input: { tenantId: string; id: string }): Promise<void> {
  const use = await lockUnused(tx, input.tenantId, input.id);
  if (use === "gone") throw notFound("The artifact");
  if (use === "held") throw new AppError("conflict", "The artifact is held and cannot be deleted.");
  if (use === "linked") throw new AppError("conflict", "The artifact is in use and cannot be deleted.");
  await tx.delete(artifacts).where(artifactIs(input.tenantId, input.id));
}
