import { Readable } from "node:stream";
import { and, eq, isNull } from "drizzle-orm";
import { uploads } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import {
  type Artifact,
  type ArtifactJson,
  getArtifact,
  objectKeys,
  tenantKey,
  toArtifactJson,
} from "@/lib/kernel/artifacts";
import { type SpooledFile, spoolStream } from "@/lib/kernel/artifacts/spool";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { readBytes } from "@/lib/kernel/http/read-body";
import { getObjectStore } from "@/lib/kernel/storage";
import { storeUpload, withIngested } from "./create-artifact";
import { countParts, loadUpload, sizeOfPart, toUploadJson, type Upload, type UploadJson } from "./resumable-upload";

const partKey = (upload: Upload, number: number) =>
  tenantKey(upload.tenantId, objectKeys.uploadPart(upload.id, number));

/** Thrown inside when another request finished the same upload first. */
class AlreadyComplete extends Error {}

/**
 * Takes one part (`Content-Range: bytes <start>-<end>/<size>`; a file of one part needs none) in any order. The part that
 * completes the file makes the artifact; a part that came before is taken again without harm.
 * @returns the artifact when the file is complete, else what has arrived
 * @throws AppError `not_found`; `validation_failed` for a range that is no part, or when the whole file has another hash
 *   (its parts are forgotten then); what `ingestUpload` throws
 */
export async function putUploadPart({
  ctx,
  id,
  request,
}: {
  ctx: Context;
  id: string;
  request: Request;
}): Promise<{ artifact: ArtifactJson } | { upload: UploadJson }> {
  requireScope(ctx, "assets:write");
  const upload = await withTenant(ctx.tenantId, (tx) => loadUpload(tx, ctx, id, false));
  const number = readPartNumber(upload, request.headers.get("content-range"));
  // Read even when it is known already: a sender whose body nobody reads sees a broken connection instead of the answer.
  const bytes = await readPart(upload, number, request);
  if (upload.artifactId !== null) return { artifact: await readArtifact(ctx, upload.artifactId) };
  const current = await receivePart(ctx, id, number, bytes);
  if (current.artifactId !== null) return { artifact: await readArtifact(ctx, current.artifactId) };
  if (current.receivedParts.length < countParts(current)) return { upload: toUploadJson(current) };
  return { artifact: toArtifactJson(await completeUpload(ctx, current)) };
}

function refuseRange(message: string): AppError {
  return new AppError("validation_failed", `The range cannot be used: ${message}`, {
    errors: [{ path: "Content-Range", message }],
  });
}

function readPartNumber(upload: Upload, header: string | null): number {
  if (header === null) {
    if (countParts(upload) === 1) return 0;
    throw refuseRange(`a file of ${countParts(upload)} parts needs Content-Range.`);
  }
  const match = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(header.trim());
  const [start, end, size] = (match ?? []).slice(1).map(Number);
  if (start === undefined || end === undefined || size !== upload.sizeBytes) {
    throw refuseRange(`it must read "bytes <start>-<end>/${upload.sizeBytes}".`);
  }
  const number = start / upload.partSize;
  if (!Number.isInteger(number) || number >= countParts(upload) || end !== start + sizeOfPart(upload, number) - 1) {
    throw refuseRange(`parts have ${upload.partSize} bytes and begin at multiples of that.`);
  }
  return number;
}

async function readPart(upload: Upload, number: number, request: Request): Promise<Buffer> {
  const size = sizeOfPart(upload, number);
  const bytes = await readBytes(request, size);
  if (bytes.length !== size) throw refuseRange(`the part has ${bytes.length} bytes instead of ${size}.`);
  return bytes;
}

/** Stores a part under the lock of the upload's row, so that two senders of the same part do not disturb each other. */
async function receivePart(ctx: Context, id: string, number: number, bytes: Buffer): Promise<Upload> {
  return withTenant(ctx.tenantId, async (tx) => {
    const upload = await loadUpload(tx, ctx, id, true);
    if (upload.artifactId !== null || upload.receivedParts.includes(number)) return upload;
    const store = getObjectStore();
    const key = partKey(upload, number);
    const options = { contentType: "application/octet-stream" };
    if (!(await store.putIfAbsent(key, bytes, options)).created) {
      // What an earlier attempt left that never said it was finished.
      await store.delete(key);
      await store.putIfAbsent(key, bytes, options);
    }
    const receivedParts = [...upload.receivedParts, number];
    await tx
      .update(uploads)
      .set({ receivedParts })
      .where(and(eq(uploads.tenantId, ctx.tenantId), eq(uploads.id, id)));
    return { ...upload, receivedParts };
  });
}

async function readArtifact(ctx: Context, artifactId: string): Promise<ArtifactJson> {
  return toArtifactJson(await getArtifact({ tenantId: ctx.tenantId, id: artifactId }));
}

/** Puts the parts together, checks the hash, and makes the artifact; when two do so at once, the second gets the first's. */
async function completeUpload(ctx: Context, upload: Upload): Promise<Artifact> {
  let whole: SpooledFile | undefined;
  try {
    whole = await spoolStream(Readable.from(readParts(ctx, upload)), upload.sizeBytes);
    if (whole.contentHash !== upload.contentHash) {
      await forgetParts(ctx, upload);
      throw new AppError(
        "validation_failed",
        "The file that arrived has another SHA-256 than announced; send its parts again.",
        {
          errors: [{ path: "contentHash", message: `the bytes that arrived have ${whole.contentHash}` }],
        },
      );
    }
    const artifact = await withIngested(ctx, { source: whole, filename: upload.filename }, (ingested) =>
      storeUpload(ctx, ingested, async (tx, made) => {
        const current = await loadUpload(tx, ctx, upload.id, true);
        if (current.artifactId !== null) throw new AlreadyComplete();
        await tx
          .update(uploads)
          .set({ artifactId: made.id })
          .where(and(eq(uploads.tenantId, ctx.tenantId), eq(uploads.id, upload.id)));
      }),
    );
    await deleteParts(upload);
    return artifact;
  } catch (error) {
    // Whoever was faster has also deleted the parts, so a part that is missing may mean the same.
    const current = await withTenant(ctx.tenantId, (tx) => loadUpload(tx, ctx, upload.id, false));
    if (current.artifactId !== null) return getArtifact({ tenantId: ctx.tenantId, id: current.artifactId });
    throw error;
  } finally {
    await whole?.dispose();
  }
}

async function* readParts(ctx: Context, upload: Upload): AsyncGenerator<Buffer> {
  for (let number = 0; number < countParts(upload); number += 1) {
    const opened = await getObjectStore().get(partKey(upload, number));
    if (opened === undefined) {
      await forgetParts(ctx, upload);
      throw new AppError("conflict", "A part of the upload is gone; send the parts again.");
    }
    for await (const chunk of opened.body) yield Buffer.from(chunk);
  }
}

async function deleteParts(upload: Upload): Promise<void> {
  for (let number = 0; number < countParts(upload); number += 1) await getObjectStore().delete(partKey(upload, number));
}

/** Begins anew, unless somebody has completed the upload meanwhile. */
async function forgetParts(ctx: Context, upload: Upload): Promise<void> {
  const isUnfinished = and(eq(uploads.tenantId, ctx.tenantId), eq(uploads.id, upload.id), isNull(uploads.artifactId));
  const changed = await withTenant(ctx.tenantId, (tx) =>
    tx.update(uploads).set({ receivedParts: [] }).where(isUnfinished).returning({ id: uploads.id }),
  );
  if (changed.length > 0) await deleteParts(upload);
}
