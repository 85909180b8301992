import { and, eq } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { uploads } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { tooLarge } from "@/lib/kernel/artifacts/spool";
import { type Context, requireScope } from "@/lib/kernel/context";
import { getEnv } from "@/lib/kernel/env";
import { notFound } from "@/lib/kernel/errors";

/** Bytes of every part but the last. */
const partSize = 8 * 1024 * 1024;
/** Time to send the rest, from the beginning on. */
const lifetimeMs = 24 * 60 * 60 * 1000;

export const createUploadInput = z.strictObject({
  filename: z.string().trim().min(1).max(500),
  sizeBytes: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER),
  contentHash: z
    .string()
    .regex(/^[0-9a-f]{64}$/, "must be SHA-256 in lower-case hex")
    .describe("SHA-256 of the whole file"),
});

export const uploadJson = z.object({
  id: z.uuid(),
  url: z.string().describe("Where the parts are PUT"),
  partSize: z.number().int().describe("Bytes of every part but the last"),
  filename: z.string(),
  sizeBytes: z.number().int(),
  receivedParts: z.array(z.number().int()).describe("Numbers of the parts that arrived, from 0"),
  receivedBytes: z.number().int(),
  artifactId: z.uuid().nullable().describe("Set once the file is complete"),
  expiresAt: z.iso.datetime(),
});
export type UploadJson = z.infer<typeof uploadJson>;

export type Upload = typeof uploads.$inferSelect;

/** Number of parts of an upload; the last may be shorter. */
export function countParts(upload: Upload): number {
  return Math.ceil(upload.sizeBytes / upload.partSize);
}

/** Size of one part in bytes. */
export function sizeOfPart(upload: Upload, number: number): number {
  return Math.min(upload.partSize, upload.sizeBytes - number * upload.partSize);
}

export function toUploadJson(upload: Upload): UploadJson {
  return {
    id: upload.id,
    url: `/api/v1/uploads/${upload.id}`,
    partSize: upload.partSize,
    filename: upload.filename,
    sizeBytes: upload.sizeBytes,
    receivedParts: [...upload.receivedParts].sort((a, b) => a - b),
    receivedBytes: upload.receivedParts.reduce((sum, number) => sum + sizeOfPart(upload, number), 0),
    artifactId: upload.artifactId,
    expiresAt: upload.expiresAt.toISOString(),
  };
}

/** Announces a file that will come in parts. @throws AppError `payload_too_large` */
export async function createUpload({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.infer<typeof createUploadInput>;
}): Promise<UploadJson> {
  requireScope(ctx, "assets:write");
  const maxBytes = getEnv().UPLOAD_MAX_BYTES;
  if (input.sizeBytes > maxBytes) throw tooLarge(maxBytes);
  const [row] = await withTenant(ctx.tenantId, (tx) =>
    tx
      .insert(uploads)
      .values({
        tenantId: ctx.tenantId,
        ...input,
        partSize,
        createdBy: ctx.userId,
        expiresAt: new Date(Date.now() + lifetimeMs),
      })
      .returning(),
  );
  if (row === undefined) throw new Error("The upload was not inserted.");
  return toUploadJson(row);
}

/** @throws AppError `not_found`, also when the upload has expired */
export async function loadUpload(tx: Transaction, ctx: Context, id: string, lock: boolean): Promise<Upload> {
  const query = tx
    .select()
    .from(uploads)
    .where(and(eq(uploads.tenantId, ctx.tenantId), eq(uploads.id, id)));
  const [row] = await (lock ? query.for("update") : query);
  if (row === undefined || row.expiresAt <= new Date()) throw notFound("The upload");
  return row;
}

/** Which parts have arrived. @throws AppError `not_found` */
export async function getUpload({ ctx, id }: { ctx: Context; id: string }): Promise<UploadJson> {
  requireScope(ctx, "assets:write");
  return toUploadJson(await withTenant(ctx.tenantId, (tx) => loadUpload(tx, ctx, id, false)));
}
