import { makeZip } from "client-zip";
import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { artifacts, collections, generatedAssets, images, products } from "@/db/schema";
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

/** As many results as one download may hold. */
export const downloadAssetsInput = z.strictObject({
  ids: z.array(z.uuid().toLowerCase()).min(1).max(2_000),
  ...downloadQuery.shape,
});

interface Entry {
  name: string;
  artifact: Artifact;
  asset: Pick<typeof generatedAssets.$inferSelect, "id" | "type" | "settings" | "provider" | "modelId" | "costUsd">;
  sku: string;
  product: string;
  collection: string;
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
  assets: readonly {
    id: string;
    type: string;
    sku: string;
    product: string;
    collection: string;
    extension: string;
  }[],
): string[] {
  const counts = new Map<string, number>();
  const taken = new Set<string>();
  /** The number to try next for each name that was there before: counting from the start again takes the square of the time. */
  const next = new Map<string, number>();
  return assets.map(({ id, type, sku, product, collection, extension }) => {
    const n = (counts.get(sku) ?? 0) + 1;
    counts.set(sku, n);
    const values: Record<string, string> = { sku, product, collection, type, n: String(n), id };
    const filled = pattern.replace(/\{(\w+)\}/g, (whole, key: string) => values[key] ?? whole);
    const base = safe(filled) === "" ? id : safe(filled);
    const plain = `${base}.${extension}`;
    let name = plain;
    let again = next.get(plain.toLowerCase()) ?? 2;
    for (; taken.has(name.toLowerCase()); again += 1) name = `${base} (${again}).${extension}`;
    next.set(plain.toLowerCase(), again);
    taken.add(name.toLowerCase());
    return name;
  });
}

/** Completed assets that are not in the trash, sorted by SKU; what was made on its own counts as of the “gallery”. */
async function listEntries(tenantId: string, pattern: string, which: SQL | undefined): Promise<Entry[]> {
  const rows = await withTenant(tenantId, (tx) =>
    tx
      .select({
        asset: generatedAssets,
        artifact: artifacts,
        sku: products.sku,
        product: products.name,
        collection: sql<string>`coalesce(${collections.name}, 'gallery')`,
      })
      .from(generatedAssets)
      .innerJoin(
        products,
        and(eq(products.tenantId, generatedAssets.tenantId), eq(products.id, generatedAssets.productId)),
      )
      .leftJoin(
        collections,
        and(eq(collections.tenantId, generatedAssets.tenantId), eq(collections.id, generatedAssets.collectionId)),
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
          which,
          eq(generatedAssets.status, "completed"),
          isNull(generatedAssets.deletedAt),
        ),
      )
      .orderBy(asc(products.sku), asc(generatedAssets.id)),
  );
  const names = nameEntries(
    pattern,
    rows.map(({ asset, artifact, sku, product, collection }) => ({
      id: asset.id,
      type: asset.type,
      sku,
      product,
      collection,
      extension: artifact.type.split("/")[1]?.replace("jpeg", "jpg") ?? "bin",
    })),
  );
  return rows.map((row, index) => ({ ...row, name: names[index] ?? row.asset.id }));
}

function writeManifest(title: string, entries: readonly Entry[]): string {
  const files = entries.map(({ name, asset, sku, product, collection, artifact }) => ({
    file: name,
    assetId: asset.id,
    sku,
    product,
    collection,
    type: asset.type,
    provider: asset.provider,
    model: asset.modelId,
    costUsd: asset.costUsd,
    sha256: artifact.contentHash,
    settings: asset.settings,
  }));
  return `${JSON.stringify({ collection: title, files }, null, 2)}\n`;
}

async function* readFiles(title: string, entries: readonly Entry[]) {
  const lastModified = new Date();
  yield { name: "manifest.json", input: writeManifest(title, entries), lastModified };
  for (const { name, artifact } of entries) {
    const { body } = await openArtifact(artifact);
    yield { name, input: body, size: artifact.sizeBytes, lastModified: artifact.createdAt };
  }
}

function zip(title: string, entries: readonly Entry[]): Response {
  const filename = `${safe(title) === "" ? "collection" : safe(title)}.zip`;
  return new Response(makeZip(readFiles(title, entries), { buffersAreUTF8: true }), {
    headers: {
      "content-type": "application/zip",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`,
      "cache-control": "no-store",
    },
  });
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
  const entries = await listEntries(ctx.tenantId, query.pattern, eq(generatedAssets.collectionId, id));
  if (entries.length === 0) throw new AppError("conflict", "The collection has no results yet.");
  return zip(name, entries);
}

/** Results chosen one by one, the same way. @throws `conflict` when none of them is completed */
export async function downloadAssets({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof downloadAssetsInput>;
}): Promise<Response> {
  requireScope(ctx, "collections:read");
  const entries = await listEntries(ctx.tenantId, input.pattern, inArray(generatedAssets.id, [...new Set(input.ids)]));
  if (entries.length === 0) throw new AppError("conflict", "None of them is completed.");
  return zip("gallery", entries);
}
