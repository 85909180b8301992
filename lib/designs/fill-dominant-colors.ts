import { buffer } from "node:stream/consumers";
import { and, asc, eq, gt, sql } from "drizzle-orm";
import { artifacts, assets } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import { type Artifact, openArtifact } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { readDominantColors } from "@/lib/kernel/images/read-dominant-colors";
import { recordChanges } from "@/lib/kernel/live/record-change";

/** Pictures looked at by one step of the engine. */
const chunkSize = 50;

const hasNone = sql`cardinality(${assets.dominantColors}) = 0`;

/** Its colours; none where its bytes are gone or it cannot be looked at. @throws AppError `unavailable` */
async function lookAt(artifact: Artifact): Promise<string[]> {
  try {
    return await readDominantColors(await buffer((await openArtifact(artifact)).body));
  } catch (error) {
    if (error instanceof AppError) throw error;
    return [];
  }
}

export interface ColorChunk {
  /** Where the next chunk goes on; null: this was the last one. */
  after: string | null;
  filled: number;
}

/**
 * Looks at the next artwork of all organizations that has no colours yet: what was uploaded before there were any.
 * Repeating it changes nothing; what cannot be looked at, or shows nothing, stays without.
 * @param input.after id of the artwork that the chunk before ended with
 */
export async function fillDominantColors(input: {
  after: string | null;
  /** Only this organization; without it all. */
  tenantId?: string;
}): Promise<ColorChunk> {
  const { after, tenantId } = input;
  const rows = await withSystem((tx) =>
    tx
      .select({ id: assets.id, artifact: artifacts })
      .from(assets)
      .innerJoin(artifacts, and(eq(artifacts.tenantId, assets.tenantId), eq(artifacts.id, assets.artifactId)))
      .where(
        and(
          hasNone,
          tenantId === undefined ? undefined : eq(assets.tenantId, tenantId),
          after === null ? undefined : gt(assets.id, after),
        ),
      )
      .orderBy(asc(assets.id))
      .limit(chunkSize),
  );
  let filled = 0;
  for (const { id, artifact } of rows) {
    const dominantColors = await lookAt(artifact);
    if (dominantColors.length === 0) continue;
    await withTenant(artifact.tenantId, async (tx) => {
      const changed = await tx
        .update(assets)
        .set({ dominantColors })
        .where(and(eq(assets.tenantId, artifact.tenantId), eq(assets.id, id), hasNone))
        .returning({ id: assets.id });
      if (changed.length === 0) return;
      filled += 1;
      await recordChanges(tx, artifact.tenantId, [{ entity: "assets", id, status: "changed" }]);
    });
  }
  return { after: rows.length < chunkSize ? null : (rows.at(-1)?.id ?? null), filled };
}
