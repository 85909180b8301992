import { Readable } from "node:stream";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { assets, designRevisions, designs, jobsPreview } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { createAsset } from "@/lib/designs/create-asset";
import { createDesign } from "@/lib/designs/create-design";
import { createRevision } from "@/lib/designs/create-revision";
import { runPreviewJob } from "@/lib/designs/run-preview-job";
import { listStyles } from "@/lib/designs/styles";
import { spoolStream } from "@/lib/kernel/artifacts";
import type { Context } from "@/lib/kernel/context";
import { type DemoArtworkKey, demoArtworks } from "./artwork";
import { demoDesigns, resolveDemoElements } from "./designs";

const maxArtworkBytes = 50 * 1024 * 1024;

async function storeArtwork(ctx: Context): Promise<Map<DemoArtworkKey, string>> {
  const existing = await withTenant(ctx.tenantId, (tx) =>
    tx.select({ id: assets.id, name: assets.name }).from(assets).where(eq(assets.tenantId, ctx.tenantId)),
  );
  const ids = new Map<DemoArtworkKey, string>();
  for (const artwork of demoArtworks) {
    const known = existing.find((asset) => asset.name === artwork.name);
    if (known !== undefined) {
      ids.set(artwork.key, known.id);
      continue;
    }
    const file = await spoolStream(Readable.from([await artwork.load()]), maxArtworkBytes);
    try {
      const form = { file, filename: artwork.filename, declaredType: artwork.mimeType, fields: { name: artwork.name } };
      ids.set(artwork.key, (await createAsset({ ctx, form })).id);
    } finally {
      await file.dispose();
    }
  }
  return ids;
}

async function findDesign(tenantId: string, name: string): Promise<string | undefined> {
  const [row] = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: designs.id })
      .from(designs)
      .where(and(eq(designs.tenantId, tenantId), eq(designs.name, name)))
      .limit(1),
  );
  return row?.id;
}

/**
 * Fills an organization with the demo's artwork and designs and draws their thumbnails at once, so that the first page
 * shows pictures before the job engine has run. What an interrupted call made is kept and completed.
 */
export async function seedDesigns(ctx: Context): Promise<void> {
  const { tenantId } = ctx;
  const styles = await listStyles({ ctx, query: { limit: 200 } });
  const artwork = await storeArtwork(ctx);
  for (const demo of demoDesigns) {
    const style = styles.items.find((candidate) => candidate.key === demo.styleKey);
    if (style === undefined) throw new Error(`The catalogue has no style ${demo.styleKey}.`);
    const input = { name: demo.name, styleVersionId: style.id, decorationProvider: "owned" as const };
    const designId = (await findDesign(tenantId, demo.name)) ?? (await createDesign({ ctx, input })).id;
    const done = await withTenant(tenantId, (tx) =>
      tx.$count(
        designRevisions,
        and(
          eq(designRevisions.tenantId, tenantId),
          eq(designRevisions.designId, designId),
          isNull(designRevisions.branchId),
        ),
      ),
    );
    for (const revision of demo.revisions.slice(done)) {
      const elements = resolveDemoElements(revision, {
        spaceId: (sideId) => style.spaces.find((space) => space.sideId === sideId)?.spaceId,
        assetId: (key) => artwork.get(key),
      });
      await createRevision({ ctx, designId, input: { elements, metadata: revision.metadata } });
    }
  }
  const waiting = await withTenant(tenantId, (tx) =>
    tx
      .select({ id: jobsPreview.id })
      .from(jobsPreview)
      .where(and(eq(jobsPreview.tenantId, tenantId), inArray(jobsPreview.status, ["queued", "running"])))
      .orderBy(jobsPreview.id),
  );
  for (const { id } of waiting) await runPreviewJob(tenantId, id);
}
