import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import type { Transaction } from "@/db/client";
import { products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact, objectKeys, putArtifact, unlinkArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { type MultipartForm, withIngested } from "@/lib/kernel/uploads";
import type { ProductJson } from "./product-schemas";
import { readProduct } from "./read-products";

export const productModelForm = z.object({
  file: z.string().describe("A binary glTF 2.0 file (.glb)").meta({ format: "binary" }),
});

/** Replaces the product's model in the caller's transaction. @throws `not_found` */
async function setModel(tx: Transaction, ctx: Context, id: string, artifactId: string | null): Promise<void> {
  const { tenantId } = ctx;
  const productIs = and(eq(products.tenantId, tenantId), eq(products.id, id));
  const [before] = await tx
    .select({ modelArtifactId: products.modelArtifactId })
    .from(products)
    .where(and(productIs, isNull(products.deletedAt)))
    .for("update");
  if (before === undefined) throw notFound("The product");
  if (artifactId === null && before.modelArtifactId === null) throw notFound("The product's model");
  await tx.update(products).set({ modelArtifactId: artifactId }).where(productIs);
  const use = { tenantId, entity: "products", entityId: id, role: "model" };
  if (before.modelArtifactId !== null) await unlinkArtifact(tx, { ...use, artifactId: before.modelArtifactId });
  if (artifactId !== null) await linkArtifact(tx, { ...use, artifactId });
  const action = artifactId === null ? "product-model.removed" : "product-model.set";
  await recordAudit(tx, ctx, { action, entity: "products", entityId: id, payload: { artifactId } });
  await recordChanges(tx, tenantId, [{ entity: "products", id, status: "changed" }]);
}

/** @throws `not_found`, `unsupported_media_type` for what is no GLB, and what `ingestUpload` throws */
export async function putProductModel({
  ctx,
  id,
  form,
}: {
  ctx: Context;
  id: string;
  form: MultipartForm;
}): Promise<ProductJson> {
  requireScope(ctx, "products:write");
  const { file: source, filename, declaredType } = form;
  // Who may not know of the product learns nothing about the file either.
  await withTenant(ctx.tenantId, (tx) => readProduct(tx, ctx.tenantId, id));
  await withIngested(ctx, { source, filename, declaredType }, async (upload) => {
    if (upload.mimeType !== "model/gltf-binary") {
      const message = `A model is a .glb file; this is ${upload.mimeType}.`;
      throw new AppError("unsupported_media_type", message, { errors: [{ path: "file", message }] });
    }
    await putArtifact({
      tenantId: ctx.tenantId,
      file: upload.file,
      type: upload.mimeType,
      kind: "image",
      keyFor: objectKeys.file,
      filename: upload.filename,
      metadata: upload.metadata,
      createdBy: ctx.userId,
      within: (tx, artifact) => setModel(tx, ctx, id, artifact.id),
    });
  });
  return withTenant(ctx.tenantId, (tx) => readProduct(tx, ctx.tenantId, id));
}

/** @throws `not_found` when there is no product or it has no model */
export async function deleteProductModel({ ctx, id }: { ctx: Context; id: string }): Promise<void> {
  requireScope(ctx, "products:write");
  await withTenant(ctx.tenantId, (tx) => setModel(tx, ctx, id, null));
}
