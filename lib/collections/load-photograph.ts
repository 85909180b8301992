import { and, asc, eq } from "drizzle-orm";
import { z } from "zod";
import { artifacts, images, inspirationImages, productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import type { ModelFile } from "@/lib/kernel/ai/generate-words";
import { type Artifact, getArtifact } from "@/lib/kernel/artifacts";
import { AppError, type ErrorCode } from "@/lib/kernel/errors";
import { readPicture } from "@/lib/kernel/images/read-picture";
import type { AssetRow } from "./read-generated-assets";

export interface Subject {
  name: string;
  category: string;
  /** Millimetres; undefined where the product does not say. */
  heightMm: number | undefined;
  photograph: ModelFile;
  /** Where the photograph is kept. */
  photographId: string;
  /** First picture that inspires the collection. */
  inspiration: ModelFile | undefined;
}

/** What is said of a photograph that cannot be used, by code. */
const problems: Partial<Record<ErrorCode, string>> = {
  not_found: "The file of the product's image is missing; replace the image.",
  unsupported_media_type: "The product's image is damaged; replace it.",
};

async function readPhotograph(artifact: Artifact): Promise<ModelFile> {
  try {
    return await readPicture(artifact);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const { code, message } = error;
    throw error.status < 500 ? new AppError(code, problems[code] ?? message, { cause: error }) : error;
  }
}

const mmPerUnit: Readonly<Record<string, number>> = { mm: 1, cm: 10, m: 1000, in: 25.4, ft: 304.8 };

/** Millimetres; undefined where the product does not say. */
export function readHeight(metadata: Record<string, unknown>): number | undefined {
  const { dimensions } = metadata;
  if (typeof dimensions !== "object" || dimensions === null) return undefined;
  const { height, unit } = dimensions as { height?: unknown; unit?: unknown };
  const factor = typeof unit === "string" ? mmPerUnit[unit.toLowerCase()] : undefined;
  return typeof height === "number" && height > 0 && factor !== undefined
    ? Math.min(20_000, height * factor)
    : undefined;
}

/** What an asset shows. @throws AppError `not_found` for a product in the trash or without image, `unsupported_media_type` */
export async function loadSubject(asset: Pick<AssetRow, "tenantId" | "productId" | "collectionId">): Promise<Subject> {
  const { tenantId, productId, collectionId } = asset;
  const loaded = await withTenant(tenantId, async (tx) => {
    const [product] = await tx
      .select()
      .from(products)
      .where(and(eq(products.tenantId, tenantId), eq(products.id, productId)));
    const [primary] = await tx
      .select({ artifact: artifacts })
      .from(productImages)
      .innerJoin(images, and(eq(images.tenantId, productImages.tenantId), eq(images.id, productImages.imageId)))
      .innerJoin(artifacts, and(eq(artifacts.tenantId, images.tenantId), eq(artifacts.id, images.artifactId)))
      .where(
        and(
          eq(productImages.tenantId, tenantId),
          eq(productImages.productId, productId),
          eq(productImages.isPrimary, true),
        ),
      );
    const inspired =
      collectionId === null
        ? []
        : await tx
            .select({ artifact: artifacts })
            .from(inspirationImages)
            .innerJoin(
              images,
              and(eq(images.tenantId, inspirationImages.tenantId), eq(images.id, inspirationImages.imageId)),
            )
            .innerJoin(artifacts, and(eq(artifacts.tenantId, images.tenantId), eq(artifacts.id, images.artifactId)))
            .where(and(eq(inspirationImages.tenantId, tenantId), eq(inspirationImages.collectionId, collectionId)))
            .orderBy(asc(inspirationImages.displayOrder), asc(inspirationImages.id))
            .limit(1);
    return { product, primary: primary?.artifact, inspiration: inspired[0]?.artifact };
  });
  const { product, primary, inspiration } = loaded;
  if (product === undefined || product.deletedAt !== null)
    throw new AppError("not_found", "The product is in the trash.");
  if (primary === undefined) throw new AppError("not_found", "The product has no image.");
  return {
    name: product.name,
    category: product.category,
    heightMm: readHeight(product.metadata),
    photograph: await readPhotograph(primary),
    photographId: primary.id,
    inspiration: inspiration === undefined ? undefined : await readPicture(inspiration).catch(() => undefined),
  };
}

/** The picture that a job's provider was given, as `makeElsewhere` names it. */
const jobPicture = z.object({ image: z.object({ pictureArtifactId: z.uuid() }) });

/**
 * First picture of a film that is paid for: the photograph it was made of, also when its product went into the trash
 * meanwhile. @throws as `loadSubject` for a job that names none
 */
export async function loadPoster(
  asset: Pick<AssetRow, "tenantId" | "productId" | "collectionId">,
  inputParams: Record<string, unknown>,
): Promise<ModelFile> {
  const named = jobPicture.safeParse(inputParams);
  if (!named.success) return (await loadSubject(asset)).photograph;
  return readPhotograph(await getArtifact({ tenantId: asset.tenantId, id: named.data.image.pictureArtifactId }));
}
