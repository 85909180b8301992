import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { resetEnv } from "@/lib/kernel/env";
import { closeRenderBrowser } from "@/lib/kernel/rendering3d/render-browser";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { findChromium } from "@/scripts/testing/find-chromium";
import { boxGlb } from "@/scripts/testing/model-files";
import { signUp } from "@/scripts/testing/people";
import { uploadForm } from "@/scripts/testing/upload-form";
import { packGlb } from "@/scripts/testing/write-glb";
import type { GeneratedAssetJson } from "./generated-asset-schemas";
import { drain, makeProducts } from "./generation-test-fixture";

// A picture in full size takes half a minute of a processor, which may have other work.
vi.setConfig({ testTimeout: 400_000 });

let server: ApiServer;
beforeAll(async () => {
  process.env.CHROMIUM_PATH = findChromium();
  resetEnv();
  server = await startApiServer();
});
afterAll(async () => {
  await closeRenderBrowser();
  await server.close();
});

const render = { type: "3d_render", settings: { roomType: "studio", surroundings: "plain", aspectRatio: "4:5" } };

test("a product's model becomes an asset with its picture and thumbnails, at no cost", async () => {
  const ada = await signUp(server.origin);
  // It needs no photograph.
  const [productId = ""] = await makeProducts(ada, 1, 1);
  const form = uploadForm(boxGlb([0.6, 0.3, 0.05]), "box.glb");
  expect((await ada.call("PUT", `/products/${productId}/model`, form)).status).toBe(200);
  const made = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, ...render });
  expect(made.body).toMatchObject({ type: "3d_render", provider: "built-in", estimatedUsd: 0 });
  expect(await drain(ada.tenantId)).toHaveLength(1);
  const { body } = await ada.get<GeneratedAssetJson>(`/generated-assets/${made.body.id}`);
  expect(body).toMatchObject({ status: "completed", progress: 100, costUsd: 0, errorCode: null });
  expect(body.image).toMatchObject({ mimeType: "image/png", source: "generated" });
  expect((body.image?.width ?? 0) / (body.image?.height ?? 1)).toBeCloseTo(0.8, 1);
  for (const address of [body.image?.url, body.image?.thumbnailUrl, body.image?.previewUrl]) {
    const answer = await fetch(`${server.origin}${address ?? ""}`, { headers: ada.headers });
    expect([answer.status, answer.headers.get("content-type")?.startsWith("image/")]).toEqual([200, true]);
  }
  // The link of lists needs nobody who is signed in, and nothing else can be had with it.
  const link = body.image?.thumbnailLink ?? "";
  const linked = await fetch(`${server.origin}${link}`);
  expect([linked.status, linked.headers.get("content-type")]).toEqual([200, "image/webp"]);
  expect((await fetch(`${server.origin}${link.replace("250.webp", "600.webp")}`)).status).toBe(403);
});

test("a product without a model, with a damaged one, and a studio without a browser say so", async () => {
  const ada = await signUp(server.origin);
  const [without = "", damaged = ""] = await makeProducts(ada, 2, 2);
  const broken = packGlb({ asset: { version: "2.0" }, images: [{ uri: "wood.png" }] });
  await ada.call("PUT", `/products/${damaged}/model`, uploadForm(broken, "chair.glb"));
  const endOf = async (productId: string) => {
    const { body } = await ada.post<GeneratedAssetJson>("/generated-assets", { productId, ...render });
    await drain(ada.tenantId);
    return (await ada.get<GeneratedAssetJson>(`/generated-assets/${body.id}`)).body;
  };
  expect(await endOf(without)).toMatchObject({
    status: "error",
    errorCode: "capability_missing",
    errorMessage: expect.stringContaining(".glb"),
    image: null,
  });
  expect(await endOf(damaged)).toMatchObject({ status: "error", errorCode: "unsupported_media_type" });
  await closeRenderBrowser();
  process.env.CHROMIUM_PATH = "/nowhere/chromium";
  resetEnv();
  await ada.call("PUT", `/products/${without}/model`, uploadForm(boxGlb([0.5, 0.5, 0.5]), "box.glb"));
  expect(await endOf(without)).toMatchObject({
    status: "error",
    errorCode: "capability_missing",
    errorMessage: expect.stringContaining("Chromium"),
  });
  process.env.CHROMIUM_PATH = findChromium();
  resetEnv();
});
