import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { assets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { noisePng, uploadForm } from "@/scripts/testing/upload-form";
import type { AssetJson } from "./asset-schemas";
import { fillDominantColors } from "./fill-dominant-colors";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const upload = async (ada: Caller) =>
  (await ada.post<AssetJson>("/assets", uploadForm(await noisePng(40, 40), "a.png"))).body;
const colorsOf = async (ada: Caller, id: string) => (await ada.get<AssetJson>(`/assets/${id}`)).body.dominantColors;

test("artwork without colours gets those it would have had when uploaded, in chunks, and once", async () => {
  const ada = await signUp(server.origin);
  const before: AssetJson[] = [];
  for (let index = 0; index < 3; index += 1) before.push(await upload(ada));
  const forgotten = before.slice(1);
  for (const { id } of forgotten) {
    await withTenant(ada.tenantId, (tx) => tx.update(assets).set({ dominantColors: [] }).where(eq(assets.id, id)));
  }
  const { tenantId } = ada;
  expect(await fillDominantColors({ after: forgotten[0]?.id ?? null, tenantId })).toEqual({ after: null, filled: 1 });
  expect(await fillDominantColors({ after: null, tenantId })).toEqual({ after: null, filled: 1 });
  for (const { id, dominantColors } of before) {
    expect(dominantColors.length).toBeGreaterThan(0);
    expect(await colorsOf(ada, id)).toEqual(dominantColors);
  }
  expect(await fillDominantColors({ after: null, tenantId })).toEqual({ after: null, filled: 0 });
});
