import path from "node:path";
import { getEnv } from "@/lib/kernel/env";
import { DirectoryStore } from "./directory-store";
import type { ObjectStore } from "./object-store";
import { S3Store } from "./s3-store";

export { answerObjectRequest } from "./answer-object-request";
export { DirectoryStore } from "./directory-store";
export type { ByteRange, ObjectBody, ObjectStore, OpenObject } from "./object-store";
export { S3Store } from "./s3-store";
export { requestBody, serveObject } from "./serve-object";

// Next loads server modules several times; the store keeps connections and must be one a process.
const globals = globalThis as typeof globalThis & { atelierObjectStore?: ObjectStore };

/** The process-wide object store: the bucket `S3_BUCKET` when it is set, else the folder `ATELIER_DATA/objects`. */
export function getObjectStore(): ObjectStore {
  if (globals.atelierObjectStore === undefined) {
    const env = getEnv();
    globals.atelierObjectStore =
      env.S3_BUCKET === undefined
        ? new DirectoryStore(path.join(env.ATELIER_DATA, "objects"))
        : new S3Store({
            bucket: env.S3_BUCKET,
            region: env.S3_REGION,
            endpoint: env.S3_ENDPOINT,
            accessKeyId: env.S3_ACCESS_KEY_ID,
            secretAccessKey: env.S3_SECRET_ACCESS_KEY,
          });
  }
  return globals.atelierObjectStore;
}

/** Puts another store in place; undefined: the next call of `getObjectStore` reads the environment again. */
export function setObjectStore(store: ObjectStore | undefined): void {
  globals.atelierObjectStore = store;
}
