import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { buffer } from "node:stream/consumers";
import { promisify } from "node:util";
import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { auditLog } from "@/db/schema";
import { withSystem } from "@/db/tenant";
import { getArtifact, openArtifact } from "@/lib/kernel/artifacts";
import { closeRenderPool } from "@/lib/kernel/rendering/pool";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { changeFont, fontFile } from "@/scripts/testing/change-font";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import type { FontJson } from "./font-schemas";
import type { PreflightJson } from "./preflight-schemas";
import { runExportJob } from "./run-export-job";
import { runPreviewJob } from "./run-preview-job";
import type { DesignJson, ExportProfileJson, JobJson, PreviewProfileJson, RevisionJson, StyleJson } from "./schemas";

const run = promisify(execFile);
let server: ApiServer;
let folder: string;
beforeAll(async () => {
  server = await startApiServer();
  folder = await mkdtemp(path.join(tmpdir(), "atelier-export-test-"));
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
type Problem = { code: string; errors: { path: string; message: string }[]; findings: { code: string }[] };

async function startCard(ada: Caller) {
  const styles = await ada.get<List<StyleJson>>("/styles");
  const style = styles.body.items.find((item) => item.key === "business-card");
  const [front, back] = style?.spaces ?? [];
  if (style === undefined || front === undefined || back === undefined) throw new Error("There is a business card.");
  const design = (await ada.post<DesignJson>("/designs", { name: "Card", styleVersionId: style.id })).body;
  const save = async (elements: object[], metadata?: object) => {
    const answer = await ada.post<RevisionJson>(`/designs/${design.id}/revisions`, { elements, metadata });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return answer.body;
  };
  return { design, style, front, back, save };
}

type Space = StyleJson["spaces"][number];
const text = (space: Space, content: object = {}, transform: object = {}) => ({
  type: "text",
  spaceId: space.spaceId,
  transform: { x: 10, y: 15, width: 60, height: 12, rotation: 0, ...transform },
  content: { text: "Ada", fontFamily: "Lato", fontSizeMm: 7, color: "#204060", ...content },
});

async function makeProfile(ada: Caller, settings: object): Promise<ExportProfileJson> {
  const answer = await ada.post<ExportProfileJson>("/export-profiles", { name: crypto.randomUUID(), ...settings });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

async function exportWith(ada: Caller, revisionId: string, body: object): Promise<JobJson> {
  const answer = await ada.post<JobJson>(`/revisions/${revisionId}/exports`, body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(202);
  expect(await runExportJob(ada.tenantId, answer.body.id)).toEqual({ outcome: "completed" });
  return (await ada.get<JobJson>(`/jobs/${answer.body.id}`)).body;
}

async function download(ada: Caller, artifact: { id: string; filename: string | null }): Promise<string> {
  const { body } = await openArtifact(await getArtifact({ tenantId: ada.tenantId, id: artifact.id }));
  const file = path.join(folder, `${artifact.id}-${artifact.filename ?? "file"}`);
  await writeFile(file, await buffer(body));
  return file;
}

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

function never(): never {
  throw new Error("The job made nothing.");
}

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

test("an organization's font sets texts, prints embedded, and stays with what used it when it is deleted", async () => {
  const ada = await signUp(server.origin);
  const bytes = await readFile(fontFile);
  // Renamed, so that it is nobody's bundled font: “Lobster” in both encodings of its name table.
  const renamed = Buffer.from(bytes);
  const rename = (from: Buffer, to: Buffer) => {
    for (let at = renamed.indexOf(from); at >= 0; at = renamed.indexOf(from, at + 1)) to.copy(renamed, at);
  };
  rename(Buffer.from("Lobster", "latin1"), Buffer.from("Crawfis", "latin1"));
  const wide = (name: string) => Buffer.from(name, "utf16le").swap16();
  rename(wide("Lobster"), wide("Crawfis"));
  const uploaded = await ada.post<FontJson>("/fonts", uploadForm(renamed, "c.ttf", { licenceNote: "Bought in May" }));
  expect(uploaded.status, JSON.stringify(uploaded.body)).toBe(201);
  expect(uploaded.body).toMatchObject({
    family: "Crawfis",
    weight: 400,
    style: "normal",
    embeddable: true,
    licenceNote: "Bought in May",
    url: `/api/v1/fonts/${uploaded.body.id}/content`,
  });
  const { front, save } = await startCard(ada);
  const revision = await save([text(front, { fontFamily: "Crawfis" })]);
  const element = revision.elements[0];
  expect(element?.type === "text" ? element.layout?.lines[0]?.runs[0]?.fontKey : null).toBe(uploaded.body.fontKey);

  const served = await fetch(`${server.origin}${uploaded.body.url}`, { headers: ada.headers });
  expect(Buffer.from(await served.arrayBuffer()).equals(renamed)).toBe(true);
  expect((await ada.post("/fonts", uploadForm(renamed, "c.ttf"))).status).toBe(409);

  const { id: exportProfileId } = await makeProfile(ada, {});
  const fontsOf = async (job: JobJson) =>
    (await run("pdffonts", [await download(ada, job.artifacts[0] ?? never())])).stdout;
  expect(await fontsOf(await exportWith(ada, revision.id, { exportProfileId }))).toMatch(/\byes yes\b/);

  const profiles = await ada.get<List<PreviewProfileJson>>("/preview-profiles");
  const flat = profiles.body.items.find((profile) => profile.mode === "flat");
  const draw = async () => {
    const request = { sideId: front.sideId, previewProfileId: flat?.id };
    const job = await ada.post<JobJson>(`/revisions/${revision.id}/previews`, request, {
      "idempotency-key": crypto.randomUUID(),
    });
    expect(await runPreviewJob(ada.tenantId, job.body.id)).toEqual({ outcome: "completed" });
    return (await ada.get<JobJson>(`/jobs/${job.body.id}`)).body.artifact?.contentHash;
  };
  const before = await draw();
  expect(before).toBeDefined();
  expect((await ada.call("DELETE", `/fonts/${uploaded.body.id}`)).status).toBe(204);
  expect((await ada.call("DELETE", `/fonts/${uploaded.body.id}`)).status).toBe(404);
  expect((await ada.get<List<FontJson>>("/fonts")).body.items).toEqual([]);
  expect((await ada.get<List<FontJson>>("/fonts?includeDeleted=true")).body.items).toHaveLength(1);
  expect(await draw()).toBe(before);
  const again = await save([text(front, { fontFamily: "Crawfis", text: "Still" })]);
  const preflight = await ada.get<PreflightJson>(`/revisions/${again.id}/preflight`);
  expect(preflight.body).toMatchObject({ errors: 0, findings: [{ code: "font-deleted" }, { code: "space-empty" }] });

  const other = await ada.post<FontJson>("/fonts", uploadForm(renamed, "c.ttf"));
  expect(other.status).toBe(201);
  expect((await ada.post(`/fonts/${uploaded.body.id}/restore`)).status).toBe(409);
  expect((await ada.call("DELETE", `/fonts/${other.body.id}`)).status).toBe(204);
  const restored = await ada.post<FontJson>(`/fonts/${uploaded.body.id}/restore`);
  expect(restored).toMatchObject({ status: 200, body: { id: uploaded.body.id, deletedAt: null } });
  expect((await ada.post(`/fonts/${uploaded.body.id}/restore`)).status).toBe(404);
});

test("a font that may not be embedded is taken, and stops print files; what is no font is refused", async () => {
  const ada = await signUp(server.origin);
  const bytes = await readFile(fontFile);
  const restricted = await changeFont({ fsType: 0x0002 });
  const font = await ada.post<FontJson>("/fonts", uploadForm(restricted, "lobster.ttf"));
  expect(font).toMatchObject({ status: 201, body: { family: "Lobster", embeddable: false } });
  const { front, save } = await startCard(ada);
  const revision = await save([text(front, { fontFamily: "Lobster" })]);
  const { id: exportProfileId } = await makeProfile(ada, {});
  const refused = await ada.post<Problem>(`/revisions/${revision.id}/exports`, { exportProfileId });
  expect(refused).toMatchObject({
    status: 422,
    body: { findings: [{ code: "font-not-embeddable" }, { code: "space-empty" }] },
  });

  expect((await ada.post("/fonts", uploadForm(bytes.subarray(0, 4000), "cut.ttf"))).status).toBe(422);
  expect((await ada.post("/fonts", uploadForm("no font at all", "font.ttf"))).status).toBe(415);
  const png = await sharp({ create: { width: 3, height: 3, channels: 3, background: "#000" } })
    .png()
    .toBuffer();
  expect((await ada.post("/fonts", uploadForm(png, "font.ttf"))).status).toBe(415);
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.post("/fonts", uploadForm(bytes, "l.ttf"))).status).toBe(403);
  expect((await viewer.call("DELETE", `/fonts/${font.body.id}`)).status).toBe(403);
  expect((await viewer.get<List<FontJson>>("/fonts")).body.items).toHaveLength(1);
  const eve = await signUp(server.origin);
  expect((await eve.call("DELETE", `/fonts/${font.body.id}`)).status).toBe(404);
  expect((await eve.get(`/fonts/${font.body.id}/content`)).status).toBe(404);
  const both = await Promise.all([1, 2].map(() => eve.post("/fonts", uploadForm(bytes, "l.ttf"))));
  expect(both.map((answer) => answer.status).sort((one, other) => one - other)).toEqual([201, 409]);
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
