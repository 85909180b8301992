import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aiCalls } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { addCredential } from "@/scripts/testing/add-credential";
import { type OpenAiImitation, startOpenAiImitation } from "@/scripts/testing/imitate-openai";
import { createOrganization } from "@/scripts/testing/organization";
import { marketingCopySchema, sceneAnalysisSchema } from "./built-in/writer/writer-schemas";
import { generatePicture } from "./generate-media";
import { generateStructured } from "./generate-words";
import type { TaskModel } from "./task-models";

let imitation: OpenAiImitation;

beforeAll(async () => {
  imitation = await startOpenAiImitation();
  process.env.ATELIER_ALLOWED_HOSTS = imitation.host;
  resetEnv();
});
afterAll(async () => {
  await imitation.close();
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
});

type ModelOf = (tenantId: string, task: "text" | "image") => Promise<TaskModel>;

const imitated: ModelOf = async (tenantId) => ({
  providerId: "openai-compatible",
  modelId: "good",
  credentialId: await addCredential(tenantId, { provider: "openai-compatible", baseUrl: imitation.baseUrl }),
});
const builtInModel: ModelOf = async (_, task) => ({
  providerId: "built-in",
  modelId: task === "text" ? "writer-1" : "artwork-1",
  credentialId: null,
});

const facts = { name: "Stoneware mug", materials: ["stoneware"], features: ["dishwasher safe"] };

/** What every provider behind the calls must do, whoever it is. */
describe.each([
  ["built-in", builtInModel],
  ["OpenAI-compatible", imitated],
] as const)("the %s provider", (_, modelOf) => {
  const prepare = async (task: "text" | "image") => {
    const tenantId = await createOrganization();
    const options = { tenantId, module: "studio" as const, model: await modelOf(tenantId, task) };
    const calls = () => withTenant(tenantId, (tx) => tx.select().from(aiCalls).where(eq(aiCalls.tenantId, tenantId)));
    return { options, calls };
  };
  const copyRequest = {
    task: "text" as const,
    prompt: `Write copy for ${JSON.stringify(facts)}`,
    schema: marketingCopySchema,
    builtIn: { task: "marketing_copy", input: { product: facts, count: 2 } },
  };

  test("fills in a form that fits the schema, and the call is written down", async () => {
    const { options, calls } = await prepare("text");
    const { output, providerId, modelId } = await generateStructured({ ...options, ...copyRequest });
    expect(marketingCopySchema.parse(output).variants.length).toBeGreaterThan(0);
    const [call, ...others] = await calls();
    expect(others).toEqual([]);
    expect(call).toMatchObject({ status: "succeeded", providerId, modelId, task: "text", mediaType: "text" });
    expect(call?.inputTokens).toBeGreaterThan(0);
    expect(call?.outputTokens).toBeGreaterThan(0);
    expect(call?.durationMs).toBeGreaterThanOrEqual(0);
  });

  test("looks at a picture", async () => {
    const { options } = await prepare("text");
    const room = sharp({ create: { width: 64, height: 48, channels: 3, background: "#c9a27a" } });
    const { output } = await generateStructured({
      ...options,
      task: "analysis",
      prompt: "Describe the room.",
      files: [{ bytes: await room.png().toBuffer(), mediaType: "image/png" }],
      schema: sceneAnalysisSchema,
      builtIn: { task: "scene_analysis", input: {} },
    });
    expect(sceneAnalysisSchema.parse(output).suggestedRoomTypes).not.toEqual([]);
  });

  test("makes one picture that is one", async () => {
    const { options, calls } = await prepare("image");
    const made = await generatePicture({
      ...options,
      prompt: "A calm background in blue",
      size: { width: 256, height: 256 },
      seed: 3,
      builtIn: { kind: "background" },
    });
    expect((await sharp(made.bytes).metadata()).width).toBeGreaterThan(0);
    expect(await calls()).toMatchObject([{ status: "succeeded", mediaType: "image", task: "image" }]);
  });

  test("stops when nobody waits any more", async () => {
    const { options, calls } = await prepare("text");
    const aborted = generateStructured({ ...options, ...copyRequest, abortSignal: AbortSignal.abort() });
    await expect(aborted).rejects.toMatchObject({ code: "unavailable" });
    expect(await calls()).toMatchObject([{ status: "failed", errorCode: "aborted" }]);
  });

  test("says so when it has no such model", async () => {
    const { options, calls } = await prepare("text");
    const model = { ...options.model, modelId: "unknown" };
    await expect(generateStructured({ ...options, ...copyRequest, model })).rejects.toMatchObject({
      code: "provider_failed",
    });
    expect(await calls()).toMatchObject([{ status: "failed" }]);
  });
});
