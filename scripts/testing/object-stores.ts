import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { failed } from "@/lib/kernel/route";
import { answerObjectRequest, DirectoryStore, type ObjectStore, S3Store } from "@/lib/kernel/storage";
import { serveHandler } from "./serve-handler";
import { startS3Server } from "./start-s3-server";

export interface TestStore {
  store: ObjectStore;
  /** Where a signed link can really be fetched in the test. */
  reachable(url: string): string;
  stop(): Promise<void>;
}

async function startDirectory(): Promise<TestStore> {
  const root = await mkdtemp(path.join(os.tmpdir(), "atelier-objects-"));
  const store = new DirectoryStore(root);
  const site = await serveHandler((request) =>
    answerObjectRequest(store, request).catch((error) => failed(request, error)),
  );
  return {
    store,
    reachable: (url) => site.origin + url.slice(new URL(url).origin.length),
    async stop() {
      await site.stop();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function startS3(): Promise<TestStore> {
  const server = await startS3Server();
  return { store: new S3Store(server.options), reachable: (url) => url, stop: () => server.stop() };
}

/** Both forms of the object store, for `describe.each`. */
export const objectStores = [
  ["directory", startDirectory],
  ["S3", startS3],
] as const;
