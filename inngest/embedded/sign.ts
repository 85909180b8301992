import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** A signing key without its `signkey-<environment>-` prefix; the rest is what signs. */
function bareKey(signingKey: string): string {
  return signingKey.replace(/^signkey-\w+-/, "");
}

function mac(signingKey: string, body: string, seconds: string): string {
  return createHmac("sha256", bareKey(signingKey)).update(body).update(seconds).digest("hex");
}

/** Value of `X-Inngest-Signature` over a body that is already canonical JSON (RFC 8785). */
export function signBody(signingKey: string, canonicalBody: string): string {
  const seconds = Math.floor(Date.now() / 1000).toString();
  return `t=${seconds}&s=${mac(signingKey, canonicalBody, seconds)}`;
}

/** Compares without telling by its duration where two secrets differ. */
export function sameSecret(given: string, expected: string): boolean {
  const left = createHash("sha256").update(given).digest();
  const right = createHash("sha256").update(expected).digest();
  return timingSafeEqual(left, right);
}

/** True when `signature` is the SDK's over this very text. */
export function isSignedBy(signingKey: string, text: string, signature: string | undefined): boolean {
  const parts = new URLSearchParams(signature ?? "");
  const seconds = parts.get("t");
  const given = parts.get("s");
  return seconds !== null && given !== null && sameSecret(given, mac(signingKey, text, seconds));
}

/** The bearer token the SDK sends: its prefix, then SHA-256 of the key's bytes. */
export function hashedSigningKey(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  const bytes = Buffer.from(bareKey(signingKey), "hex");
  return prefix + createHash("sha256").update(bytes).digest("hex");
}
