import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { auditLog } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import type { ApiServer } from "@/scripts/testing/api-server";
import { signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import type { PreflightJson } from "./preflight-schemas";
import {
  download,
  exportWith,
  type List,
  makeProfile,
  never,
  type Problem,
  startCard,
  startPrinting,
  stopPrinting,
  text,
} from "./print-test-fixture";
import { runPreviewJob } from "./run-preview-job";
import type { DesignJson, ExportProfileJson, JobJson, PreviewProfileJson, RevisionJson, StyleJson } from "./schemas";

const run = promisify(execFile);
let server: ApiServer;
beforeAll(async () => {
  server = await startPrinting();
});
afterAll(() => stopPrinting(server));

test("preflight tells of a revision what stops it and what does not, by the profile's measure", async () => {
  const ada = await signUp(server.origin);
  const { front, back, save } = await startCard(ada);
  const sound = await save([text(front), text(back)]);
  const path = (id: string, query = "") => `/revisions/${id}/preflight${query}`;
  expect((await ada.get<PreflightJson>(path(sound.id))).body).toEqual({ findings: [], errors: 0, warnings: 0 });

  const png = await sharp({ create: { width: 300, height: 200, channels: 3, background: "#cc2200" } })
    .png()
    .toBuffer();
  const asset = (await ada.post<{ id: string }>("/assets", uploadForm(png, "red.png"))).body;
  const image = {
    type: "image",
    spaceId: front.spaceId,
    assetId: asset.id,
    transform: { x: 15, y: 10, width: 38.1, height: 25.4, rotation: 0 },
    content: {},
  };
  const flawed = await save([image, text(front, {}, { x: 78, width: 40 })]);
  const { body } = await ada.get<PreflightJson>(path(flawed.id));
  expect(body.findings.map(({ code, severity }) => [code, severity])).toEqual([
    ["text-cut-off", "error"],
    ["low-resolution", "warning"],
    ["space-empty", "warning"],
  ]);
  expect([body.errors, body.warnings]).toEqual([1, 2]);
  expect(body.findings[1]).toMatchObject({ actual: 200, target: 300, unit: "dpi", fix: { kind: "change" } });

  const coarse = await makeProfile(ada, { dpi: 150 });
  const relaxed = await ada.get<PreflightJson>(path(flawed.id, `?exportProfileId=${coarse.id}`));
  expect(relaxed.body.findings.map(({ code }) => code)).toEqual(["text-cut-off", "space-empty"]);
  const fine = await makeProfile(ada, { dpi: 600 });
  const strict = await ada.get<PreflightJson>(path(flawed.id, `?exportProfileId=${fine.id}`));
  expect(strict.body.findings).toContainEqual(expect.objectContaining({ code: "low-resolution", severity: "error" }));

  await ada.call("DELETE", `/assets/${asset.id}`);
  const gone = await ada.get<PreflightJson>(path(flawed.id));
  expect(gone.body.findings).toContainEqual(
    expect.objectContaining({ code: "artwork-unavailable", severity: "error" }),
  );

  const eve = await signUp(server.origin);
  expect((await eve.get(path(flawed.id))).status).toBe(404);
  expect((await ada.get(path(flawed.id, "?exportProfileId=nonsense"))).status).toBe(422);
  expect((await ada.get(path(flawed.id, `?exportProfileId=${crypto.randomUUID()}`))).status).toBe(422);
});

test("errors stop an export unless a reason is given, which the job and the audit log keep", async () => {
  const ada = await signUp(server.origin);
  const { front, save } = await startCard(ada);
  const revision = await save([text(front, {}, { x: 75, width: 40 })]);
  const { id: exportProfileId } = await makeProfile(ada, {});
  const address = `/revisions/${revision.id}/exports`;
  const refused = await ada.post<Problem>(address, { exportProfileId });
  expect(refused.status).toBe(422);
  expect(refused.body).toMatchObject({
    code: "preflight_failed",
    findings: [{ code: "text-cut-off" }, { code: "space-empty" }],
    errors: [{ path: `elements.${revision.elements[0]?.elementId}` }],
  });
  expect((await ada.post(address, { exportProfileId, overrideReason: "  " })).status).toBe(422);
  const job = await exportWith(ada, revision.id, { exportProfileId, overrideReason: "The cut is meant." });
  expect(job).toMatchObject({
    status: "completed",
    overrideReason: "The cut is meant.",
    findings: [
      { code: "text-cut-off", severity: "error" },
      { code: "space-empty", severity: "warning" },
    ],
  });
  const [entry] = await withSystem((tx) =>
    tx
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.tenantId, ada.tenantId), eq(auditLog.action, "export.requested"))),
  );
  expect(entry?.payload).toMatchObject({
    overrideReason: "The cut is meant.",
    findings: [{ code: "text-cut-off", severity: "error" }, { code: "space-empty" }],
  });
  const empty = await save([]);
  const nothing = await ada.post<Problem>(`/revisions/${empty.id}/exports`, {
    exportProfileId,
    overrideReason: "please",
  });
  expect(nothing).toMatchObject({
    status: 422,
    body: { code: "preflight_failed", findings: [{ code: "nothing-to-print" }] },
  });
});

