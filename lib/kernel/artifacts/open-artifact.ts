import { publicOrigin } from "@/lib/kernel/env";
import { type ByteRange, getObjectStore, type OpenObject, serveObject } from "@/lib/kernel/storage";
import type { Artifact } from "./artifact";

/** Links to content last between one and two of these, so that a page that is open shows the same link for a while. */
const linkSeconds = 3600;

/**
 * The bytes of an artifact as a stream.
 * @throws RangeNotSatisfiableError; Error when the object is gone although its row is there
 */
export async function openArtifact(artifact: Artifact, range?: ByteRange): Promise<OpenObject> {
  const opened = await getObjectStore().get(artifact.uri, range);
  if (opened === undefined) throw new Error(`The bytes of artifact ${artifact.id} are missing in the object store.`);
  return opened;
}

/**
 * Link that gives the bytes without a cookie until it expires. It is the same for up to an hour, which lets browsers cache.
 * @param options.download save under the artifact's file name instead of showing
 */
export async function artifactContentUrl(
  artifact: Artifact,
  options: { download?: boolean; expiresInSeconds?: number } = {},
): Promise<string> {
  return getObjectStore().signedGetUrl(artifact.uri, {
    expiresInSeconds: options.expiresInSeconds ?? secondsToHour(),
    contentType: artifact.type,
    filename: options.download === true ? (artifact.filename ?? artifact.id) : undefined,
  });
}

/** A link without the studio's name where it leads to this studio, which may be reached under others than its public one. */
export function relativeLink(url: string): string {
  return url.startsWith(`${publicOrigin()}/api/objects/`) ? url.slice(publicOrigin().length) : url;
}

/** Seconds until the end of the next full period. */
export function secondsToHour(now: Date = new Date()): number {
  const seconds = Math.floor(now.getTime() / 1000);
  return linkSeconds - (seconds % linkSeconds) + linkSeconds;
}

/** Answers GET or HEAD with the bytes themselves: ranges, `ETag` of the content hash, safe headers. */
export async function serveArtifact(
  artifact: Artifact,
  request: Request,
  options: { download?: boolean } = {},
): Promise<Response> {
  const answer = await serveObject(getObjectStore(), artifact.uri, request, {
    etag: artifact.contentHash,
    contentType: artifact.type,
    filename: options.download === true ? (artifact.filename ?? artifact.id) : undefined,
    // Whoever leaves the organization may not read it from a cache for ever.
    cacheControl: "private, max-age=3600",
  });
  if (answer === undefined) throw new Error(`The bytes of artifact ${artifact.id} are missing in the object store.`);
  return answer;
}
