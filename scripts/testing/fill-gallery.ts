import { createHash } from "node:crypto";
import { v7 } from "uuid";
import type { Transaction } from "@/db/client";
import { newId } from "@/db/columns";
import { artifacts, collections, generatedAssets, images, productImages, products } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { describePrompt } from "@/lib/collections/generation-settings";
import { flowGenerationSettingsSchema } from "@/lib/kernel/ai/scene-settings-schemas";
import { type Artifact, getThumbnail, objectKeys, putArtifact } from "@/lib/kernel/artifacts";
import { linkArtifacts } from "@/lib/kernel/artifacts/artifact-links";
import { describeImage, type ImageDescription } from "@/lib/kernel/images/describe-image";
import { drawSamplePicture, seededRandom } from "./sample-pictures";

/** How much a gallery is filled with. */
export interface GallerySize {
  /** Generated assets; some of them failed, are drafts, or are in the trash. */
  assets: number;
  /** Pictures that are really drawn; the assets show them in turn. */
  pictures: number;
  products: number;
  collections: number;
}

/** What the gallery's filters are measured with at. */
export const largeGallery: GallerySize = { assets: 10_000, pictures: 400, products: 600, collections: 24 };

interface Picture {
  artifact: Artifact;
  description: ImageDescription;
}

const adjectives = ["Oak", "Linen", "Copper", "Tall", "Soft", "Nordic", "Woven", "Marble", "Little", "Amber"];
const nouns = [
  "Armchair",
  "Lamp",
  "Vase",
  "Stool",
  "Mug",
  "Shelf",
  "Rug",
  "Bowl",
  "Mirror",
  "Blanket",
  "Clock",
  "Tray",
];
const categories = ["Chairs", "Lighting", "Decoration", "Kitchen", "Textiles", "Storage"];
const rooms = ["living room", "bedroom", "kitchen", "dining room", "office", "hallway"];
const styles = ["modern", "scandinavian", "industrial", "rustic", "japandi", "coastal"];
const lightings = ["natural daylight", "golden hour", "studio softbox", "overcast"];
const words = ["hero", "spring", "shop", "social", "newsletter", "draft", "retouch", "approved", "banner", "print"];
const errors = [
  ["not_found", "The product has no image."],
  ["unsupported_media_type", "The product's image is damaged; replace it."],
  ["rate_limited", "The provider asks to wait; try again later."],
] as const;

const dayMs = 86_400_000;
/** Days over which the assets were made. */
const days = 120;
const rowsAtOnce = 500;

const pick = <T>(list: readonly T[], at: number): T => {
  const item = list[Math.floor(at) % list.length];
  if (item === undefined) throw new Error("Nothing to pick from.");
  return item;
};

async function forEachPart<T>(items: readonly T[], work: (part: T[]) => Promise<unknown>): Promise<void> {
  for (let start = 0; start < items.length; start += rowsAtOnce) await work(items.slice(start, start + rowsAtOnce));
}

/** Draws one picture, stores it with its thumbnails and describes it. */
async function makePicture(tenantId: string, seed: number): Promise<Picture> {
  const bytes = await drawSamplePicture(seed, 640);
  const common = { tenantId, bytes, type: "image/jpeg", kind: "generated" as const, filename: `sample-${seed}.jpg` };
  const [artifact, description] = await Promise.all([
    putArtifact({ ...common, keyFor: objectKeys.file }),
    describeImage(bytes),
  ]);
  await Promise.all(([250, 600] as const).map((size) => getThumbnail(artifact, size)));
  return { artifact, description };
}

async function makePictures(tenantId: string, count: number): Promise<Picture[]> {
  const pictures: Picture[] = [];
  // Drawing waits for threads of other libraries, so four at once use the machine.
  for (let start = 0; start < count; start += 4) {
    const seeds = Array.from({ length: Math.min(4, count - start) }, (_, index) => start + index);
    pictures.push(...(await Promise.all(seeds.map((seed) => makePicture(tenantId, seed)))));
  }
  return pictures;
}

/** Rows of pictures that share stored bytes: each an artifact of its own, as if it had been made alone. */
async function insertPictures(
  tx: Transaction,
  tenantId: string,
  rows: readonly { id: string; picture: Picture; embedding: number[]; createdAt: Date; userId: string | null }[],
): Promise<void> {
  const files = rows.map((row) => ({ ...row, artifactId: newId() }));
  await tx.insert(artifacts).values(
    files.map(({ picture: { artifact }, artifactId, createdAt, userId }) => {
      const { type, kind, uri, contentHash, sizeBytes, filename } = artifact;
      return {
        tenantId,
        id: artifactId,
        type,
        kind,
        uri,
        contentHash,
        sizeBytes,
        filename,
        createdAt,
        createdBy: userId,
      };
    }),
  );
  await tx.insert(images).values(
    files.map(({ id, picture, embedding, artifactId, createdAt, userId }) => ({
      tenantId,
      id,
      artifactId,
      ...picture.description,
      embedding,
      fileSize: picture.artifact.sizeBytes,
      mimeType: picture.artifact.type,
      source: "generated" as const,
      createdAt,
      createdBy: userId,
    })),
  );
  await linkArtifacts(
    tx,
    files.map(({ id, artifactId }) => ({ tenantId, artifactId, entity: "images", entityId: id })),
  );
}

