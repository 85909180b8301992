import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { promisify } from "node:util";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { ApiServer } from "@/scripts/testing/api-server";
import { changeFont, fontFile } from "@/scripts/testing/change-font";
import { joinAs, signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import type { FontJson } from "./font-schemas";
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
import type { JobJson, PreviewProfileJson } from "./schemas";

const run = promisify(execFile);
let server: ApiServer;
beforeAll(async () => {
  server = await startPrinting();
});
afterAll(() => stopPrinting(server));

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