test("two requests at once make one job, with or without a reason", async () => {
  const ada = await signUp(server.origin);
  const { front, save } = await startCard(ada);
  const revision = await save([text(front)]);
  const { id: exportProfileId } = await makeProfile(ada, {});
  const answers = await Promise.all(
    [undefined, "just in case"].map((overrideReason) =>
      ada.post<JobJson>(`/revisions/${revision.id}/exports`, { exportProfileId, overrideReason }),
    ),
  );
  expect(answers.map((answer) => answer.status)).toEqual([202, 202]);
  expect(answers[0]?.body.id).toBe(answers[1]?.body.id);
});

test("a profile makes one file or one a side, a PDF or a PNG of exact size, mirrored, marked, with white", async () => {
  const ada = await signUp(server.origin);
  const { front, back, save } = await startCard(ada);
  const revision = await save([text(front), text(back, { text: "Back" })]);
  const names = (job: JobJson) => job.artifacts.map(({ filename, type }) => [filename, type]);

  const perSide = await makeProfile(ada, { files: "per-side", cropMarks: true, registrationMarks: true });
  const two = await exportWith(ada, revision.id, { exportProfileId: perSide.id });
  expect(names(two)).toEqual([
    [`Card-r1-${front.sideId}.pdf`, "application/pdf"],
    [`Card-r1-${back.sideId}.pdf`, "application/pdf"],
  ]);
  expect(two.artifact).toEqual(two.artifacts[0]);
  for (const [artifact, words] of two.artifacts.map((made, index) => [made, ["Ada", "Back"][index]] as const)) {
    const file = await download(ada, artifact);
    expect((await run("pdfinfo", [file])).stdout).toMatch(/Pages:\s+1\b/);
    expect((await run("pdftotext", [file, "-"])).stdout.trim()).toBe(words);
  }

  const white = await makeProfile(ada, { whiteInk: "page", whiteInkName: "Spot1", standard: "pdfa-2b" });
  const withWhite = await exportWith(ada, revision.id, { exportProfileId: white.id });
  expect(withWhite.artifact?.metadata).toMatchObject({ pages: 4 });
  const info = (
    await run("pdfinfo", ["-box", "-f", "1", "-l", "4", await download(ada, withWhite.artifacts[0] ?? never())])
  ).stdout;
  expect(info).toMatch(/Pages:\s+4\b/);
  expect(new Set([...info.matchAll(/TrimBox:\s+(.*)/g)].map((match) => match[1])).size).toBe(1);

  const png = await makeProfile(ada, { format: "png", dpi: 254, includeBleed: true, mirrored: true });
  expect(png.files).toBe("per-side");
  const pictures = await exportWith(ada, revision.id, { exportProfileId: png.id });
  expect(names(pictures)).toEqual([
    [`Card-r1-${front.sideId}.png`, "image/png"],
    [`Card-r1-${back.sideId}.png`, "image/png"],
  ]);
  const picture = await download(ada, pictures.artifacts[0] ?? never());
  const facts = await sharp(picture).metadata();
  expect(facts).toMatchObject({
    width: Math.round((front.widthMm + 2 * front.bleedMm) * 10),
    height: Math.round((front.heightMm + 2 * front.bleedMm) * 10),
    density: 254,
    hasAlpha: true,
  });
  // The text stands at the left, so mirrored at the right.
  const { data, info: size } = await sharp(picture).extractChannel(3).raw().toBuffer({ resolveWithObject: true });
  const inked = [...data.keys()].filter((at) => (data[at] ?? 0) > 0).map((at) => at % size.width);
  expect(inked.length).toBeGreaterThan(100);
  expect(inked.reduce((least, x) => Math.min(least, x), size.width)).toBeGreaterThan(size.width / 2);
});

