import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { newId } from "@/db/columns";
import { collections, generatedAssets, generationJobs } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import type { Caller } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import { analyzePart, finishAnalysis } from "./analyze-collection";
import type { CollectionJson } from "./collection-schemas";
import type { GeneratedAssetJson } from "./generated-asset-schemas";
import type { ProductJson } from "./product-schemas";
import { runNextAsset, type StepOutcome } from "./run-asset";

export type List<T> = { items: T[]; nextCursor: string | null };
export interface Problem extends Record<string, unknown> {
  code: string;
  errors?: { path: string; message: string }[];
}

/** A photograph of a coloured thing on white. */
export function photograph(hue: number): Promise<Buffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="240" height="240"><rect width="240" height="240" fill="#fff"/>
    <rect x="70" y="60" width="100" height="130" rx="14" fill="hsl(${hue} 60% 45%)"/></svg>`;
  return sharp(Buffer.from(svg)).jpeg({ quality: 92 }).toBuffer();
}

/** Products with a picture each; the last `without` have none. */
export async function makeProducts(caller: Caller, count: number, without = 0): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const input = { name: `Box ${index}`, sku: `BOX-${index}`, category: "Boxes", roomTypes: ["office"] };
    const { body } = await caller.post<ProductJson>("/products", input);
    if (index < count - without) {
      const form = uploadForm(await photograph(index * 37), `${index}.jpg`);
      await caller.post(`/products/${body.id}/images`, form);
    }
    ids.push(body.id);
  }
  return ids;
}

/** A collection that is ready to be generated, small and square so that tests are quick. */
export async function makeReady(caller: Caller, productIds: readonly string[]): Promise<string> {
  const { body } = await caller.post<CollectionJson>("/collections", { name: "Test", selectedProductIds: productIds });
  await caller.post(`/collections/${body.id}/analyze`);
  const part = await analyzePart(caller.tenantId, body.id, 0, caller.userId);
  await finishAnalysis(caller.tenantId, body.id, part === null ? [] : [part]);
  return body.id;
}

/** Does what the engine does until nothing waits. @returns what the steps answered */
export async function drain(
  tenantId: string,
  provider = "built-in",
  run = crypto.randomUUID(),
): Promise<StepOutcome[]> {
  const outcomes: StepOutcome[] = [];
  for (let index = 0; ; index += 1) {
    const outcome = await runNextAsset({ tenantId, provider, key: `${run}:${index}` });
    if (outcome.outcome === "idle") return outcomes;
    outcomes.push(outcome);
  }
}

export const assetsOf = async (caller: Caller, query = "") =>
  (await caller.get<List<GeneratedAssetJson>>(`/generated-assets?limit=200${query}`)).body.items;

/** So many minutes ago. */
export const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000);

/** Makes an asset what it would be after something that a test does not wait for. */
export const setAsset = (caller: Caller, id: string, set: Partial<typeof generatedAssets.$inferInsert>) =>
  withTenant(caller.tenantId, (tx) =>
    tx
      .update(generatedAssets)
      .set(set)
      .where(and(eq(generatedAssets.tenantId, caller.tenantId), eq(generatedAssets.id, id))),
  );

/** The same for a collection. */
export const setCollection = (caller: Caller, id: string, set: Partial<typeof collections.$inferInsert>) =>
  withTenant(caller.tenantId, (tx) =>
    tx
      .update(collections)
      .set(set)
      .where(and(eq(collections.tenantId, caller.tenantId), eq(collections.id, id))),
  );

/** What an outside provider's queue made for an asset; without a file nobody knows whether the provider was asked. */
export async function addJob(caller: Caller, assetId: string, artifactId?: string): Promise<string> {
  const id = newId();
  const end = { status: "completed" as const, artifactId, costUsd: 0.25, completedAt: ago(6) };
  await withTenant(caller.tenantId, (tx) =>
    tx.insert(generationJobs).values({
      tenantId: caller.tenantId,
      id,
      ownerType: "generated_assets",
      ownerId: assetId,
      module: "collections",
      providerId: "replicate",
      modelId: "test/model",
      mediaType: "image",
      inputParams: {},
      submissionKey: newId(),
      updatedAt: ago(6),
      ...(artifactId === undefined ? { status: "submission_unknown" as const } : end),
    }),
  );
  return id;
}
