import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { inspirationImages } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { generateStructured } from "@/lib/kernel/ai/generate-words";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { type InspirationJson, type SceneAnalysis, sceneAnalysisSchema } from "./collection-schemas";
import { inspirationIs, readInspiration } from "./read-inspirations";

/** Somebody may wait for the answer: milliseconds. */
const timeoutMs = 60_000;
/** As much as a model has to see of a scene, px. */
const longestSide = 1024;

async function readSmall(tenantId: string, artifactId: string): Promise<Uint8Array> {
  const artifact = await getArtifact({ tenantId, id: artifactId });
  return sharp(await buffer((await openArtifact(artifact)).body))
    .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .jpeg({ quality: 88 })
    .toBuffer();
}

async function describeScene(tenantId: string, userId: string | null, bytes: Uint8Array): Promise<SceneAnalysis> {
  const { output } = await generateStructured({
    tenantId,
    userId,
    module: "collections",
    task: "analysis",
    schema: sceneAnalysisSchema,
    system:
      "You describe the scene of a photograph so that product pictures can be made in its style. Colours as #rrggbb, the most important first. Answer in English.",
    prompt: "Describe the scene of this picture.",
    files: [{ bytes, mediaType: "image/jpeg" }],
    builtIn: { task: "scene_analysis", input: {} },
    timeoutMs,
  });
  return output;
}

async function analyze(tenantId: string, id: string, userId: string | null): Promise<InspirationJson> {
  const { image } = await withTenant(tenantId, (tx) => readInspiration(tx, tenantId, id));
  const analysis = await describeScene(tenantId, userId, await readSmall(tenantId, image.artifactId));
  return withTenant(tenantId, async (tx) => {
    await tx.update(inspirationImages).set({ analysis }).where(inspirationIs(tenantId, id));
    await recordChanges(tx, tenantId, [{ entity: "inspiration_images", id, status: "changed" }]);
    return readInspiration(tx, tenantId, id);
  });
}

/** Reads the scene out of an inspiration anew. @throws `not_found`, and what calls to models throw */
export async function analyzeInspiration({ ctx, id }: { ctx: Context; id: string }): Promise<InspirationJson> {
  requireScope(ctx, "collections:write");
  return analyze(ctx.tenantId, id, ctx.userId);
}

/** The same for a picture that was just added; one that a person described meanwhile stays as it is. */
export async function analyzeNewInspiration(tenantId: string, id: string): Promise<void> {
  const inspiration = await withTenant(tenantId, (tx) => readInspiration(tx, tenantId, id));
  if (inspiration.analysis === null) await analyze(tenantId, id, null);
}