function planProducts(count: number, mark: string) {
  return Array.from({ length: count }, (_, index) => {
    const name = `${pick(adjectives, index)} ${pick(nouns, index / adjectives.length)}`;
    const tags = [pick(words, index)];
    return {
      id: newId(),
      name: index < adjectives.length * nouns.length ? name : `${name} ${Math.floor(index / 120) + 1}`,
      sku: `${mark}-${String(index + 1).padStart(4, "0")}`,
      category: pick(categories, index / 3),
      roomTypes: [pick(rooms, index)],
      tags,
      metadata: { tags },
    };
  });
}

/**
 * Fills an organization's gallery with generated assets, in every state that needs no queue: completed ones with pictures
 * and thumbnails that are really in the store, failed ones, drafts, some in the trash. Existing rows stay.
 * @param userId whom they were made by
 */
export async function fillGallery(
  tenantId: string,
  userId: string | null,
  size: GallerySize,
  say: (line: string) => void = () => undefined,
): Promise<void> {
  const mark = createHash("sha256").update(newId()).digest("hex").slice(0, 6).toUpperCase();
  const random = seededRandom(size.assets);
  const pictures = await makePictures(tenantId, size.pictures);
  say(`${pictures.length} pictures are drawn.`);
  const goods = planProducts(size.products, mark);
  await forEachPart(goods, (part) =>
    withTenant(tenantId, async (tx) => {
      await tx.insert(products).values(part.map((product) => ({ ...product, tenantId, createdBy: userId })));
      const shown = part.map((product, index) => {
        const picture = pick(pictures, index);
        const { embedding } = picture.description;
        return { id: newId(), productId: product.id, picture, embedding, createdAt: new Date(), userId };
      });
      await insertPictures(tx, tenantId, shown);
      await tx
        .insert(productImages)
        .values(shown.map(({ id, productId }) => ({ tenantId, productId, imageId: id, isPrimary: true })));
    }),
  );
  const batches = Array.from({ length: size.collections }, (_, index) => ({
    id: newId(),
    name: `${pick(styles, index)} ${pick(rooms, index)} ${mark}`,
    productIds: goods.filter((_good, at) => at % size.collections === index).map((product) => product.id),
  }));
  await withTenant(tenantId, (tx) =>
    tx.insert(collections).values(
      batches.map(({ id, name, productIds }, index) => ({
        tenantId,
        id,
        name,
        status: "completed" as const,
        selectedProductIds: productIds,
        baseSettings: { style: pick(styles, index), roomType: pick(rooms, index) },
        completedAt: new Date(),
        createdBy: userId,
      })),
    ),
  );
  const now = Date.now();
  const indexes = Array.from({ length: size.assets }, (_, index) => index);
  await forEachPart(indexes, (part) =>
    withTenant(tenantId, async (tx) => {
      const rows = part.map((index) => planRow(index));
      await insertPictures(
        tx,
        tenantId,
        rows.flatMap(({ shown }) => shown ?? []),
      );
      await tx.insert(generatedAssets).values(rows.map(({ row }) => row));
      say(`${(part.at(-1) ?? 0) + 1} assets`);
    }),
  );

  function planRow(index: number) {
    const createdAt = new Date(now - ((size.assets - index) / size.assets) * days * dayMs);
    const place = Math.floor(random() * goods.length);
    const product = pick(goods, place);
    const chance = random();
    const status = chance < 0.95 ? ("completed" as const) : chance < 0.98 ? ("error" as const) : ("draft" as const);
    const picture = pick(pictures, random() * pictures.length);
    const settings = flowGenerationSettingsSchema.parse({
      roomType: product.roomTypes[0],
      style: pick(styles, random() * styles.length),
      lighting: pick(lightings, random() * lightings.length),
      aspectRatio: picture.description.height > picture.description.width ? "4:5" : "4:3",
      varietyLevel: 1 + Math.floor(random() * 10),
    });
    const is3d = random() < 0.06;
    // Slightly another one each, so that equal pictures stand near each other without being one.
    const embedding = picture.description.embedding.map((value) => value + (random() - 0.5) * 0.1);
    const shown =
      status === "completed" ? { id: v7({ msecs: createdAt.getTime() }), picture, embedding, createdAt, userId } : null;
    const [errorCode, errorMessage] = pick(errors, random() * errors.length);
    const batch = random() < 0.9 ? pick(batches, place % size.collections) : null;
    const row = {
      tenantId,
      id: v7({ msecs: createdAt.getTime() }),
      collectionId: batch?.id ?? null,
      productId: product.id,
      type: is3d ? ("3d_render" as const) : ("image" as const),
      status,
      progress: status === "completed" ? 100 : 0,
      settings,
      imageId: shown?.id ?? null,
      ...(status === "error" ? { errorCode, errorMessage } : {}),
      attempt: status === "draft" ? 0 : 1,
      pinned: status === "completed" && random() < 0.03,
      tags: random() < 0.3 ? [pick(words, random() * words.length)] : [],
      provider: "built-in",
      modelId: is3d ? "render-3d" : "scene-1",
      prompt: describePrompt(settings, product),
      costUsd: status === "completed" ? 0 : null,
      createdBy: userId,
      createdAt,
      updatedAt: createdAt,
      completedAt: status === "completed" ? createdAt : null,
      deletedAt: random() < 0.01 ? new Date(now - random() * 20 * dayMs) : null,
    };
    return { row, shown };
  }
}
