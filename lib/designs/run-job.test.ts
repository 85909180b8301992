import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { failJob } from "./job-state";
import { runExportJob } from "./run-export-job";
import { runPreviewJob } from "./run-preview-job";
import type { DesignJson, JobJson, RevisionJson, StyleJson } from "./schemas";

const run = promisify(execFile);
let server: ApiServer;
let folder: string;
beforeAll(async () => {
  server = await startApiServer();
  folder = await mkdtemp(path.join(os.tmpdir(), "atelier-jobs-"));
});
afterAll(async () => {
  await closeRenderPool();
  await server.close();
  await closeDatabase();
  await rm(folder, { recursive: true });
});

interface List<T> {
  items: T[];
}

async function bytesOf(tenantId: string, artifactId: string): Promise<Buffer> {
  const { body } = await openArtifact(await getArtifact({ tenantId, id: artifactId }));
  const chunks: Buffer[] = [];
  for await (const chunk of body) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A business card with text on both sides and an image on the front, all through HTTP. */
async function makeCard(ada: Caller) {
  const styles = await ada.get<List<StyleJson>>("/styles");
  const style = styles.body.items.find((item) => item.key === "business-card");
  const [front, back] = style?.spaces ?? [];
  if (style === undefined || front === undefined || back === undefined)
    throw new Error("The catalogue has a business card.");
  const design = (await ada.post<DesignJson>("/designs", { name: "Card: Ada & Co", styleVersionId: style.id })).body;
  const form = new FormData();
  const png = await sharp({ create: { width: 1200, height: 800, channels: 3, background: "#cc2200" } })
    .png()
    .toBuffer();
  form.append("file", new Blob([new Uint8Array(png)], { type: "image/png" }), "red.png");
  form.append("name", "Red field");
  const asset = await ada.post<{ id: string }>("/assets", form);
  expect(asset.status).toBe(201);
  const revision = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, {
    elements: [
      {
        type: "image",
        spaceId: front.spaceId,
        assetId: asset.body.id,
        transform: { x: -3, y: -3, width: front.widthMm + 6, height: front.heightMm + 6, rotation: 0 },
        content: { fit: "cover" },
      },
      ...[front, back].map((space) => ({
        type: "text",
        spaceId: space.spaceId,
        transform: { x: 8, y: 15, width: 60, height: 12, rotation: 0 },
        content: { text: "Ada & Co", fontFamily: "Playfair Display", fontWeight: 700, fontSizeMm: 7, color: "#ffffff" },
      })),
    ],
  });
  expect(revision.status).toBe(201);
  return { design, style, revision: revision.body, front };
}

test("an export is a vector PDF of true size with embedded fonts that names its revision", async () => {
  const ada = await signUp(server.origin);
  const { revision, front } = await makeCard(ada);
  const profiles = await ada.get<List<{ id: string; name: string }>>("/export-profiles");
  for (const profile of profiles.body.items) {
    const job = (await ada.post<JobJson>(`/revisions/${revision.id}/exports`, { exportProfileId: profile.id })).body;
    expect(await runExportJob(ada.tenantId, job.id)).toEqual({ outcome: "completed" });
    expect(await runExportJob(ada.tenantId, job.id)).toEqual({ outcome: "skipped" });
    const done = (await ada.get<JobJson>(`/jobs/${job.id}`)).body;
    expect(done).toMatchObject({
      status: "completed",
      progress: 100,
      artifact: { type: "application/pdf", metadata: { pages: 2 } },
    });
    expect(done.artifact?.filename).toBe("Card-Ada-Co-r1.pdf");
    const file = path.join(folder, `${profile.id}.pdf`);
    await writeFile(file, await bytesOf(ada.tenantId, done.artifact?.id ?? ""));
    const info = (await run("pdfinfo", ["-box", file])).stdout;
    const box = (name: string) =>
      (new RegExp(`${name}:\\s+([\\d.-]+)\\s+([\\d.-]+)\\s+([\\d.-]+)\\s+([\\d.-]+)`).exec(info) ?? [])
        .slice(1)
        .map(Number);
    const [left = 0, bottom = 0, right = 0, top = 0] = box("TrimBox");
    expect((right - left) / (72 / 25.4)).toBeCloseTo(front.widthMm, 1);
    expect((top - bottom) / (72 / 25.4)).toBeCloseTo(front.heightMm, 1);
    const [bleedLeft = 0] = box("BleedBox");
    expect((left - bleedLeft) / (72 / 25.4)).toBeCloseTo(front.bleedMm, 1);
    const fonts = (await run("pdffonts", [file])).stdout.trim().split("\n").slice(2);
    expect(fonts.length).toBeGreaterThan(0);
    for (const line of fonts) expect(line).toMatch(/PlayfairDisplay.*\byes yes\b/);
    expect((await run("pdftotext", [file, "-"])).stdout).toContain("Ada & Co");
    expect((await run("pdfinfo", ["-meta", file])).stdout).toContain(revision.id);
  }
});

