import { and, asc, eq, gt, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifactHolds, artifactLinks, artifacts } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { AppError, notFound } from "@/lib/kernel/errors";
import { artifactIs, getArtifact } from "./artifact";

/** Who uses an artifact, and as what. */
export interface ArtifactLink {
  tenantId: string;
  artifactId: string;
  /** Table of what uses it: `assets`, `design_revisions`. */
  entity: string;
  entityId: string;
  /** What the artifact is to the entity: `source` (default), `preview`, `export`. */
  role?: string;
}

const linkIs = (link: ArtifactLink) =>
  and(
    eq(artifactLinks.tenantId, link.tenantId),
    eq(artifactLinks.artifactId, link.artifactId),
    eq(artifactLinks.entity, link.entity),
    eq(artifactLinks.entityId, link.entityId),
    eq(artifactLinks.role, link.role ?? "source"),
  );

/** Records the use in the transaction that makes it; twice is once. A linked artifact cannot be deleted. */
export async function linkArtifact(tx: Transaction, link: ArtifactLink): Promise<void> {
  await tx
    .insert(artifactLinks)
    .values({ ...link, role: link.role ?? "source" })
    .onConflictDoNothing();
}

/** `linkArtifact` for many uses of one organization in one statement. */
export async function linkArtifacts(tx: Transaction, links: readonly ArtifactLink[]): Promise<void> {
  if (links.length === 0) return;
  await tx
    .insert(artifactLinks)
    .values(links.map((link) => ({ ...link, role: link.role ?? "source" })))
    .onConflictDoNothing();
}

/** Takes a use back; what isn't there is no error. */
export async function unlinkArtifact(tx: Transaction, link: ArtifactLink): Promise<void> {
  await tx.delete(artifactLinks).where(linkIs(link));
}

/** Takes back every use by an entity that goes. */
export async function unlinkArtifactsOf(
  tx: Transaction,
  { tenantId, entity, entityId }: Pick<ArtifactLink, "tenantId" | "entity" | "entityId">,
): Promise<void> {
  await tx
    .delete(artifactLinks)
    .where(
      and(eq(artifactLinks.tenantId, tenantId), eq(artifactLinks.entity, entity), eq(artifactLinks.entityId, entityId)),
    );
}

export interface ArtifactUsage {
  entity: string;
  entityId: string;
  role: string;
  createdAt: Date;
}

/**
 * Uses of an artifact in the order of entity, id and role.
 * @param input.after the last usage of the page before
 * @param input.limit rows wanted; ask for one more than you show to know whether there are more
 * @throws AppError `not_found`
 */
export async function listArtifactUsages(input: {
  tenantId: string;
  artifactId: string;
  limit: number;
  after?: Pick<ArtifactUsage, "entity" | "entityId" | "role">;
}): Promise<ArtifactUsage[]> {
  const { tenantId, artifactId, after } = input;
  return withTenant(tenantId, async (tx) => {
    await getArtifact({ tenantId, id: artifactId, tx });
    return tx
      .select({
        entity: artifactLinks.entity,
        entityId: artifactLinks.entityId,
        role: artifactLinks.role,
        createdAt: artifactLinks.createdAt,
      })
      .from(artifactLinks)
      .where(
        and(
          eq(artifactLinks.tenantId, tenantId),
          eq(artifactLinks.artifactId, artifactId),
          after === undefined
            ? undefined
            : or(
                gt(artifactLinks.entity, after.entity),
                and(
                  eq(artifactLinks.entity, after.entity),
                  sql`(${artifactLinks.entityId}, ${artifactLinks.role}) > (${after.entityId}::uuid, ${after.role})`,
                ),
              ),
        ),
      )
      .orderBy(asc(artifactLinks.entity), asc(artifactLinks.entityId), asc(artifactLinks.role))
      .limit(input.limit);
  });
}

export interface ArtifactHold {
  tenantId: string;
  artifactId: string;
  /** The caller's name for the reason, such as an order number; 1 to 200 characters. */
  reference: string;
}

/** Keeps an artifact whatever retention says; twice is once. @throws AppError `not_found`, `validation_failed` */
export async function holdArtifact(tx: Transaction, hold: ArtifactHold): Promise<void> {
  if (hold.reference.length === 0 || hold.reference.length > 200 || /\p{Cc}/u.test(hold.reference)) {
    throw new AppError("validation_failed", "A hold's reference has 1 to 200 characters and no control characters.", {
      errors: [{ path: "reference", message: "must have 1 to 200 printable characters" }],
    });
  }
  // Locked, so that a retention that deletes it at this moment is waited for and seen.
  const [artifact] = await tx
    .select({ id: artifacts.id })
    .from(artifacts)
    .where(artifactIs(hold.tenantId, hold.artifactId))
    .for("key share");
  if (artifact === undefined) throw notFound("The artifact");
  await tx.insert(artifactHolds).values(hold).onConflictDoNothing();
}

/** Ends a hold; what isn't there is no error. @throws AppError `not_found` for an unknown artifact */
export async function releaseArtifact(tx: Transaction, hold: ArtifactHold): Promise<void> {
  await getArtifact({ tenantId: hold.tenantId, id: hold.artifactId, tx });
  await tx
    .delete(artifactHolds)
    .where(
      and(
        eq(artifactHolds.tenantId, hold.tenantId),
        eq(artifactHolds.artifactId, hold.artifactId),
        eq(artifactHolds.reference, hold.reference),
      ),
    );
}
