import { createHmac, timingSafeEqual } from "node:crypto";
import { publicOrigin, requireEnv } from "@/lib/kernel/env";

/** What a signed link of the directory store allows. */
export interface ObjectGrant {
  method: "GET" | "PUT";
  key: string;
  /** Unix time in seconds. */
  expires: number;
  filename?: string;
  contentType?: string;
  sizeBytes?: number;
}

const pathPrefix = "/api/objects/";

function sign(grant: ObjectGrant): string {
  // JSON keeps the fields apart whatever they contain; the version lets the layout change without old links meaning something else.
  const message = JSON.stringify([
    "v1",
    grant.method,
    grant.key,
    grant.expires,
    grant.filename ?? null,
    grant.contentType ?? null,
    grant.sizeBytes ?? null,
  ]);
  return createHmac("sha256", requireEnv("ATELIER_URL_SIGNING_SECRET")).update(message).digest("base64url");
}

/** Link to `/api/objects/<key>` with the grant and its HMAC-SHA-256 in the query. */
export function signObjectUrl(grant: ObjectGrant): string {
  const url = new URL(`${pathPrefix}${grant.key}`, `${publicOrigin()}/`);
  if (grant.method === "PUT") url.searchParams.set("method", "PUT");
  url.searchParams.set("expires", String(grant.expires));
  if (grant.filename !== undefined) url.searchParams.set("filename", grant.filename);
  if (grant.contentType !== undefined) url.searchParams.set("type", grant.contentType);
  if (grant.sizeBytes !== undefined) url.searchParams.set("size", String(grant.sizeBytes));
  url.searchParams.set("signature", sign(grant));
  return url.href;
}

/**
 * The grant of a signed link, or why it gives none.
 * @param now the current time; a link is valid before its second `expires` has begun
 */
export function verifyObjectUrl(url: URL, now: Date = new Date()): ObjectGrant | "invalid" | "expired" {
  if (!url.pathname.startsWith(pathPrefix)) return "invalid";
  const query = url.searchParams;
  const expires = Number(query.get("expires"));
  const size = query.get("size");
  const signature = query.get("signature");
  if (!Number.isSafeInteger(expires) || signature === null) return "invalid";
  const grant: ObjectGrant = {
    method: query.get("method") === "PUT" ? "PUT" : "GET",
    key: url.pathname.slice(pathPrefix.length),
    expires,
    filename: query.get("filename") ?? undefined,
    contentType: query.get("type") ?? undefined,
    sizeBytes: size === null ? undefined : Number(size),
  };
  const expected = Buffer.from(sign(grant));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "invalid";
  return expires * 1000 <= now.getTime() ? "expired" : grant;
}
