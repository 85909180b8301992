import { buffer } from "node:stream/consumers";
import { and, asc, eq } from "drizzle-orm";
import sharp from "sharp";
import { artifacts, images, inspirationImages, productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import type { ModelFile } from "@/lib/kernel/ai/generate-words";
import type { Artifact } from "@/lib/kernel/artifacts";
import { openArtifact } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { getObjectStore } from "@/lib/kernel/storage";
import type { AssetRow } from "./read-generated-assets";

/** As much of a photograph as any model makes use of, px. */
const longestSide = 1400;
/** Side of the copy that tells whether a file is whole, px; JPEGs are decoded in an eighth of their size for it. */
const checkSide = 64;

export interface Subject {
  name: string;
  category: string;
  /** Millimetres; undefined where the product does not say. */
  heightMm: number | undefined;
  photograph: ModelFile;
  /** First picture that inspires the collection. */
  inspiration: ModelFile | undefined;
}

/**
 * The picture no larger than it has to be; transparency stays.
 * @throws `not_found` when its bytes are gone, `unsupported_media_type` for damaged files, `unavailable` when the store is away
 */
async function readPicture(artifact: Artifact): Promise<ModelFile> {
  if ((await getObjectStore().head(artifact.uri)) === undefined) {
    throw new AppError("not_found", "The file of the product's image is missing; replace the image.");
  }
  const bytes = await buffer((await openArtifact(artifact)).body);
  try {
    const { width, height, format } = await sharp(bytes).metadata();
    const isFit =
      Math.max(width, height) <= longestSide && (format === "png" || format === "jpeg" || format === "webp");
    if (isFit) {
      // A whole head may stand before half a picture: a small copy is decoded from all of it.
      await sharp(bytes).resize(checkSide).raw().toBuffer();
      return { bytes, mediaType: artifact.type };
    }
    const small = sharp(bytes).resize({
      width: longestSide,
      height: longestSide,
      fit: "inside",
      withoutEnlargement: true,
    });
    const isOpaque = format === "jpeg";
    return {
      bytes: await (isOpaque ? small.jpeg({ quality: 92 }) : small.png({ compressionLevel: 3 })).toBuffer(),
      mediaType: isOpaque ? "image/jpeg" : "image/png",
    };
  } catch (error) {
    throw new AppError("unsupported_media_type", "The product's image is damaged; replace it.", { cause: error });
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
    photograph: await readPicture(primary),
    inspiration: inspiration === undefined ? undefined : await readPicture(inspiration).catch(() => undefined),
  };
}
