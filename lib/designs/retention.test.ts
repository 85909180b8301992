import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { applyRetention } from "@/lib/kernel/artifacts/apply-retention";
import { resetEnv } from "@/lib/kernel/env";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { businessCardOf, makeLegacyDesign, readCoverage, signUpWithProvider } from "@/scripts/testing/legacy-designs";
import { type LegacyServer, makePdf, startLegacyServer } from "@/scripts/testing/legacy-provider";
import { type Caller, signUp } from "@/scripts/testing/people";
import { evaluateCoverage } from "./evaluate-coverage";
import { runExportJob } from "./run-export-job";
import { runPreviewJob } from "./run-preview-job";
import type { DesignJson, JobJson, PreviewProfileJson, RevisionJson } from "./schemas";

let server: ApiServer;
let legacy: LegacyServer;
beforeAll(async () => {
  [server, legacy] = await Promise.all([startApiServer(), startLegacyServer()]);
  process.env.ATELIER_ALLOWED_HOSTS = legacy.host;
  resetEnv();
});
afterAll(async () => {
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
  await closeRenderPool();
  await Promise.all([server.close(), legacy.close()]);
  await closeDatabase();
});

const nextWeek = () => new Date(Date.now() + 7 * 86_400_000);
const retain = (ada: Caller) => applyRetention({ now: nextWeek(), tenantId: ada.tenantId });
const statusOf = async (ada: Caller, artifactId: string | null | undefined) =>
  (await ada.get(`/artifacts/${artifactId}`)).status;

test("pictures that pages show stay, previews and print files past their time go and can be made again", async () => {
  const ada = await signUp(server.origin);
  const { id: styleVersionId, spaces } = await businessCardOf(ada);
  const { id } = (await ada.post<DesignJson>("/designs", { name: "Card", styleVersionId })).body;
  const shape = {
    type: "shape",
    spaceId: spaces[0]?.spaceId,
    transform: { x: -3, y: -3, width: 120, height: 90, rotation: 0 },
    content: { shape: "rect", fill: "#205080" },
  };
  const revision = (await ada.post<RevisionJson>(`/designs/${id}/revisions`, { elements: [shape] })).body;
  const profiles = (await ada.get<{ items: PreviewProfileJson[] }>("/preview-profiles")).body.items;
  const ask = (isThumbnail: boolean) =>
    ada.post<JobJson>(`/revisions/${revision.id}/previews`, {
      sideId: spaces[0]?.sideId,
      previewProfileId: profiles.find((profile) => profile.isThumbnail === isThumbnail)?.id,
    });
  const [exportProfile] = (await ada.get<{ items: { id: string }[] }>("/export-profiles")).body.items;
  const askForFile = () =>
    ada.post<JobJson>(`/revisions/${revision.id}/exports`, {
      exportProfileId: exportProfile?.id,
      overrideReason: "A plain card",
    });
  const jobs = { thumbnail: await ask(true), preview: await ask(false), file: await askForFile() };
  await runPreviewJob(ada.tenantId, jobs.thumbnail.body.id);
  await runPreviewJob(ada.tenantId, jobs.preview.body.id);
  await runExportJob(ada.tenantId, jobs.file.body.id);
  const artifactOf = async (job: { body: JobJson }) =>
    (await ada.get<JobJson>(`/jobs/${job.body.id}`)).body.artifact?.id;
  const made = {
    thumbnail: await artifactOf(jobs.thumbnail),
    preview: await artifactOf(jobs.preview),
    file: await artifactOf(jobs.file),
  };
  await ada.call("PATCH", "/settings", { retentionDays: { preview: 2, export: 2 } });
  expect(await retain(ada)).toBe(2);
  expect(await statusOf(ada, made.thumbnail)).toBe(200);
  expect(await statusOf(ada, made.preview)).toBe(404);
  expect(await statusOf(ada, made.file)).toBe(404);
  expect((await ada.get<JobJson>(`/jobs/${jobs.file.body.id}`)).body).toMatchObject({ artifact: null, artifacts: [] });
  const again = await askForFile();
  expect(again.body.id).not.toBe(jobs.file.body.id);
  expect(again.body.status).toBe("queued");
});

test("the file that answers for a legacy design stays, the one it replaced goes", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  const { id } = await makeLegacyDesign(ada, "kept-1");
  await evaluateCoverage(ada.tenantId, id);
  const first = await readCoverage(ada, id);
  legacy.put("kept-1", await makePdf("second edition", { widthMm: 91, heightMm: 61 }));
  await evaluateCoverage(ada.tenantId, id, { force: true });
  const second = await readCoverage(ada, id);
  expect(second.artifactId).not.toBe(first.artifactId);
  await ada.call("PATCH", "/settings", { retentionDays: { legacy: 1 } });
  expect(await retain(ada)).toBe(1);
  expect(await statusOf(ada, first.artifactId)).toBe(404);
  expect(await statusOf(ada, second.artifactId)).toBe(200);
});

test("a hold keeps an old file until it ends, also one set while retention runs", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  const files = [];
  for (const reference of ["held-1", "held-2", "held-3", "held-4"]) {
    const { id } = await makeLegacyDesign(ada, reference);
    await evaluateCoverage(ada.tenantId, id);
    files.push((await readCoverage(ada, id)).artifactId);
    legacy.put(reference, await makePdf(`${reference} again`, { widthMm: 91, heightMm: 61 }));
    await evaluateCoverage(ada.tenantId, id, { force: true });
  }
  const [held, ...others] = files;
  const hold = (id: string | null | undefined) => ada.call("PUT", `/artifacts/${id}/holds/order-4711`);
  expect((await hold(held)).status).toBe(204);
  await ada.call("PATCH", "/settings", { retentionDays: { legacy: 1 } });
  const [answers] = await Promise.all([Promise.all(others.map(hold)), retain(ada), retain(ada)]);
  for (const [index, answer] of answers.entries()) {
    expect([204, 404]).toContain(answer.status);
    expect(await statusOf(ada, others[index])).toBe(answer.status === 204 ? 200 : 404);
  }
  expect(await statusOf(ada, held)).toBe(200);
  await ada.call("DELETE", `/artifacts/${held}/holds/order-4711`);
  await retain(ada);
  expect(await statusOf(ada, held)).toBe(404);
});
