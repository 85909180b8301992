import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { getArtifact } from "@/lib/kernel/artifacts";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { createOrganization } from "@/scripts/testing/organization";
import { driveToEnd, makeJob } from "./generation-test-fixture";

let tenantId: string;
beforeAll(async () => {
  tenantId = await createOrganization();
});
afterAll(async () => {
  await closeRenderPool();
  await closeDatabase();
});

const run = async (wanted: Partial<Parameters<typeof makeJob>[0]>) => {
  const made = await makeJob({ tenantId, providerId: "built-in", prompt: "Warm linen backdrop", ...wanted });
  const { job } = await driveToEnd(made);
  return job;
};
const artifactOf = (id: string | null) => getArtifact({ tenantId, id: id ?? "" });

test("a picture is painted, and then filmed: the same seed gives the same bytes", async () => {
  const inputParams = { prompt: "Warm linen backdrop", seed: 7, width: 256, height: 192 };
  const picture = await run({ inputParams });
  expect(picture).toMatchObject({ status: "completed", modelId: "artwork-1", costUsd: 0, errorMessage: null });
  const artifact = await artifactOf(picture.artifactId);
  expect(artifact).toMatchObject({ type: "image/png", metadata: { widthPx: 256, heightPx: 192 } });
  const again = await run({ inputParams });
  expect((await artifactOf(again.artifactId)).contentHash).toBe(artifact.contentHash);
  const film = await run({
    mediaType: "video",
    inputParams: { prompt: "Push in", imageArtifactIds: [artifact.id], duration: 1, width: 320, height: 180 },
  });
  expect(film).toMatchObject({ status: "completed", modelId: "motion-1", errorMessage: null });
  expect((await artifactOf(film.artifactId)).type).toBe("video/mp4");
});

test("a sound is synthesized", async () => {
  const sound = await run({ mediaType: "audio", inputParams: { prompt: "A coin", seed: 1 } });
  expect(sound).toMatchObject({ status: "completed", modelId: "sound-1", errorMessage: null });
  expect((await artifactOf(sound.artifactId)).type).toMatch(/^audio\//);
});

test("what a model does not take is said, not tried again", async () => {
  const unknown = await run({ modelId: "nothing-1" });
  expect(unknown).toMatchObject({ status: "failed", errorCode: "model_unknown" });
  const foreign = await run({
    mediaType: "video",
    inputParams: { imageArtifactIds: ["01920000-0000-7000-8000-000000000000"] },
  });
  expect(foreign).toMatchObject({ status: "failed", errorCode: "input_refused" });
});
