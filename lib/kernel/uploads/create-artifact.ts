import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { organizationSettings } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Artifact, type ArtifactJson, objectKeys, putArtifact, toArtifactJson } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { type IngestedUpload, ingestUpload, type UploadInput } from "./ingest-upload";
import type { MultipartForm } from "./read-multipart";

/** MIME types the organization lets its people upload; null: everything the studio knows. */
export async function readAllowedTypes(tenantId: string): Promise<string[] | null> {
  const [row] = await withTenant(tenantId, (tx) =>
    tx
      .select({ allowed: organizationSettings.allowedFileTypes })
      .from(organizationSettings)
      .where(eq(organizationSettings.tenantId, tenantId)),
  );
  return row?.allowed ?? null;
}

/** Checks an upload by the organization's rules, hands it to `use`, and cleans up after it. */
export async function withIngested<T>(
  ctx: Context,
  input: Pick<UploadInput, "source" | "filename" | "declaredType">,
  use: (upload: IngestedUpload) => Promise<T>,
): Promise<T> {
  const upload = await ingestUpload({ ...input, allowedTypes: await readAllowedTypes(ctx.tenantId) });
  try {
    return await use(upload);
  } finally {
    await upload.file.dispose();
  }
}

/** Stores a checked upload as an artifact of kind `upload`, with `within` in the same transaction. */
export async function storeUpload(
  ctx: Context,
  upload: IngestedUpload,
  within?: (tx: Transaction, artifact: Artifact) => Promise<void>,
): Promise<Artifact> {
  return putArtifact({
    tenantId: ctx.tenantId,
    file: upload.file,
    type: upload.mimeType,
    kind: "upload",
    keyFor: objectKeys.file,
    filename: upload.filename,
    metadata: upload.metadata,
    traceMetadata: { source: upload.source },
    createdBy: ctx.userId,
    async within(tx, artifact) {
      await recordAudit(tx, ctx, {
        action: "artifact.uploaded",
        entity: "artifacts",
        entityId: artifact.id,
        payload: { filename: upload.filename, type: upload.mimeType },
      });
      await within?.(tx, artifact);
    },
  });
}

/** `POST /artifacts`. @throws what `ingestUpload` throws */
export async function createArtifact({ ctx, form }: { ctx: Context; form: MultipartForm }): Promise<ArtifactJson> {
  requireScope(ctx, "assets:write");
  const { file, filename, declaredType } = form;
  return withIngested(ctx, { source: file, filename, declaredType }, async (upload) =>
    toArtifactJson(await storeUpload(ctx, upload)),
  );
}
