import { AppError, notFound } from "@/lib/kernel/errors";
import type { DirectoryStore } from "./directory-store";
import type { ObjectStore } from "./object-store";
import { isObjectKey } from "./object-store";
import { requestBody, serveObject } from "./serve-object";
import { type ObjectGrant, verifyObjectUrl } from "./url-signature";

/** Largest body of a signed PUT that names no size, in bytes. */
const largestUnannouncedPut = 5 * 1024 ** 3;

function readGrant(request: Request, method: ObjectGrant["method"]): ObjectGrant {
  const grant = verifyObjectUrl(new URL(request.url));
  if (grant === "expired") throw new AppError("forbidden", "This link has expired.");
  if (grant === "invalid" || grant.method !== method || !isObjectKey(grant.key)) {
    throw new AppError("forbidden", "The signature of this link does not fit.");
  }
  return grant;
}

async function answerPut(store: DirectoryStore, request: Request): Promise<Response> {
  const grant = readGrant(request, "PUT");
  const contentType = request.headers.get("content-type") ?? "application/octet-stream";
  if (grant.contentType !== undefined && contentType !== grant.contentType) {
    throw new AppError("forbidden", `This link takes ${grant.contentType} only.`);
  }
  const length = request.headers.get("content-length");
  if (length === null || !/^\d{1,15}$/.test(length))
    throw new AppError("malformed_request", "Content-Length is missing.");
  const sizeBytes = Number(length);
  if (grant.sizeBytes !== undefined && sizeBytes !== grant.sizeBytes) {
    throw new AppError("forbidden", `This link takes exactly ${grant.sizeBytes} bytes.`);
  }
  if (sizeBytes > largestUnannouncedPut) throw new AppError("payload_too_large", "An object has at most 5 GiB.");
  await store.replace(grant.key, { stream: requestBody(request), sizeBytes }, { contentType });
  return new Response(null, { status: 200 });
}

/** Asked by form and not by class: while code is worked on, the store and this file may come from two loads of it. */
function servesItsLinks(store: ObjectStore): store is DirectoryStore {
  return "replace" in store;
}

/**
 * Answers `/api/objects/<key>`, the signed links of the directory store: GET and HEAD with ranges, PUT.
 * @throws AppError `forbidden` for a link that is forged, changed, expired or of another method; `not_found`
 */
export async function answerObjectRequest(store: ObjectStore, request: Request): Promise<Response> {
  // With S3 the links lead to the S3 server, so nothing is served here.
  if (!servesItsLinks(store)) throw notFound("The object");
  if (request.method === "PUT") return answerPut(store, request);
  const grant = readGrant(request, "GET");
  const secondsLeft = Math.max(0, grant.expires - Math.floor(Date.now() / 1000));
  const answer = await serveObject(store, grant.key, request, {
    filename: grant.filename,
    contentType: grant.contentType,
    // The bytes may not outlive the link in a cache.
    cacheControl: `private, max-age=${secondsLeft}, immutable`,
    embeddable: true,
  });
  if (answer === undefined) throw notFound("The object");
  return answer;
}
