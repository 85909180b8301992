import { Readable } from "node:stream";
import { fileTypeFromFile } from "file-type";
import sharp from "sharp";
import { type SpooledFile, spoolStream } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";
import { describeConnectionError } from "./call-provider";
import type { GenerationMediaType } from "./generation-schemas";
import { type GenerationOutput, ProviderError } from "./provider-port";

const mebibyte = 1024 * 1024;
/** Largest result by kind, bytes; what is longer is cut off, whatever the provider announced. */
const maxBytes: Readonly<Record<GenerationMediaType, number>> = {
  image: 64 * mebibyte,
  audio: 200 * mebibyte,
  video: 500 * mebibyte,
};
/** Milliseconds for a whole download. */
const downloadTimeoutMs = 5 * 60_000;

/** MIME types that a kind may have; a short film may be an animated picture. */
const acceptedTypes: Readonly<Record<GenerationMediaType, readonly RegExp[]>> = {
  image: [/^image\/(png|jpeg|webp|gif|avif|tiff)$/],
  audio: [/^audio\//, /^video\/mp4$/],
  video: [/^video\//, /^image\/(webp|gif|apng)$/],
};

/** The bytes of a result in a temporary file, with what they are. */
export interface FetchedResult {
  file: SpooledFile;
  /** MIME type, sniffed. */
  type: string;
  extension: string;
  /** Width and height in pixels where it is a picture. */
  metadata: Record<string, number>;
}

/**
 * Brings a result here and looks at what it is.
 * @throws ProviderError `refused` with `result_too_large`; `away` with `result_unavailable` (also an expired address) or
 * `result_invalid` (a web page instead of a picture), which may be better the next time
 */
export async function fetchResult(output: GenerationOutput, mediaType: GenerationMediaType): Promise<FetchedResult> {
  const stream = "bytes" in output ? Readable.from([output.bytes]) : await openUrl(output.url, maxBytes[mediaType]);
  let file: SpooledFile;
  try {
    file = await spoolStream(stream, maxBytes[mediaType]);
  } catch (error) {
    if (error instanceof AppError && error.code === "payload_too_large") throw tooLarge(maxBytes[mediaType]);
    throw new ProviderError("away", "The result broke off while it was fetched.", {
      code: "result_unavailable",
      cause: error,
    });
  }
  try {
    return { file, ...(await inspect(file, mediaType)) };
  } catch (error) {
    await file.dispose();
    throw error;
  }
}

function tooLarge(limit: number): ProviderError {
  return new ProviderError("refused", `The result is larger than ${limit / mebibyte} MiB.`, {
    code: "result_too_large",
  });
}

async function openUrl(url: string, limit: number): Promise<Readable> {
  if (url.startsWith("data:")) return openDataUrl(url);
  const host = URL.canParse(url) ? new URL(url).host : "The address of the result";
  const unavailable = (message: string, cause?: unknown) =>
    new ProviderError("away", message, { code: "result_unavailable", cause });
  let response: Response;
  try {
    response = await guardedFetch(url, { signal: AbortSignal.timeout(downloadTimeoutMs) });
  } catch (error) {
    const problem = describeConnectionError(error, host);
    if (problem.kind === "refused") throw problem;
    throw unavailable(problem.message, error);
  }
  if (response.status < 200 || response.status > 299 || response.body === null) {
    await response.body?.cancel();
    const hasExpired = [401, 403, 404, 410].includes(response.status);
    throw unavailable(
      hasExpired ? `The address of the result at ${host} has expired.` : `${host} answered ${response.status}.`,
    );
  }
  if (Number(response.headers.get("content-length") ?? "0") > limit) {
    await response.body.cancel();
    throw tooLarge(limit);
  }
  return Readable.fromWeb(response.body as Parameters<typeof Readable.fromWeb>[0]);
}

function openDataUrl(url: string): Readable {
  const comma = url.indexOf(",");
  const isBase64 = url.slice(0, comma).endsWith(";base64");
  const body = url.slice(comma + 1);
  return Readable.from([isBase64 ? Buffer.from(body, "base64") : Buffer.from(decodeURIComponent(body))]);
}

async function inspect(file: SpooledFile, mediaType: GenerationMediaType): Promise<Omit<FetchedResult, "file">> {
  const found = await fileTypeFromFile(file.path).catch(() => undefined);
  if (found === undefined || !acceptedTypes[mediaType].some((pattern) => pattern.test(found.mime))) {
    throw invalid(`The provider sent ${await describe(file, found?.mime)} instead of ${article(mediaType)}.`);
  }
  const type = mediaType === "audio" && found.mime === "video/mp4" ? "audio/mp4" : found.mime;
  if (!found.mime.startsWith("image/")) return { type, extension: found.ext, metadata: {} };
  try {
    const { width, height } = await sharp(file.path, { limitInputPixels: 200_000_000 }).metadata();
    return { type, extension: found.ext, metadata: { widthPx: width, heightPx: height } };
  } catch {
    throw invalid("The provider sent a picture that cannot be read.");
  }
}

const invalid = (message: string) => new ProviderError("away", message, { code: "result_invalid" });
const article = (mediaType: GenerationMediaType) =>
  mediaType === "video" ? "a video" : mediaType === "image" ? "an image" : "sound";

async function describe(file: SpooledFile, mime: string | undefined): Promise<string> {
  if (mime !== undefined) return `a file of type ${mime}`;
  if (file.sizeBytes === 0) return "an empty file";
  let start = "";
  for await (const chunk of file.open()) {
    start = Buffer.from(chunk).subarray(0, 200).toString("utf8").trimStart().toLowerCase();
    break;
  }
  return start.startsWith("<!doctype html") || start.startsWith("<html") ? "a web page" : "something unreadable";
}
