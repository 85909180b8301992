import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase, getDb } from "@/db/client";
import { legacyCoverage } from "@/db/schema";
import { getArtifact } from "@/lib/kernel/artifacts";
import { resetEnv } from "@/lib/kernel/env";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { businessCardOf, makeLegacyDesign, readCoverage, signUpWithProvider } from "@/scripts/testing/legacy-designs";
import { type LegacyServer, startLegacyServer } from "@/scripts/testing/legacy-provider";
import { joinAs, signUp } from "@/scripts/testing/people";
import { bytesOf } from "./batch-test-fixture";
import { runPreviewJob } from "./run-preview-job";
import type { DesignJson, JobJson, RevisionJson } from "./schemas";

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

interface List<T> {
  items: T[];
}

test("a migrated design shows the legacy file as locked background, and a flag leads back to the file", async () => {
  const ada = await signUpWithProvider(server.origin, legacy, { cacheDays: 10 });
  const design = await makeLegacyDesign(ada, "move-1");
  const moved = await ada.post<DesignJson>(`/designs/${design.id}/migrate`);
  expect(moved).toMatchObject({
    status: 200,
    body: { decorationProvider: "owned", legacyProvider: "old-shop", legacyReference: "move-1" },
  });
  const revision = (await ada.get<RevisionJson>(`/revisions/${moved.body.headRevisionId}`)).body;
  const [space] = (await businessCardOf(ada)).spaces;
  expect(revision.elements).toMatchObject([
    {
      type: "image",
      name: "Legacy file",
      spaceId: space?.spaceId,
      content: { fit: "fill" },
      locks: { position: true, content: true, style: true, delete: true },
    },
  ]);
  const [background] = revision.elements;
  if (background?.type !== "image") throw new Error("The background is an image.");
  const asset = (await ada.get<{ widthPx: number; mimeType: string }>(`/assets/${background.assetId}`)).body;
  expect(asset.mimeType).toBe("image/png");
  expect(asset.widthPx / (background.transform.width / 25.4)).toBeGreaterThanOrEqual(300);
  // The file is 91 × 61 mm: trim and bleed of the card, whatever its exact size.
  expect(background.transform.x + background.transform.width / 2).toBeCloseTo((space?.widthMm ?? 0) / 2, 3);
  expect(await readCoverage(ada, design.id)).toMatchObject({ coverageState: "migrated", artifactExpiresAt: null });
  expect(await ada.post(`/designs/${design.id}/migrate`)).toMatchObject({
    status: 409,
    body: { code: "illegal_transition" },
  });

  const [profile] = (await ada.get<List<{ id: string }>>("/export-profiles")).body.items;
  const exportPath = `/revisions/${revision.id}/exports`;
  const here = await ada.post<JobJson>(exportPath, { exportProfileId: profile?.id, overrideReason: "test" });
  expect(here).toMatchObject({ status: 202, body: { status: "queued" } });
  await ada.post("/routing-flags", { scopeType: "style", scopeId: design.styleVersionId, routeMode: "legacy" });
  const there = await ada.post<JobJson>(exportPath, { exportProfileId: profile?.id });
  expect(there).toMatchObject({
    status: 202,
    body: { status: "completed", progress: 100, artifact: { type: "application/pdf" } },
  });
  const { artifactId } = await readCoverage(ada, design.id);
  const file = await getArtifact({ tenantId: ada.tenantId, id: artifactId ?? "" });
  expect(there.body.artifact?.contentHash).toBe(file.contentHash);
  expect((await ada.post<JobJson>(exportPath, { exportProfileId: profile?.id })).body.id).toBe(there.body.id);
  const [picture] = (await ada.get<List<{ id: string }>>("/preview-profiles")).body.items;
  const preview = { sideId: space?.sideId, previewProfileId: picture?.id };
  // A preview is a picture, also where the provider answers: of the page that its file has for the side.
  const asked = await ada.post<JobJson>(`/revisions/${revision.id}/previews`, preview);
  expect(asked.body).toMatchObject({ kind: "preview", status: "queued", artifact: null });
  expect(await runPreviewJob(ada.tenantId, asked.body.id, file.id)).toEqual({ outcome: "completed" });
  const done = (await ada.get<JobJson>(`/jobs/${asked.body.id}`)).body;
  expect(done).toMatchObject({ status: "completed", artifact: { type: expect.stringMatching(/^image\//) } });
  const drawn = await sharp(await bytesOf(ada.tenantId, done.artifact?.id ?? null)).stats();
  expect(drawn.channels.some(({ stdev }) => stdev > 0)).toBe(true);
  const back = await ada.post<JobJson>(`/revisions/${revision.id}/previews`, { ...preview, sideId: "back" });
  await expect(runPreviewJob(ada.tenantId, back.body.id, file.id)).rejects.toThrow("no page 2");
  expect((await ada.post<JobJson>(`/revisions/${revision.id}/previews`, preview)).body.id).toBe(asked.body.id);
});

test("a design routed to a provider without its file is refused with a code", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  const { id: styleVersionId, spaces } = await businessCardOf(ada);
  const design = (await ada.post<DesignJson>("/designs", { name: "Own", styleVersionId })).body;
  const revision = (
    await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, {
      elements: [
        {
          type: "shape",
          spaceId: spaces[0]?.spaceId,
          transform: { x: 0, y: 0, width: 10, height: 10, rotation: 0 },
          content: { shape: "rect", fill: "#ff0000" },
        },
      ],
    })
  ).body;
  await ada.post("/routing-flags", { scopeType: "user", scopeId: ada.userId, routeMode: "legacy" });
  const [profile] = (await ada.get<List<{ id: string }>>("/export-profiles")).body.items;
  const body = { exportProfileId: profile?.id, overrideReason: "test" };
  expect(await ada.post(`/revisions/${revision.id}/exports`, body)).toMatchObject({
    status: 422,
    body: { code: "legacy_file_missing", designId: design.id },
  });
  // The flag is about this person: a colleague's export is rendered here.
  const colleague = await joinAs(ada, "designer");
  expect((await colleague.post<JobJson>(`/revisions/${revision.id}/exports`, body)).body.status).toBe("queued");
});

test("what cannot be migrated says why and leaves the design as it was", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  legacy.put("garbled", Buffer.from(`%PDF-1.7\n${"x".repeat(200)}\n%%EOF`));
  for (const [reference, code] of [
    ["missing-9", "legacy_file_missing"],
    ["garbled", "validation_failed"],
  ] as const) {
    const { id } = await makeLegacyDesign(ada, reference);
    expect(await ada.post(`/designs/${id}/migrate`)).toMatchObject({ status: 422, body: { code } });
    expect((await ada.get<DesignJson>(`/designs/${id}`)).body).toMatchObject({
      decorationProvider: "legacy",
      headRevisionId: null,
    });
  }
  const eve = await signUp(server.origin);
  const design = await makeLegacyDesign(ada, "move-2");
  for (const path of ["migrate", "legacy-coverage"]) {
    expect((await eve.call(path === "migrate" ? "POST" : "GET", `/designs/${design.id}/${path}`)).status).toBe(404);
  }
  expect((await eve.get("/legacy-providers/old-shop")).status).toBe(404);
  const engineer = await joinAs(ada, "engineer");
  expect((await engineer.post(`/designs/${design.id}/migrate`)).status).toBe(403);
  const designer = await joinAs(ada, "designer");
  expect((await designer.post("/legacy-coverage/evaluate", {})).status).toBe(403);
  expect((await designer.call("PUT", "/legacy-providers/x", { urlTemplate: legacy.urlTemplate })).status).toBe(403);
});

test("migrating twice at once makes one background", async () => {
  const ada = await signUpWithProvider(server.origin, legacy);
  const { id } = await makeLegacyDesign(ada, "race-1");
  const answers = await Promise.all([1, 2].map(() => ada.post(`/designs/${id}/migrate`)));
  expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
  expect((await ada.get<List<RevisionJson>>(`/designs/${id}/revisions`)).body.items).toHaveLength(1);
  const [row] = await getDb().select().from(legacyCoverage).where(eq(legacyCoverage.designId, id));
  expect(row?.coverageState).toBe("migrated");
});
