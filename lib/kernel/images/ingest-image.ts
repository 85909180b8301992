import { buffer } from "node:stream/consumers";
import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { type imageSources, images } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import {
  type Artifact,
  getReadableArtifact,
  linkArtifact,
  objectKeys,
  openArtifact,
  putArtifact,
} from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { type MultipartForm, withIngested } from "@/lib/kernel/uploads";
import { describeImage, type ImageDescription } from "./describe-image";
import { createImageFields, type createImageFromInput, type ImageJson, type updateImageInput } from "./image-schemas";
import { type ImageRow, imageColumns, readImage, toImageJson } from "./read-images";

export interface NewImage {
  tenantId: string;
  artifact: Artifact;
  description: ImageDescription;
  source: (typeof imageSources)[number];
  altText?: string | null | undefined;
  caption?: string | null | undefined;
  metadata?: Record<string, unknown>;
  createdBy: string | null;
}

const notAPicture = (type: string, cause?: unknown) =>
  new AppError("unsupported_media_type", `An image is needed; this is ${type}.`, {
    errors: [{ path: "file", message: `is ${type}` }],
    cause,
  });

/** Looks at an artifact's picture, outside of any transaction. @throws AppError `unsupported_media_type` */
async function describeArtifact(artifact: Artifact): Promise<ImageDescription> {
  if (!artifact.type.startsWith("image/")) throw notAPicture(artifact.type);
  const bytes = await buffer((await openArtifact(artifact)).body);
  return describeImage(bytes).catch((error: unknown) => {
    throw notAPicture("damaged", error);
  });
}

/** The picture of an artifact, in the caller's transaction; an artifact has one, so asking twice answers the first. */
export async function insertImage(tx: Transaction, image: NewImage): Promise<{ image: ImageRow; isNew: boolean }> {
  const { tenantId, artifact, description } = image;
  const exif = artifact.metadata.exif;
  const [inserted] = await tx
    .insert(images)
    .values({
      tenantId,
      artifactId: artifact.id,
      ...description,
      fileSize: artifact.sizeBytes,
      mimeType: artifact.type,
      source: image.source,
      originalFilename: artifact.filename,
      altText: image.altText ?? null,
      caption: image.caption ?? null,
      exif: typeof exif === "object" && exif !== null ? { ...exif } : {},
      metadata: image.metadata ?? {},
      createdBy: image.createdBy,
    })
    .onConflictDoNothing({ target: [images.tenantId, images.artifactId] })
    .returning(imageColumns);
  if (inserted !== undefined) {
    await linkArtifact(tx, { tenantId, artifactId: artifact.id, entity: "images", entityId: inserted.id });
    await recordChanges(tx, tenantId, [{ entity: "images", id: inserted.id, status: "created" }]);
    return { image: inserted, isNew: true };
  }
  const [known] = await tx
    .select(imageColumns)
    .from(images)
    .where(and(eq(images.tenantId, tenantId), eq(images.artifactId, artifact.id)));
  if (known === undefined) throw new Error("The image was not inserted.");
  return { image: known, isNew: false };
}

/**
 * Takes an uploaded picture, with `within` in the same transaction.
 * @throws AppError `validation_failed`, `unsupported_media_type`, `payload_too_large`, `unavailable`
 */
export async function ingestImage(input: {
  ctx: Context;
  form: Pick<MultipartForm, "file" | "filename" | "declaredType">;
  altText?: string | null | undefined;
  caption?: string | null | undefined;
  within?: (tx: Transaction, image: ImageRow) => Promise<void>;
}): Promise<ImageRow> {
  const { ctx, form } = input;
  let made: ImageRow | undefined;
  await withIngested(
    ctx,
    { source: form.file, filename: form.filename, declaredType: form.declaredType },
    async (upload) => {
      if (!upload.mimeType.startsWith("image/")) throw notAPicture(upload.mimeType);
      const description = await describeImage(upload.file.path).catch((error: unknown) => {
        throw notAPicture("damaged", error);
      });
      await putArtifact({
        tenantId: ctx.tenantId,
        file: upload.file,
        type: upload.mimeType,
        kind: "image",
        keyFor: objectKeys.file,
        filename: upload.filename,
        metadata: upload.metadata,
        traceMetadata: { source: upload.source },
        createdBy: ctx.userId,
        async within(tx, artifact) {
          const { image } = await insertImage(tx, {
            tenantId: ctx.tenantId,
            artifact,
            description,
            source: "upload",
            altText: input.altText,
            caption: input.caption,
            createdBy: ctx.userId,
          });
          await recordAudit(tx, ctx, {
            action: "image.created",
            entity: "images",
            entityId: image.id,
            payload: { filename: image.originalFilename },
          });
          await input.within?.(tx, image);
          made = image;
        },
      });
    },
  );
  if (made === undefined) throw new Error("The image was not made.");
  return made;
}

/** `POST /images` with a file. */
export async function createImage({ ctx, form }: { ctx: Context; form: MultipartForm }): Promise<ImageJson> {
  requireScope(ctx, "products:write");
  return toImageJson(await ingestImage({ ctx, form, ...createImageFields.parse(form.fields) }));
}

/**
 * A picture of bytes that are in the store: a preview, an upload, artwork. Nothing is copied.
 * @throws AppError `not_found`, `forbidden`, `unsupported_media_type`
 */
export async function createImageFrom({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof createImageFromInput>;
}): Promise<ImageJson> {
  requireScope(ctx, "products:write");
  const artifact = await getReadableArtifact({ ctx, id: input.artifactId });
  const description = await describeArtifact(artifact);
  const source = artifact.kind === "preview" ? "design" : artifact.kind === "asset" ? "library" : "upload";
  const { image } = await withTenant(ctx.tenantId, (tx) =>
    insertImage(tx, {
      tenantId: ctx.tenantId,
      artifact,
      description,
      source,
      altText: input.altText,
      caption: input.caption,
      createdBy: ctx.userId,
    }),
  );
  return toImageJson(image);
}

/** Changes what is said of a picture, never its pixels. @throws `not_found` */
export async function updateImage({
  ctx,
  id,
  input,
}: {
  ctx: Context;
  id: string;
  input: z.output<typeof updateImageInput>;
}): Promise<ImageJson> {
  requireScope(ctx, "products:write");
  return withTenant(ctx.tenantId, async (tx) => {
    await readImage(tx, ctx.tenantId, id);
    await tx
      .update(images)
      .set(input)
      .where(and(eq(images.tenantId, ctx.tenantId), eq(images.id, id)));
    await recordAudit(tx, ctx, { action: "image.changed", entity: "images", entityId: id, payload: input });
    await recordChanges(tx, ctx.tenantId, [{ entity: "images", id, status: "changed" }]);
    return readImage(tx, ctx.tenantId, id);
  });
}