test("the same export twice gives the same bytes, stored once under the key of the specification", async () => {
  const ada = await signUp(server.origin);
  const { revision } = await makeCard(ada);
  const profiles = await ada.get<List<{ id: string }>>("/export-profiles");
  const exportProfileId = profiles.body.items[0]?.id ?? "";
  const made: { contentHash: string; uri: string }[] = [];
  for (const key of ["first", "second"]) {
    const job = await ada.post<JobJson>(
      `/revisions/${revision.id}/exports`,
      { exportProfileId },
      { "idempotency-key": key },
    );
    await runExportJob(ada.tenantId, job.body.id);
    const done = (await ada.get<JobJson>(`/jobs/${job.body.id}`)).body;
    made.push(await getArtifact({ tenantId: ada.tenantId, id: done.artifact?.id ?? "" }));
  }
  expect(made[1]?.contentHash).toBe(made[0]?.contentHash);
  expect(made[1]?.uri).toBe(made[0]?.uri);
  expect(made[0]?.uri).toBe(`${ada.tenantId}/exports/${revision.id}/${exportProfileId}/${made[0]?.contentHash}.pdf`);
});

test("previews are pictures of the asked size, flat and on the product; the thumbnail reaches design and revision", async () => {
  const ada = await signUp(server.origin);
  const { design, revision } = await makeCard(ada);
  const profiles =
    await ada.get<List<{ id: string; mode: string; sizePx: number; isThumbnail: boolean; format: string }>>(
      "/preview-profiles",
    );
  for (const profile of profiles.body.items) {
    const job = (
      await ada.post<JobJson>(`/revisions/${revision.id}/previews`, { sideId: "front", previewProfileId: profile.id })
    ).body;
    expect(await runPreviewJob(ada.tenantId, job.id)).toEqual({ outcome: "completed" });
    const done = (await ada.get<JobJson>(`/jobs/${job.id}`)).body;
    const image = sharp(await bytesOf(ada.tenantId, done.artifact?.id ?? ""));
    const { width, height, format } = await image.metadata();
    expect(format).toBe(profile.format);
    expect(profile.mode === "mockup" ? width : Math.max(width, height)).toBe(profile.sizePx);
    const { dominant } = await image.stats();
    if (profile.mode === "flat") expect(dominant.r).toBeGreaterThan(150);
  }
  const listed = (await ada.get<DesignJson>(`/designs/${design.id}`)).body;
  expect(listed.thumbnailUrl).toMatch(/^\/api\/v1\/artifacts\/[0-9a-f-]+\/content$/);
  expect((await ada.get<RevisionJson>(`/revisions/${revision.id}`)).body.thumbnailUrl).toBe(listed.thumbnailUrl);
});

test("a cancelled job is not rendered, a failed one says why and makes room for another", async () => {
  const ada = await signUp(server.origin);
  const { revision } = await makeCard(ada);
  const profiles = await ada.get<List<{ id: string }>>("/export-profiles");
  const exportProfileId = profiles.body.items[0]?.id;
  const request = async () => (await ada.post<JobJson>(`/revisions/${revision.id}/exports`, { exportProfileId })).body;
  const cancelled = await request();
  await ada.post(`/jobs/${cancelled.id}/cancel`);
  expect(await runExportJob(ada.tenantId, cancelled.id)).toEqual({ outcome: "skipped" });
  const failed = await request();
  await failJob(ada.tenantId, "export", failed.id, { code: "export_failed", detail: "The disk is full." });
  expect((await ada.get(`/jobs/${failed.id}`)).body).toMatchObject({
    status: "failed",
    error: { detail: "The disk is full." },
  });
  await failJob(ada.tenantId, "export", cancelled.id, { code: "export_failed", detail: "Too late." });
  expect((await ada.get(`/jobs/${cancelled.id}`)).body).toMatchObject({ status: "cancelled", error: null });
  const again = await request();
  expect(new Set([cancelled.id, failed.id, again.id]).size).toBe(3);
  expect(await runExportJob(ada.tenantId, again.id)).toEqual({ outcome: "completed" });
});
