import { setTimeout } from "node:timers/promises";
import { withTenant } from "@/db/tenant";
import {
  type Artifact,
  getThumbnail,
  linkArtifact,
  type NewArtifact,
  objectKeys,
  prepareArtifacts,
  putArtifacts,
} from "@/lib/kernel/artifacts";
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

function toFile(asset: AssetRow, media: MadeMedia): NewArtifact {
  const extension = extensionOf(media.mediaType);
  return {
    bytes: Buffer.from(media.bytes),
    type: media.mediaType,
    kind: "generated",
    keyFor: (contentHash) => objectKeys.generated(asset.id, contentHash, extension),
    filename: `${asset.type}-${asset.id.slice(-12)}.${extension}`,
    traceMetadata: { generatedAssetId: asset.id, provider: asset.provider, modelId: asset.modelId },
    createdBy: asset.createdBy,
  };
}

/**
 * Stores a result and completes its asset in one transaction: a completed asset has its picture, and what does not
 * complete one leaves no rows. Thumbnails follow at once.
 * @param film of a `video`; the picture is its poster then
 */
export async function storeAsset(
  asset: AssetRow,
  result: { picture: MadeMedia; film?: MadeMedia; costUsd: number; modelId: string },
): Promise<void> {
  const { tenantId } = asset;
  const { picture, film, costUsd, modelId } = result;
  const media = film === undefined ? [picture] : [picture, film];
  const [description, prepared] = await Promise.all([
    describeImage(Buffer.from(picture.bytes)),
    prepareArtifacts(
      tenantId,
      media.map((item) => toFile(asset, item)),
    ),
  ]);
  try {
    const artifact = await withTenant(tenantId, async (tx) => {
      const [still, moving] = await putArtifacts(tx, tenantId, prepared);
      if (still === undefined) throw new Error("The picture was not stored.");
      const { image } = await insertImage(tx, {
        tenantId,
        artifact: still,
        description,
        source: "generated",
        metadata: { generatedAssetId: asset.id },
        createdBy: asset.createdBy,
      });
      // A film has no picture's row that would link it.
      const use = { entity: "generated_assets", entityId: asset.id, role: "film" };
      if (moving !== undefined) await linkArtifact(tx, { ...use, tenantId, artifactId: moving.id });
      const mediaArtifactId = moving?.id ?? null;
      const end = { status: "completed" as const, imageId: image.id, mediaArtifactId, costUsd, modelId };
      if (!(await endAsset(tx, asset, end))) throw new TakenOver();
      return still;
    });
    await makeThumbnails(artifact);
  } catch (error) {
    if (!(error instanceof TakenOver)) throw error;
  }
}

/** Waits between the attempts to store what was paid for, ms: a store may be away for a minute or two. */
const patience = [2_000, 5_000, 15_000, 30_000, 60_000] as const;

/**
 * `storeAsset` for a result that nobody can ask for again without paying again: it is stored again while that may help.
 * @throws AppError that says that it may be charged
 */
export async function storePaidAsset(...[asset, result]: Parameters<typeof storeAsset>): Promise<void> {
  for (const delayMs of patience) {
    try {
      return await storeAsset(asset, result);
    } catch (error) {
      if (error instanceof AppError && statusOfCode[error.code] < 500) {
        throw new AppError(error.code, error.message, { cause: error, mayBeCharged: true });
      }
      await setTimeout(delayMs);
    }
  }
  try {
    await storeAsset(asset, result);
  } catch (error) {
    const detail = "It was made, and could not be stored.";
    throw new AppError("unavailable", detail, { cause: error, mayBeCharged: true });
  }
}

/** So that the first look at a gallery makes none. A picture without thumbnails is no failure: they are made on demand then. */
async function makeThumbnails(artifact: Artifact): Promise<void> {
  await Promise.all(([250, 600] as const).map((size) => getThumbnail(artifact, size))).catch(() => undefined);
}
