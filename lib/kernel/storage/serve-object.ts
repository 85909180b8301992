import { Readable } from "node:stream";
import { contentDisposition } from "./content-disposition";
import type { ObjectStore } from "./object-store";
import { parseRange } from "./parse-range";

export interface ServeOptions {
  /** Strong validator without quotes: the content hash where it is known. */
  etag?: string;
  /** Overrides the type the object was written with. */
  contentType?: string;
  /** Name to save under; with it the answer is an attachment. */
  filename?: string;
  /** Default: private, for a year (objects never change under their key). */
  cacheControl?: string;
  /** Whether pages of other sites may show it; default false. */
  embeddable?: boolean;
}

/** Types that a browser shows without running anything of theirs. */
const shownTypes = /^(image\/(png|jpeg|webp|avif|gif|svg\+xml)|application\/pdf|font\/|text\/plain|video\/|audio\/)/;

/** Headers that keep an uploaded file from acting as a page of this origin. */
function guardHeaders(contentType: string, filename: string | undefined, embeddable: boolean): Record<string, string> {
  const inline = filename === undefined && shownTypes.test(contentType);
  return {
    "x-content-type-options": "nosniff",
    // Chromium's PDF viewer does not start in a sandboxed document.
    "content-security-policy":
      contentType === "application/pdf"
        ? "frame-ancestors 'self'"
        : "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox",
    "content-disposition": inline ? "inline" : contentDisposition("attachment", filename ?? "download"),
    "cross-origin-resource-policy": embeddable ? "cross-origin" : "same-origin",
    "referrer-policy": "no-referrer",
  };
}

/** Answers GET or HEAD with an object: ranges, validators and safe headers; undefined when there is no object. */
export async function serveObject(
  store: ObjectStore,
  key: string,
  request: Request,
  options: ServeOptions = {},
): Promise<Response | undefined> {
  // What is asked for whole and without conditions is opened once, not looked at first.
  const isPlain = request.method === "GET" && !request.headers.has("range") && !request.headers.has("if-none-match");
  const whole = isPlain ? await store.get(key) : undefined;
  const head = isPlain ? whole : await store.head(key);
  if (head === undefined) return undefined;
  const contentType = options.contentType ?? head.contentType;
  const etag = `"${options.etag ?? `${head.sizeBytes.toString(16)}-${head.modifiedAt.getTime().toString(16)}`}"`;
  const headers: Record<string, string> = {
    ...guardHeaders(contentType, options.filename, options.embeddable ?? false),
    "content-type": contentType,
    "accept-ranges": "bytes",
    etag,
    "last-modified": head.modifiedAt.toUTCString(),
    "cache-control": options.cacheControl ?? "private, max-age=31536000, immutable",
  };
  const known = request.headers.get("if-none-match");
  if (known?.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag || tag.trim() === "*")) {
    return new Response(null, { status: 304, headers });
  }
  const ifRange = request.headers.get("if-range");
  const rangeHeader = ifRange === null || ifRange === etag ? request.headers.get("range") : null;
  const range = parseRange(rangeHeader, head.sizeBytes);
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { ...headers, "content-range": `bytes */${head.sizeBytes}` } });
  }
  const length = range === undefined ? head.sizeBytes : range.end - range.start + 1;
  headers["content-length"] = String(length);
  if (range !== undefined) headers["content-range"] = `bytes ${range.start}-${range.end}/${head.sizeBytes}`;
  const status = range === undefined ? 200 : 206;
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const opened = whole ?? (await store.get(key, range));
  if (opened === undefined) return undefined;
  return new Response(toWebStream(opened.body), { status, headers });
}

/** A web stream over a Node stream that destroys it when the client goes away. */
function toWebStream(body: Readable): ReadableStream<Uint8Array> {
  const iterator = body[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else controller.enqueue(new Uint8Array(Buffer.from(next.value)));
      },
      cancel() {
        body.destroy();
      },
    },
    { highWaterMark: 0 },
  );
}

/** The request's body as a Node stream; empty without one. */
export function requestBody(request: Request): Readable {
  if (request.body === null) return Readable.from([]);
  const reader = request.body.getReader();
  return Readable.from(
    (async function* read() {
      try {
        for (;;) {
          const { done, value } = await reader.read();
          if (done) return;
          yield Buffer.from(value);
        }
      } finally {
        await reader.cancel().catch(() => undefined);
      }
    })(),
  );
}
