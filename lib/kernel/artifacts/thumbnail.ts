import { buffer } from "node:stream/consumers";
import sharp from "sharp";
import { AppError } from "@/lib/kernel/errors";
import { getObjectStore } from "@/lib/kernel/storage";
import type { Artifact } from "./artifact";
import { objectKeys, type ThumbnailSize, tenantKey } from "./object-keys";
import { openArtifact, relativeLink, secondsToHour } from "./open-artifact";

/** Types a thumbnail is made of. */
const pictureTypes: ReadonlySet<string> = new Set([
  "image/png",
  "image/jpeg",
  "image/webp",
  "image/avif",
  "image/svg+xml",
]);
const maxPixels = 120_000_000;

/** Thumbnails that this process makes at the moment, so that a list of twenty equal pictures makes one. */
const running = new Map<string, Promise<void>>();

/**
 * Key of a WebP whose longest side has `size` pixels (smaller pictures keep theirs); made on first demand and kept as
 * `thumbnails/{hash}/{size}.webp` until garbage collection removes the content it shows.
 * @throws AppError `capability_missing` for what is no picture
 */
export async function getThumbnail(artifact: Artifact, size: ThumbnailSize): Promise<string> {
  if (!pictureTypes.has(artifact.type)) {
    throw new AppError("capability_missing", `A file of type ${artifact.type} has no thumbnail.`);
  }
  const key = tenantKey(artifact.tenantId, objectKeys.thumbnail(artifact.contentHash, size));
  const store = getObjectStore();
  if ((await store.head(key)) !== undefined) return key;
  let work = running.get(key);
  if (work === undefined) {
    work = makeThumbnail(artifact, size, key).finally(() => running.delete(key));
    running.set(key, work);
  }
  await work;
  return key;
}

async function makeThumbnail(artifact: Artifact, size: ThumbnailSize, key: string): Promise<void> {
  const opened = await openArtifact(artifact);
  const source = await buffer(opened.body);
  const isVector = artifact.type === "image/svg+xml";
  let density: number | undefined;
  if (isVector) {
    const { width, height } = await sharp(source, { limitInputPixels: false }).metadata();
    // So many dots an inch that the longest side has `size` pixels; drawn at once in that size.
    density = Math.min(2400, Math.max(1, (72 * size) / Math.max(width, height, 1)));
  }
  const bytes = await sharp(source, { limitInputPixels: maxPixels, density })
    .resize({ width: size, height: size, fit: "inside", withoutEnlargement: !isVector })
    .webp({ quality: 82 })
    .toBuffer();
  await getObjectStore().putIfAbsent(key, bytes, { contentType: "image/webp" });
}

/** Links that were signed lately: every list of the same hour shows the same. */
const signed = new Map<string, string>();
const mostSigned = 20_000;

/**
 * Link to a thumbnail that needs no cookie, the same for up to an hour, without a look whether it has been made: it leads
 * nowhere until somebody asked for `content?size=…`.
 */
export async function linkThumbnail(
  picture: { tenantId: string; contentHash: string },
  size: ThumbnailSize,
): Promise<string> {
  const key = tenantKey(picture.tenantId, objectKeys.thumbnail(picture.contentHash, size));
  const now = new Date();
  const expiresInSeconds = secondsToHour(now);
  const name = `${Math.floor(now.getTime() / 1000) + expiresInSeconds} ${key}`;
  const known = signed.get(name);
  if (known !== undefined) return known;
  const link = relativeLink(await getObjectStore().signedGetUrl(key, { expiresInSeconds, contentType: "image/webp" }));
  if (signed.size >= mostSigned) signed.clear();
  signed.set(name, link);
  return link;
}

/** Link to a thumbnail that needs no cookie, the same for up to an hour; made where it is missing. */
export async function thumbnailUrl(artifact: Artifact, size: ThumbnailSize): Promise<string> {
  const key = await getThumbnail(artifact, size);
  return getObjectStore().signedGetUrl(key, { expiresInSeconds: secondsToHour(), contentType: "image/webp" });
}
