import { buffer } from "node:stream/consumers";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { assets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import {
  type Artifact,
  getArtifact,
  getReadableArtifact,
  linkArtifact,
  objectKeys,
  openArtifact,
  putArtifact,
} from "@/lib/kernel/artifacts";
import { lockContent } from "@/lib/kernel/artifacts/content-lock";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { readDominantColors } from "@/lib/kernel/images/read-dominant-colors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { getUpload, type MultipartForm, type UploadInput, withIngested } from "@/lib/kernel/uploads";
import { type CreatedAssetJson, createAssetFields, type createAssetFromInput } from "./asset-schemas";
import type { AvailabilityRules } from "./availability-schemas";
import { checkAssetReferences } from "./check-asset-references";
import { readAsset } from "./list-assets";

/** Types that are drawn as they are; their bytes went through the checks of uploads when they were stored. */
const drawnTypes: readonly string[] = ["image/png", "image/jpeg", "image/svg+xml"];

interface NewAsset {
  id: string;
  name: string;
  folderId: string | null;
  tags: string[];
  availabilityRules: AvailabilityRules;
  widthPx: number;
  heightPx: number;
  dominantColors: string[];
}

type Fields = Pick<z.output<typeof createAssetFromInput>, "name" | "folderId" | "tags" | "availabilityRules">;

/** The library takes what can be drawn: raster images and SVG. */
function requireSize(type: string, widthPx: unknown, heightPx: unknown): { widthPx: number; heightPx: number } {
  if (typeof widthPx !== "number" || typeof heightPx !== "number") {
    const message = `Artwork is an image; this is ${type}.`;
    throw new AppError("unsupported_media_type", message, { errors: [{ path: "file", message }] });
  }
  return { widthPx, heightPx };
}

function nameFrom(fields: Fields, filename: string | null): string {
  const stem = (filename ?? "").replace(/\.[^.]+$/, "").trim();
  return fields.name ?? (stem === "" ? "Artwork" : stem.slice(0, 200).toWellFormed());
}

const optionsOf = (fields: Fields) => ({
  folderId: fields.folderId ?? null,
  tags: fields.tags ?? [],
  availabilityRules: fields.availabilityRules ?? {},
});

/**
 * Writes the row under the lock of its content, so that of two equal files that come at once one is the duplicate.
 * @returns the oldest artwork with the same bytes
 */
async function insertAsset(tx: Transaction, ctx: Context, artifact: Artifact, asset: NewAsset): Promise<string | null> {
  const { tenantId } = ctx;
  await checkAssetReferences(tx, tenantId, asset);
  const [oldest] = await tx
    .select({ id: assets.id })
    .from(assets)
    .where(and(eq(assets.tenantId, tenantId), eq(assets.contentHash, artifact.contentHash), isNull(assets.deletedAt)))
    .orderBy(asc(assets.id))
    .limit(1);
  await tx.insert(assets).values({
    ...asset,
    tenantId,
    artifactId: artifact.id,
    contentHash: artifact.contentHash,
    url: artifact.uri,
    mimeType: artifact.type,
    createdBy: ctx.userId,
  });
  await linkArtifact(tx, { tenantId, artifactId: artifact.id, entity: "assets", entityId: asset.id });
  const payload = { name: asset.name };
  await recordAudit(tx, ctx, { action: "asset.created", entity: "assets", entityId: asset.id, payload });
  await recordChanges(tx, tenantId, [{ entity: "assets", id: asset.id, status: "created" }]);
  return oldest?.id ?? null;
}

const readCreated = (ctx: Context, id: string, duplicateOf: string | null): Promise<CreatedAssetJson> =>
  withTenant(ctx.tenantId, async (tx) => ({ ...(await readAsset(tx, ctx, id)), duplicateOf }));

/** Checks and stores a file, and takes it into the library. */
async function ingestAsset(
  ctx: Context,
  source: Pick<UploadInput, "source" | "filename" | "declaredType">,
  fields: Fields,
): Promise<CreatedAssetJson> {
  const { tenantId } = ctx;
  const id = newId();
  let duplicateOf: string | null = null;
  await withIngested(ctx, source, async (upload) => {
    const size = requireSize(upload.mimeType, upload.widthPx, upload.heightPx);
    const dominantColors = await readDominantColors(upload.file.path);
    await putArtifact({
      tenantId,
      file: upload.file,
      type: upload.mimeType,
      kind: "asset",
      keyFor: (contentHash) => objectKeys.asset(id, contentHash),
      filename: upload.filename,
      metadata: upload.metadata,
      traceMetadata: { source: upload.source, assetId: id },
      createdBy: ctx.userId,
      async within(tx, artifact) {
        duplicateOf = await insertAsset(tx, ctx, artifact, {
          id,
          name: nameFrom(fields, upload.filename),
          ...optionsOf(fields),
          ...size,
          dominantColors,
        });
      },
    });
  });
  return readCreated(ctx, id, duplicateOf);
}

/**
 * Takes artwork into the library. The stored bytes are the re-encoded or sanitized ones; equal bytes are stored once, and
 * the answer says which artwork has them already.
 * @throws AppError `validation_failed`, `unsupported_media_type`, `payload_too_large`, `unavailable`
 */
export async function createAsset({ ctx, form }: { ctx: Context; form: MultipartForm }): Promise<CreatedAssetJson> {
  requireScope(ctx, "assets:write");
  const fields = createAssetFields.parse(form.fields);
  const { file: source, filename, declaredType } = form;
  return ingestAsset(ctx, { source, filename, declaredType }, fields);
}

async function artifactIdOf(ctx: Context, input: z.output<typeof createAssetFromInput>): Promise<string> {
  if (input.artifactId !== undefined) return input.artifactId;
  const upload = await getUpload({ ctx, id: input.uploadId ?? "" });
  if (upload.artifactId !== null) return upload.artifactId;
  const message = `has received ${upload.receivedBytes} of ${upload.sizeBytes} bytes`;
  throw new AppError("conflict", "The upload is not complete; send its missing parts first.", {
    errors: [{ path: "uploadId", message }],
  });
}

/**
 * Takes bytes that are in the store into the library: a finished upload in parts, or any picture such as a preview. What
 * can be drawn as it is, is used as it is; other pictures are re-encoded.
 * @throws AppError `not_found`, `conflict` while parts are missing, `unsupported_media_type`, `forbidden`
 */
export async function createAssetFrom({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof createAssetFromInput>;
}): Promise<CreatedAssetJson> {
  requireScope(ctx, "assets:write");
  const artifact = await getReadableArtifact({ ctx, id: await artifactIdOf(ctx, input) });
  const { widthPx, heightPx } = artifact.metadata;
  const isSized = typeof widthPx === "number" && typeof heightPx === "number";
  if (!drawnTypes.includes(artifact.type) || !isSized) {
    if (!artifact.type.startsWith("image/")) requireSize(artifact.type, undefined, undefined);
    const { body } = await openArtifact(artifact);
    return ingestAsset(ctx, { source: body, filename: artifact.filename, declaredType: artifact.type }, input);
  }
  const dominantColors = await readDominantColors(await buffer((await openArtifact(artifact)).body));
  const id = newId();
  const duplicateOf = await withTenant(ctx.tenantId, async (tx) => {
    await lockContent(tx, ctx.tenantId, artifact.contentHash);
    const current = await getArtifact({ tenantId: ctx.tenantId, id: artifact.id, tx });
    return insertAsset(tx, ctx, current, {
      id,
      name: nameFrom(input, artifact.filename),
      ...optionsOf(input),
      widthPx,
      heightPx,
      dominantColors,
    });
  });
  return readCreated(ctx, id, duplicateOf);
}
