import { type NextRequest, NextResponse } from "next/server";
import { askedPathHeader } from "@/lib/kernel/auth/next-path";

/** The origin of an outside object store, to which links to files are redirected. */
function objectStoreOrigin(): string {
  const endpoint = process.env.S3_ENDPOINT;
  const bucket = process.env.S3_BUCKET;
  if (bucket === undefined || bucket === "") return "";
  if (endpoint !== undefined && URL.canParse(endpoint)) return new URL(endpoint).origin;
  return `https://${bucket}.s3.${process.env.S3_REGION ?? "us-east-1"}.amazonaws.com`;
}

/** Unsplash's terms ask for its own addresses where its pictures are found (unsplash.com/documentation, "Hotlinking"). */
const unsplashImages = "https://images.unsplash.com https://plus.unsplash.com";

function contentSecurityPolicy(nonce: string): string {
  const isDevelopment = process.env.NODE_ENV === "development";
  const files = objectStoreOrigin();
  const directives: Record<string, string> = {
    "default-src": "'self'",
    "script-src": `'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    // Positions and sizes are style attributes; no style sheet comes from elsewhere.
    "style-src": "'self' 'unsafe-inline'",
    "img-src": `'self' blob: data: ${unsplashImages} ${files}`,
    "font-src": `'self' data: ${files}`,
    "connect-src": `'self' ${files}`,
    "media-src": `'self' blob: ${files}`,
    "worker-src": "'self' blob:",
    "frame-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
  };
  return Object.entries(directives)
    .map(([name, value]) => `${name} ${value.trim()}`)
    .join("; ");
}

/** Gives every page a content security policy with a nonce of its own. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.randomUUID()).toString("base64");
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  // A page learns its own address nowhere else; the sign-in page leads back to it.
  headers.set(askedPathHeader, request.nextUrl.pathname + request.nextUrl.search);
  // Next finds the nonce for its own scripts here.
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

export const config = {
  // Never the API: a proxy in front of it would cut large bodies off.
  matcher: [{ source: "/((?!api/|_next/|catalogue/|icon.svg).*)" }],
};
