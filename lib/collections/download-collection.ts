import { makeZip } from "client-zip";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import { artifacts, generatedAssets, images, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Artifact, openArtifact } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { readCollection } from "./read-collections";

export const downloadQuery = z.strictObject({
  pattern: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^/\\\p{Cc}]*$/u, "may hold no slash")
    .default("{sku}_{collection}_{n}")
    .describe("File names without extension; {sku}, {product}, {collection}, {type}, {n} and {id} are filled in"),
});

interface Entry {
  name: string;
  artifact: Artifact;
  asset: Pick<typeof generatedAssets.$inferSelect, "id" | "type" | "settings" | "provider" | "modelId" | "costUsd">;
  sku: string;
  product: string;
}

/** Safe in a file name on every system. */
const safe = (text: string) =>
  text
    .replace(/[^\p{L}\p{N} ._-]+/gu, "-")
    .replace(/^[.\s]+|[.\s]+$/g, "")
    .slice(0, 80);

/** File names by a pattern, each once: a number is added where two would be the same. */
export function nameEntries(
  pattern: string,
  collection: string,
  assets: readonly { id: string; type: string; sku: string; product: string; extension: string }[],
): string[] {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  return assets.map(({ id, type, sku, product, extension }) => {
    const n = (counts.get(sku) ?? 0) + 1;
    counts.set(sku, n);
    const values: Record<string, string> = { sku, product, collection, type, n: String(n), id };
    const filled = pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
    const base = safe(filled) === "" ? id : safe(filled);
    let name = `${base}.${extension}`;
    for (let again = 2; taken.has(name.toLowerCase()); again += 1) name = `${base} (${again}).${extension}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

async function listEntries(
  tenantId: string,
  collectionId: string,
  collection: string,
  pattern: string,
): Promise<Entry[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx
      .select({ asset: generatedAssets, artifact: artifacts, sku: products.sku, product: products.name })
      .from(generatedAssets)
      .innerJoin(
        products,
        and(eq(products.tenantId, generatedAssets.tenantId), eq(products.id, generatedAssets.productId)),
      )
      .innerJoin(images, and(eq(images.tenantId, generatedAssets.tenantId), eq(images.id, generatedAssets.imageId)))
      .innerJoin(
        artifacts,
        and(
          eq(artifacts.tenantId, generatedAssets.tenantId),
          eq(artifacts.id, sql`coalesce(${generatedAssets.mediaArtifactId}, ${images.artifactId})`),
        ),
      )
      .where(
        and(
          eq(generatedAssets.tenantId, tenantId),
          eq(generatedAssets.collectionId, collectionId),
          eq(generatedAssets.status, "completed"),
          isNull(generatedAssets.deletedAt),
        ),
      )
      .orderBy(asc(products.sku), asc(generatedAssets.id)),
  );
  const names = nameEntries(
    pattern,
    collection,
    rows.map(({ asset, artifact, sku, product }) => ({
      id: asset.id,
      type: asset.type,
      sku,
      product,
      extension: artifact.type.split("/")[1]?.replace("jpeg", "jpg") ?? "bin",
    })),
  );
  return rows.map((row, index) => ({ ...row, name: names[index] ?? row.asset.id }));
}

function writeManifest(collection: string, entries: readonly Entry[]): string {
  const files = entries.map(({ name, asset, sku, product, artifact }) => ({
    file: name,
    assetId: asset.id,
    sku,
    product,
    type: asset.type,
    provider: asset.provider,
    model: asset.modelId,
    costUsd: asset.costUsd,
    sha256: artifact.contentHash,
    settings: asset.settings,
  }));
  return `${JSON.stringify({ collection, files }, null, 2)}\n`;
}

async function* readFiles(collection: string, entries: readonly Entry[]) {
  const lastModified = new Date();
  yield { name: "manifest.json", input: writeManifest(collection, entries), lastModified };
  for (const { name, artifact } of entries) {
    const { body } = await openArtifact(artifact);
    yield { name, input: body, size: artifact.sizeBytes, lastModified: artifact.createdAt };
  }
}

/**
 * The results of a collection as a ZIP that is written while it is read: no two files are open at once.
 * @throws `not_found`; `conflict` when nothing is completed yet
 */
export async function downloadCollection({
  ctx,
  id,
  query,
}: {
  ctx: Context;
  id: string;
  query: z.output<typeof downloadQuery>;
}): Promise<Response> {
  requireScope(ctx, "collections:read");
  const { name } = await withTenant(ctx.tenantId, (tx) => readCollection(tx, ctx.tenantId, id));
  const entries = await listEntries(ctx.tenantId, id, name, query.pattern);
  if (entries.length === 0) throw new AppError("conflict", "The collection has no results yet.");
  const filename = `${safe(name) === "" ? "collection" : safe(name)}.zip`;
  return new Response(makeZip(readFiles(name, entries), { buffersAreUTF8: true }), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      "cache-control": "no-store",
    },
  });
}
