import { gzipSync } from "node:zlib";
import { type APIRequestContext, expect, test } from "@playwright/test";

/** Most JavaScript that a page may ship before anybody does anything, in bytes as they travel. */
const budget = 250_000;
/** The same for a page that is a canvas to work on. */
const canvasBudget = 450_000;

/** Bytes of the scripts that the HTML of a page names, compressed as the studio sends them (gzip). */
async function weighScripts(request: APIRequestContext, path: string): Promise<number> {
  const answer = await request.get(path);
  expect(new URL(answer.url()).pathname, "a page that is shown, not one that it leads to").toBe(path);
  const html = await answer.text();
  // `nomodule` scripts are for browsers that the studio does not support; none of the others loads them.
  const tags = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag).filter((tag) => !/\snomodule/i.test(tag));
  const sources = new Set(tags.flatMap((tag) => /\ssrc="([^"]+)"/.exec(tag)?.[1] ?? []));
  expect(sources.size, `scripts that ${path} names`).toBeGreaterThan(5);
  const sizes = await Promise.all(
    Array.from(sources, async (source) => gzipSync(await (await request.get(source)).body()).length),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

async function expectWithinBudget(request: APIRequestContext, paths: readonly string[], most = budget): Promise<void> {
  const weights: Record<string, number> = {};
  for (const path of paths) weights[path] = await weighScripts(request, path);
  const tooHeavy = Object.entries(weights).filter(([, bytes]) => bytes > most);
  expect(tooHeavy, `pages above ${most} bytes of script; all: ${JSON.stringify(weights, null, 2)}`).toEqual([]);
}

test("pages that need no account ship at most 250 kB of JavaScript", async ({ request }) => {
  await expectWithinBudget(request, [
    "/sign-in",
    "/sign-up",
    "/forgot-password",
    "/reset-password",
    "/two-factor",
    "/docs/api",
  ]);
});

test("every page of the studio ships at most 250 kB of JavaScript", async ({ request }) => {
  const signedIn = await request.post("/api/auth/sign-in/email", {
    data: { email: process.env.E2E_EMAIL, password: process.env.E2E_PASSWORD },
  });
  expect(signedIn.status()).toBe(200);
  const [design] = (await (await request.get("/api/v1/designs")).json()).items;
  const [product] = (await (await request.get("/api/v1/products?limit=1")).json()).items;
  const made = await request.post("/api/v1/collections", { data: { name: "Weighed", selectedProductIds: [] } });
  const collection: { id: string } = await made.json();
  const [run] = (await (await request.get("/api/v1/engine/runs")).json()).items;
  await expectWithinBudget(request, [
    "/designs",
    `/designs/${design.id}`,
    `/designs/${design.id}/history`,
    `/designs/${design.id}/batches`,
    `/designs/${design.id}/batches/new`,
    "/designs/profiles",
    "/catalogue",
    "/library",
    "/library/brand",
    "/products",
    `/products/${product.id}`,
    "/collections",
    `/collections/${collection.id}`,
    "/gallery",
    "/routing",
    "/legacy",
    "/settings/profile",
    "/settings/organization",
    "/settings/members",
    "/settings/api-keys",
    "/settings/collections",
    "/settings/credentials",
    "/settings/channels",
    "/settings/ai",
    "/settings/generation",
    "/settings/deliveries",
    "/settings/jobs",
    `/settings/jobs/${run.id}`,
    "/settings/mail",
    "/settings/notifications",
    "/notifications",
  ]);
  await expectWithinBudget(request, [`/designs/${design.id}/edit`], canvasBudget);
});