test("profiles refuse what cannot be, on creation and on change", async () => {
  const ada = await signUp(server.origin);
  const refused = async (settings: object, field: string) => {
    const answer = await ada.post<Problem>("/export-profiles", { name: crypto.randomUUID(), ...settings });
    expect(answer.status, JSON.stringify(settings)).toBe(422);
    expect(answer.body.errors[0]?.path).toBe(field);
  };
  await refused({ format: "png", standard: "pdfa-2b" }, "standard");
  await refused({ format: "png", cropMarks: true }, "cropMarks");
  await refused({ format: "png", whiteInk: "spot" }, "whiteInk");
  await refused({ whiteInkName: "All" }, "whiteInkName");
  await refused({ whiteInkName: "a/b" }, "whiteInkName");
  await refused({ dpi: 71 }, "dpi");
  await refused({ whiteInkChokeMm: -1 }, "whiteInkChokeMm");
  const profile = await makeProfile(ada, { whiteInk: "spot" });
  const changed = await ada.call<Problem>("PATCH", `/export-profiles/${profile.id}`, { format: "png" });
  expect(changed).toMatchObject({ status: 422, body: { errors: [{ path: "whiteInk" }] } });
  const kept = (await ada.get<List<ExportProfileJson>>("/export-profiles")).body.items.find(
    ({ id }) => id === profile.id,
  );
  expect(kept).toEqual(profile);
  const both = await ada.call<ExportProfileJson>("PATCH", `/export-profiles/${profile.id}`, {
    format: "png",
    whiteInk: "none",
  });
  expect(both).toMatchObject({ status: 200, body: { format: "png", whiteInk: "none", files: "per-side", version: 2 } });
});

test("a PNG that nobody could open is refused when it is asked for, with what would work", async () => {
  const ada = await signUp(server.origin);
  const styles = await ada.get<List<StyleJson>>("/styles");
  const style = styles.body.items.find((item) => item.key === "poster");
  const [space] = style?.spaces ?? [];
  if (style === undefined || space === undefined) throw new Error("There is a poster.");
  const design = (await ada.post<DesignJson>("/designs", { name: "Wall", styleVersionId: style.id })).body;
  const revision = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, {
    elements: [text(space, {}, { x: 50, y: 50 })],
  });
  const { id: exportProfileId } = await makeProfile(ada, { format: "png", dpi: 1200 });
  const answer = await ada.post<Problem>(`/revisions/${revision.body.id}/exports`, { exportProfileId });
  expect(answer.status).toBe(422);
  expect(answer.body.errors[0]).toMatchObject({ path: "exportProfileId" });
  expect(answer.body.errors[0]?.message).toMatch(/Up to \d+ dpi work/);
});

test("preview profiles give the size, format and product colour that they name", async () => {
  const ada = await signUp(server.origin);
  const { front, save } = await startCard(ada);
  const revision = await save([text(front)]);
  const pixelsOf = async (settings: object) => {
    const profile = await ada.post<PreviewProfileJson>("/preview-profiles", { name: crypto.randomUUID(), ...settings });
    const request = { sideId: front.sideId, previewProfileId: profile.body.id };
    const job = await ada.post<JobJson>(`/revisions/${revision.id}/previews`, request);
    expect(await runPreviewJob(ada.tenantId, job.body.id)).toEqual({ outcome: "completed" });
    const { artifact } = (await ada.get<JobJson>(`/jobs/${job.body.id}`)).body;
    const picture = sharp(await download(ada, artifact ?? never()));
    const { format, width, height } = await picture.metadata();
    const { channels } = await picture.stats();
    return { type: artifact?.type, format, longest: Math.max(width, height), red: Math.round(channels[0]?.mean ?? 0) };
  };
  expect(await pixelsOf({ format: "png", sizePx: 300 })).toMatchObject({
    type: "image/png",
    format: "png",
    longest: 300,
  });
  expect(await pixelsOf({ format: "webp", sizePx: 200 })).toMatchObject({
    type: "image/webp",
    format: "webp",
    longest: 200,
  });
  expect(await pixelsOf({ format: "avif", sizePx: 250 })).toMatchObject({
    type: "image/avif",
    format: "heif",
    longest: 250,
  });
  const [red, black] = [
    await pixelsOf({ mode: "mockup", sizePx: 240, productColor: "#ff0000" }),
    await pixelsOf({ mode: "mockup", sizePx: 240, productColor: "#000000" }),
  ];
  expect(red.red - black.red).toBeGreaterThan(20);
});
