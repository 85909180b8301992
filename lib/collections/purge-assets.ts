import { and, eq, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import {
  artifactLinks,
  collections,
  generatedAssets,
  generationJobs,
  images,
  inspirationImages,
  productImages,
} from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { unlinkArtifact } from "@/lib/kernel/artifacts";
import { deleteArtifact } from "@/lib/kernel/artifacts/delete-artifact";
import { AppError } from "@/lib/kernel/errors";

/** Days in the trash, and days that a failed asset is kept. */
const trashDays = 30;
const failedDays = 7;
/** Rows of one step. */
const chunkSize = 500;

/** A file that nobody links or holds goes; its bytes follow with the next collection of garbage. */
async function dropArtifact(tx: Transaction, tenantId: string, id: string): Promise<void> {
  await deleteArtifact(tx, { tenantId, id }).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

/** Pictures that nothing shows any more leave with their files. */
async function dropImages(tx: Transaction, tenantId: string, imageIds: readonly string[]): Promise<void> {
  if (imageIds.length === 0) return;
  const unused = await tx
    .delete(images)
    .where(
      and(
        eq(images.tenantId, tenantId),
        inArray(images.id, [...imageIds]),
        sql`not exists (select 1 from ${generatedAssets} a where a.tenant_id = ${images.tenantId} and a.image_id = ${images.id})`,
        sql`not exists (select 1 from ${productImages} p where p.tenant_id = ${images.tenantId} and p.image_id = ${images.id})`,
        sql`not exists (select 1 from ${inspirationImages} i where i.tenant_id = ${images.tenantId} and i.image_id = ${images.id})`,
      ),
    )
    .returning({ id: images.id, artifactId: images.artifactId });
  for (const { id, artifactId } of unused) {
    await unlinkArtifact(tx, { tenantId, artifactId, entity: "images", entityId: id });
    await dropArtifact(tx, tenantId, artifactId);
  }
}

/** What outside providers made for the assets, which took it over as files of their own. */
async function dropJobResults(tx: Transaction, tenantId: string, assetIds: readonly string[]): Promise<void> {
  const isOfAssets = and(
    eq(generationJobs.tenantId, tenantId),
    eq(generationJobs.ownerType, "generated_assets"),
    inArray(generationJobs.ownerId, [...assetIds]),
    isNotNull(generationJobs.artifactId),
  );
  const jobs = await tx.select({ artifactId: generationJobs.artifactId }).from(generationJobs).where(isOfAssets);
  for (const { artifactId } of jobs) if (artifactId !== null) await dropArtifact(tx, tenantId, artifactId);
}

/** Films, also those of attempts that were given up. */
async function dropFilms(tx: Transaction, tenantId: string, assetIds: readonly string[]): Promise<void> {
  const films = await tx
    .delete(artifactLinks)
    .where(
      and(
        eq(artifactLinks.tenantId, tenantId),
        eq(artifactLinks.entity, "generated_assets"),
        inArray(artifactLinks.entityId, [...assetIds]),
      ),
    )
    .returning({ artifactId: artifactLinks.artifactId });
  for (const { artifactId } of films) await dropArtifact(tx, tenantId, artifactId);
}

/** Deletes collections for good that have been in the trash for thirty days; what they generated stays. @returns how many went */
export async function purgeCollections(now = new Date()): Promise<{ purged: number }> {
  const before = new Date(now.getTime() - trashDays * 86_400_000);
  return withSystem(async (tx) => {
    const gone = await tx
      .delete(collections)
      .where(and(isNotNull(collections.deletedAt), lt(collections.deletedAt, before)))
      .returning({ id: collections.id });
    return { purged: gone.length };
  });
}

/** Deletes for good what has been in the trash for thirty days, and failed assets that nobody pinned after seven. @returns how many went */
export async function purgeGeneratedAssets(now = new Date()): Promise<{ purged: number }> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
  return withSystem(async (tx) => {
    const gone = await tx
      .select({
        tenantId: generatedAssets.tenantId,
        id: generatedAssets.id,
        imageId: generatedAssets.imageId,
      })
      .from(generatedAssets)
      .where(
        or(
          and(isNotNull(generatedAssets.deletedAt), lt(generatedAssets.deletedAt, daysAgo(trashDays))),
          and(
            eq(generatedAssets.status, "error"),
            lt(generatedAssets.updatedAt, daysAgo(failedDays)),
            eq(generatedAssets.pinned, false),
            // Its job may still turn up with a result that is paid for.
            sql`${generatedAssets.errorCode} is distinct from 'submission_unknown'`,
          ),
        ),
      )
      .limit(chunkSize)
      .for("update", { skipLocked: true });
    const byTenant = Map.groupBy(gone, (row) => row.tenantId);
    for (const [tenantId, rows] of byTenant) {
      await tx.delete(generatedAssets).where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          inArray(
            generatedAssets.id,
            rows.map((row) => row.id),
          ),
        ),
      );
      await dropImages(
        tx,
        tenantId,
        rows.flatMap((row) => row.imageId ?? []),
      );
      const assetIds = rows.map((row) => row.id);
      await dropFilms(tx, tenantId, assetIds);
      await dropJobResults(tx, tenantId, assetIds);
    }
    return { purged: gone.length };
  });
}
