import { randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { NodeHandler } from "@/lib/kernel/http/node-handler";
import { securityHeaders } from "@/lib/kernel/http/security-headers";
import { serveNodeHandler, type TestSite } from "@/scripts/testing/serve-handler";
import { DirectoryStore, setObjectStore } from ".";
import { offerSignedLinks } from "./answer-signed-link";

const globals = globalThis as typeof globalThis & { atelierAnswerSignedLink?: NodeHandler };
const bytes = randomBytes(70_000);
let root: string;
let store: DirectoryStore;
let site: TestSite;
let link: string;

/** What the server in front of Next does with a read of a signed link. */
const serveOffered: NodeHandler = async (incoming, outgoing) => {
  if (globals.atelierAnswerSignedLink === undefined) throw new Error("Nothing was offered.");
  await globals.atelierAnswerSignedLink(incoming, outgoing);
};

beforeAll(async () => {
  root = await mkdtemp(path.join(os.tmpdir(), "atelier-signed-"));
  store = new DirectoryStore(root);
  setObjectStore(store);
  offerSignedLinks();
  site = await serveNodeHandler(serveOffered);
  const key = `${randomUUID()}/picture.webp`;
  await store.putIfAbsent(key, bytes, { contentType: "image/webp" });
  const url = new URL(await store.signedGetUrl(key, { expiresInSeconds: 60 }));
  link = site.origin + url.pathname + url.search;
});
afterAll(async () => {
  delete globals.atelierAnswerSignedLink;
  setObjectStore(undefined);
  await site.stop();
  await rm(root, { recursive: true, force: true });
});

test("past Next a file has its bytes, its length and the headers that every answer has", async () => {
  const answer = await fetch(link);
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
  expect(answer.headers.get("content-length")).toBe("70000");
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
  for (const name of Object.keys(securityHeaders)) expect(answer.headers.has(name), name).toBe(true);
});

test("HEAD, parts and validators are answered as by the route", async () => {
  const head = await fetch(link, { method: "HEAD" });
  expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "70000", ""]);
  const part = await fetch(link, { headers: { range: "bytes=10-19" } });
  expect([part.status, part.headers.get("content-range")]).toEqual([206, "bytes 10-19/70000"]);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(10, 20));
  const known = await fetch(link, { headers: { "if-none-match": head.headers.get("etag") ?? "" } });
  expect([known.status, await known.text()]).toEqual([304, ""]);
  expect((await fetch(link, { headers: { range: "bytes=70000-" } })).status).toBe(416);
});

test("a forged link and one to nothing are explained", async () => {
  const forged = await fetch(link.replace("expires=", "expires=1"));
  expect([forged.status, forged.headers.get("content-type")]).toEqual([403, "application/problem+json"]);
  expect(await forged.json()).toMatchObject({ code: "forbidden" });
  const url = new URL(await store.signedGetUrl(`${randomUUID()}/nothing.webp`, { expiresInSeconds: 60 }));
  const missing = await fetch(site.origin + url.pathname + url.search);
  expect(missing.status).toBe(404);
  expect(await missing.json()).toMatchObject({ code: "not_found" });
});

test("who hangs up in the middle of a large file leaves the server answering", async () => {
  const key = `${randomUUID()}/film.mp4`;
  await store.putIfAbsent(key, randomBytes(8_000_000), { contentType: "video/mp4" });
  const url = new URL(await store.signedGetUrl(key, { expiresInSeconds: 60 }));
  const stop = new AbortController();
  const answer = await fetch(site.origin + url.pathname + url.search, { signal: stop.signal });
  await answer.body?.getReader().read();
  stop.abort();
  expect((await fetch(link)).status).toBe(200);
});
