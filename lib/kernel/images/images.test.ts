import { asc, sql } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { images } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { joinAs, signUp } from "@/scripts/testing/people";
import { alterPicture, drawSamplePicture } from "@/scripts/testing/sample-pictures";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import { distanceTo } from "./find-similar";
import type { ImageJson, SimilarImageJson } from "./image-schemas";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(() => server.close());

type List<T> = { items: T[]; nextCursor: string | null };
interface Problem extends Record<string, unknown> {
  code: string;
  errors?: { path: string }[];
}

test("a photograph is taken with what its camera said, found again by its words, and described anew", async () => {
  const ada = await signUp(server.origin);
  const photo = await sharp(await drawSamplePicture(1))
    .withExif({
      IFD0: { Make: "Example", Model: "One" },
      IFD2: { FNumber: "28/10", ExposureTime: "1/125", ISOSpeedRatings: "400" },
      IFD3: { GPSLatitude: "52/1 31/1 0/1" },
    })
    .jpeg()
    .toBuffer();
  const taken = await ada.post<ImageJson>("/images", uploadForm(photo, "Sofa front.jpg", { altText: "A sofa" }));
  expect(taken.status, JSON.stringify(taken.body)).toBe(201);
  expect(taken.body).toMatchObject({
    source: "upload",
    mimeType: "image/jpeg",
    originalFilename: "Sofa front.jpg",
    altText: "A sofa",
    exif: { camera: "Example One", fNumber: 2.8, iso: 400 },
  });
  expect(JSON.stringify(taken.body)).not.toMatch(/gps|latitude/i);
  expect(taken.body).not.toHaveProperty("embedding");
  await ada.post("/images", uploadForm(await noisePng(), "noise.png"));
  expect((await ada.get<List<ImageJson>>("/images?q=sofa")).body.items.map(({ id }) => id)).toEqual([taken.body.id]);
  const all = await ada.get<List<ImageJson>>("/images?limit=1");
  expect(all.body.items).toMatchObject([{ originalFilename: "noise.png" }]);
  const rest = await ada.get<List<ImageJson>>(`/images?limit=1&cursor=${all.body.nextCursor ?? ""}`);
  expect(rest.body).toMatchObject({ items: [{ id: taken.body.id }], nextCursor: null });
  const changed = await ada.call<ImageJson>("PATCH", `/images/${taken.body.id}`, { caption: "Spring", altText: null });
  expect(changed.body).toMatchObject({ caption: "Spring", altText: null });
  expect((await ada.get<ImageJson>(`/images/${taken.body.id}`)).body).toEqual(changed.body);
});

test("an artifact has one image, however many ask for it at once", async () => {
  const ada = await signUp(server.origin);
  const { body: artifact } = await ada.post<{ id: string }>("/artifacts", uploadForm(await noisePng(), "a.png"));
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => ada.post<ImageJson>("/images", { artifactId: artifact.id })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 6 }, () => 201));
  expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
  const usages = await ada.get<List<{ entity: string; entityId: string }>>(`/artifacts/${artifact.id}/usages`);
  expect(usages.body.items).toMatchObject([{ entity: "images", entityId: answers[0]?.body.id }]);
});

test("other organizations' images are not there, viewers change none, and what is no image is refused", async () => {
  const ada = await signUp(server.origin);
  const { body: image } = await ada.post<ImageJson>("/images", uploadForm(await noisePng(), "a.png"));
  const stranger = await signUp(server.origin);
  for (const path of [`/images/${image.id}`, `/images/${image.id}/similar`]) {
    expect((await stranger.get(path)).status, path).toBe(404);
  }
  expect((await stranger.call("PATCH", `/images/${image.id}`, { caption: "mine" })).status).toBe(404);
  expect((await stranger.post("/images", { artifactId: image.artifactId })).status).toBe(404);
  const viewer = await joinAs(ada, "viewer");
  expect((await viewer.get(`/images/${image.id}`)).status).toBe(200);
  expect((await viewer.call("PATCH", `/images/${image.id}`, { caption: "x" })).status).toBe(403);
  expect((await viewer.post("/images", uploadForm(await noisePng(), "b.png"))).status).toBe(403);
  const table = await ada.post<Problem>("/images", uploadForm("a,b\n1,2\n", "a.csv"));
  expect([table.status, table.body.code]).toEqual([415, "unsupported_media_type"]);
  expect((await ada.call<Problem>("PATCH", `/images/${image.id}`, {})).status).toBe(422);
  expect((await ada.get<Problem>("/images?source=nowhere")).status).toBe(422);
});

test("similar images come nearest first and near duplicates are named", async () => {
  const ada = await signUp(server.origin);
  const original = await drawSamplePicture(7);
  const upload = async (bytes: Buffer, name: string) =>
    (await ada.post<ImageJson>("/images", uploadForm(bytes, name))).body;
  const { id } = await upload(original, "original.jpg");
  await upload(await alterPicture(original, "reencode", 1), "copy.jpg");
  await upload(await alterPicture(original, "crop-recolour", 1), "other colours.jpg");
  for (const seed of [8, 9, 10]) await upload(await drawSamplePicture(seed), `${seed}.jpg`);
  const { body } = await ada.get<List<SimilarImageJson>>(`/images/${id}/similar`);
  expect(body.items.map((item) => item.originalFilename).slice(0, 2)).toEqual(["copy.jpg", "other colours.jpg"]);
  expect(body.items).toHaveLength(5);
  expect(body.items.map((item) => item.distance)).toEqual(
    body.items.map((item) => item.distance).sort((one, other) => one - other),
  );
  expect(body.items.filter((item) => item.nearDuplicate).map((item) => item.originalFilename)).toContain("copy.jpg");
  expect(body.items.slice(2).some((item) => item.nearDuplicate)).toBe(false);
  const near = await ada.get<List<SimilarImageJson>>(`/images/${id}/similar?maxDistance=0.01&limit=3`);
  expect(near.body.items).toEqual([]);
});

test("whatever reckons the distances, they are the same", async () => {
  const ada = await signUp(server.origin);
  for (const seed of [20, 21, 22]) {
    await ada.post("/images", uploadForm(await drawSamplePicture(seed), `${seed}.jpg`));
  }
  const like = Array.from({ length: 64 }, (_, index) => Math.sin(index) / 8);
  const measure = (kind: "cube" | "arithmetic") =>
    withTenant(ada.tenantId, (tx) =>
      tx
        .select({ distance: sql<number>`${distanceTo(kind, like)}` })
        .from(images)
        .orderBy(asc(images.id)),
    );
  const [cube, arithmetic] = [await measure("cube"), await measure("arithmetic")];
  expect(cube).toHaveLength(3);
  for (const [index, row] of cube.entries())
    expect(row.distance).toBeCloseTo(arithmetic[index]?.distance ?? Number.NaN, 9);
});
