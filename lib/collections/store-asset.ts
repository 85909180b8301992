import { setTimeout } from "node:timers/promises";
import type { Transaction } from "@/db/client";
import type { Artifact } from "@/lib/kernel/artifacts";
import { getThumbnail, linkArtifact, objectKeys, putArtifact } from "@/lib/kernel/artifacts";
import { AppError, statusOfCode } from "@/lib/kernel/errors";
import { insertImage } from "@/lib/kernel/images";
import { describeImage } from "@/lib/kernel/images/describe-image";
import { endAsset } from "./finish-asset";
import type { AssetRow } from "./read-generated-assets";

export interface MadeMedia {
  bytes: Uint8Array;
  mediaType: string;
}

/** Somebody else took the asset over; nothing of this result stays. */
class TakenOver extends Error {}

const extensionOf = (mediaType: string) =>
  mediaType
    .split("/")[1]
    ?.replace("jpeg", "jpg")
    .replace(/[^a-z0-9]/g, "") ?? "bin";

function put(asset: AssetRow, media: MadeMedia, within: (tx: Transaction, artifact: Artifact) => Promise<void>) {
  const extension = extensionOf(media.mediaType);
  return putArtifact({
    tenantId: asset.tenantId,
    bytes: Buffer.from(media.bytes),
    type: media.mediaType,
    kind: "generated",
    keyFor: (contentHash) => objectKeys.generated(asset.id, contentHash, extension),
    filename: `${asset.type}-${asset.id.slice(-12)}.${extension}`,
    traceMetadata: { generatedAssetId: asset.id, provider: asset.provider, modelId: asset.modelId },
    createdBy: asset.createdBy,
    within,
  });
}

/**
 * Stores a result and completes its asset in one transaction: a completed asset has its picture. Thumbnails follow at once.
 * @param film of a `video`; the picture is its poster then
 */
export async function storeAsset(
  asset: AssetRow,
  result: { picture: MadeMedia; film?: MadeMedia; costUsd: number; modelId: string },
): Promise<void> {
  const { picture, film, costUsd, modelId } = result;
  const description = await describeImage(Buffer.from(picture.bytes));
  let mediaArtifactId: string | null = null;
  if (film !== undefined) mediaArtifactId = (await put(asset, film, linkFilm)).id;
  try {
    const artifact = await put(asset, picture, (tx, stored) => complete(tx, stored));
    await makeThumbnails(artifact);
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
  }

  /** A film has no picture's row that would link it. */
  async function linkFilm(tx: Transaction, artifact: Artifact): Promise<void> {
    const use = { entity: "generated_assets", entityId: asset.id, role: "film" };
    await linkArtifact(tx, { ...use, tenantId: asset.tenantId, artifactId: artifact.id });
  }

  async function complete(tx: Transaction, artifact: Artifact): Promise<void> {
    const { image } = await insertImage(tx, {
      tenantId: asset.tenantId,
      artifact,
      description,
      source: "generated",
      metadata: { generatedAssetId: asset.id },
      createdBy: asset.createdBy,
    });
    const end = { status: "completed" as const, imageId: image.id, mediaArtifactId, costUsd, modelId };
    if (!(await endAsset(tx, asset, end))) throw new TakenOver();
  }
}

/** Waits between the attempts to store what was paid for, ms: a store may be away for a minute or two. */
const patience = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

/** `storeAsset` for a result that nobody can ask for again without paying again: it is stored again while that may help. */
export async function storePaidAsset(...[asset, result]: Parameters<typeof storeAsset>): Promise<void> {
  for (const delayMs of patience) {
    try {
      return await storeAsset(asset, result);
    } catch (error) {
      if (error instanceof AppError && statusOfCode[error.code] < 500) throw error;
      await setTimeout(delayMs);
    }
  }
  return storeAsset(asset, result);
}

/** So that the first look at a gallery makes none. A picture without thumbnails is no failure: they are made on demand then. */
async function makeThumbnails(artifact: Artifact): Promise<void> {
  await Promise.all(([250, 600] as const).map((size) => getThumbnail(artifact, size))).catch(() => undefined);
}
