import { createHash } from "node:crypto";

/** Pixels of a thumbnail's longest side. */
export const thumbnailSizes = [250, 600] as const;
export type ThumbnailSize = (typeof thumbnailSizes)[number];

/** Any text as one segment of a key: itself where it is harmless, else 40 hex digits of its SHA-256. */
export function keySegment(text: string): string {
  if (/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}$/.test(text)) return text;
  return `sha256-${createHash("sha256").update(text).digest("hex").slice(0, 40)}`;
}

/**
 * Layouts of keys below the organization's own prefix. The last segment (for thumbnails the last but one) begins with
 * the content hash: garbage collection finds the lock of a key by it.
 */
export const objectKeys = {
  asset: (assetId: string, contentHash: string) => `assets/${assetId}/${contentHash}`,
  preview: (revisionId: string, sideId: string, profileId: string, contentHash: string, extension = "png") =>
    `previews/${revisionId}/${keySegment(sideId)}/${profileId}/${contentHash}.${extension}`,
  export: (revisionId: string, profileId: string, contentHash: string, extension: "pdf" | "png" = "pdf") =>
    `exports/${revisionId}/${profileId}/${contentHash}.${extension}`,
  /** The ZIP of a batch of exports. */
  batch: (batchId: string, contentHash: string) => `batches/${batchId}/${contentHash}.zip`,
  /** What a generation job made. */
  generated: (jobId: string, contentHash: string, extension: string) =>
    `generated/${jobId}/${contentHash}.${extension}`,
  legacy: (provider: string, reference: string, contentHash: string) =>
    `legacy/${keySegment(provider)}/${keySegment(reference)}/${contentHash}.pdf`,
  /** Files that belong to nothing yet: `POST /artifacts` and finished uploads. */
  file: (contentHash: string) => `files/${contentHash.slice(0, 2)}/${contentHash}`,
  thumbnail: (contentHash: string, size: ThumbnailSize) => `thumbnails/${contentHash}/${size}.webp`,
  /** One part of a resumable upload, `number` from 0. */
  uploadPart: (uploadId: string, number: number) => `parts/${uploadId}/${number}`,
} as const;

/** The key in the store, which all organizations share. */
export function tenantKey(tenantId: string, key: string): string {
  return `${tenantId}/${key}`;
}

const uuidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a stored key says about itself; undefined for keys that this program does not write. */
export function parseKey(
  key: string,
): { tenantId: string; area: string; contentHash?: string; uploadId?: string } | undefined {
  const [tenantId = "", area = "", ...rest] = key.split("/");
  if (!uuidPattern.test(tenantId) || rest.length === 0) return undefined;
  if (area === "parts") {
    const uploadId = rest[0] ?? "";
    return uuidPattern.test(uploadId) ? { tenantId, area, uploadId } : undefined;
  }
  const name = area === "thumbnails" ? rest.at(-2) : rest.at(-1);
  const contentHash = /^([0-9a-f]{64})(\.[a-z0-9]+)?$/.exec(name ?? "")?.[1];
  return contentHash === undefined ? undefined : { tenantId, area, contentHash };
}
