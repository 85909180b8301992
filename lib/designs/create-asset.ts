import { newId } from "@/db/columns";
import { assets } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact, objectKeys, putArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { type MultipartForm, withIngested } from "@/lib/kernel/uploads";
import { type AssetJson, createAssetFields } from "./asset-schemas";
import { readAsset } from "./list-assets";

/** The library takes what can be drawn: raster images and SVG. */
function requirePicture<T extends { mimeType: string; widthPx?: number; heightPx?: number }>(
  upload: T,
): T & { widthPx: number; heightPx: number } {
  const { widthPx, heightPx } = upload;
  if (widthPx === undefined || heightPx === undefined) {
    const message = `Artwork is an image; this is ${upload.mimeType}.`;
    throw new AppError("unsupported_media_type", message, { errors: [{ path: "file", message }] });
  }
  return { ...upload, widthPx, heightPx };
}

/**
 * Takes artwork into the library. The stored bytes are the re-encoded or sanitized ones; equal bytes are stored once.
 * @throws AppError `validation_failed`, `unsupported_media_type`, `payload_too_large`, `unavailable`
 */
export async function createAsset({ ctx, form }: { ctx: Context; form: MultipartForm }): Promise<AssetJson> {
  requireScope(ctx, "assets:write");
  const fields = createAssetFields.parse(form.fields);
  const { tenantId } = ctx;
  const id = newId();
  const { file: source, filename, declaredType } = form;
  await withIngested(ctx, { source, filename, declaredType }, async (ingested) => {
    const upload = requirePicture(ingested);
    const name = fields.name ?? upload.filename.replace(/\.[^.]+$/, "");
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
        await tx.insert(assets).values({
          tenantId,
          id,
          name,
          artifactId: artifact.id,
          contentHash: artifact.contentHash,
          url: artifact.uri,
          mimeType: artifact.type,
          widthPx: upload.widthPx,
          heightPx: upload.heightPx,
          availabilityRules: fields.availabilityRules ?? {},
          createdBy: ctx.userId,
        });
        await linkArtifact(tx, { tenantId, artifactId: artifact.id, entity: "assets", entityId: id });
        await recordAudit(tx, ctx, { action: "asset.created", entity: "assets", entityId: id, payload: { name } });
        await recordChanges(tx, tenantId, [{ entity: "assets", id, status: "created" }]);
      },
    });
  });
  return withTenant(tenantId, (tx) => readAsset(tx, tenantId, id));
}
