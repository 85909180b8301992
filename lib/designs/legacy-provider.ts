import { open } from "node:fs/promises";
import { Readable } from "node:stream";
import type { ReadableStream } from "node:stream/web";
import { setTimeout as wait } from "node:timers/promises";
import { type SpooledFile, spoolStream } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";

/** Where files of designs that are not rendered here come from. */
export interface LegacyProvider {
  readonly name: string;
  /**
   * The print file of a design, a PDF in a temporary file that the caller disposes of.
   * @throws AppError `not_found` when the provider has none, `unsupported_media_type` when it answers anything but a PDF,
   * `payload_too_large`, `unsafe_address`, `validation_failed` for a reference that fits into no address, and
   * `unavailable`; the signal's reason when it was aborted
   */
  fetchFile(reference: string, signal?: AbortSignal): Promise<SpooledFile>;
}

export interface HttpLegacyProviderOptions {
  readonly name: string;
  /** Address of a file; `{reference}` stands for the design's reference. */
  readonly urlTemplate: string;
  readonly secretHeader: string | null;
  readonly secret: string | null;
  /** For one attempt, from connecting to the last byte. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Pauses before the second, third … attempt, in ms. */
  readonly backoffMs?: readonly number[];
  /** A fetch that refuses unsafe addresses. */
  readonly fetch?: typeof guardedFetch;
}

/** An answer that may be better the next time. */
class Passing extends Error {
  constructor(
    readonly failure: AppError,
    readonly retryAfterMs: number,
  ) {
    super(failure.message);
  }
}

/** Longest pause that a provider may ask for. */
const maxPauseMs = 10_000;
/** Every PDF begins with it (ISO 32000-1, 7.5.2). */
const pdfHead = "%PDF-";
/** The end of a PDF holds `%%EOF` within its last 1024 bytes (ISO 32000-1, annex H). */
const tailBytes = 1024;

function addressOf(template: string, reference: string): URL {
  const text = template.replaceAll("{reference}", encodeURIComponent(reference));
  if (/^\.{1,2}$/.test(reference) || !URL.canParse(text)) {
    throw new AppError("validation_failed", "The design's reference does not fit into the provider's address.");
  }
  return new URL(text);
}

/** What an answer seems to be when it is no PDF. */
function describeBytes(start: Buffer, type: string | null): string {
  const text = start.toString("latin1").trimStart().toLowerCase();
  if (/^(<!doctype html|<html|<head|<body)/.test(text)) return "an HTML page";
  if (start.length === 0) return "nothing";
  return type === null ? "something else" : `something else (${type.split(";")[0]?.trim().slice(0, 60)})`;
}

/** Passes a body on once its first bytes are those of a PDF. */
async function* requirePdf(body: AsyncIterable<Uint8Array>, type: string | null): AsyncGenerator<Buffer> {
  let start: Buffer | null = Buffer.alloc(0);
  const check = (bytes: Buffer) => {
    if (bytes.subarray(0, pdfHead.length).toString("latin1") === pdfHead) return;
    throw new AppError(
      "unsupported_media_type",
      `The provider answered with ${describeBytes(bytes, type)}, not a PDF.`,
    );
  };
  for await (const chunk of body) {
    if (start === null) {
      yield Buffer.from(chunk);
      continue;
    }
    start = Buffer.concat([start, chunk]);
    if (start.length < 64) continue;
    check(start);
    yield start;
    start = null;
  }
  if (start === null) return;
  check(start);
  yield start;
}

async function requireEnd(file: SpooledFile): Promise<void> {
  const handle = await open(file.path, "r");
  try {
    const length = Math.min(tailBytes, file.sizeBytes);
    const { buffer } = await handle.read(Buffer.alloc(length), 0, length, file.sizeBytes - length);
    if (!buffer.includes("%%EOF")) throw new AppError("unsupported_media_type", "The provider's PDF is cut off.");
  } finally {
    await handle.close();
  }
}

function refuseStatus(response: Response, reference: string): never {
  const { status } = response;
  if (status === 404 || status === 410) {
    throw new AppError("not_found", `The provider has no file for the reference “${reference}”.`);
  }
  if (status === 401 || status === 403) {
    throw new AppError("unavailable", `The provider refused access (status ${status}); check its secret.`);
  }
  const failure = new AppError("unavailable", `The provider answered with status ${status}.`);
  if (status !== 408 && status !== 429 && status < 500) throw failure;
  const seconds = Number(response.headers.get("retry-after"));
  throw new Passing(failure, Number.isFinite(seconds) ? Math.min(maxPauseMs, Math.max(0, seconds * 1000)) : 0);
}

/** A legacy provider behind an HTTP address. Busy and broken answers are tried again, hanging ones are not. */
export function createHttpLegacyProvider(options: HttpLegacyProviderOptions): LegacyProvider {
  const { name, urlTemplate, secretHeader, secret, timeoutMs, maxBytes } = options;
  const { backoffMs = [500, 2000], fetch = guardedFetch } = options;

  async function attempt(url: URL, reference: string, signal: AbortSignal | undefined): Promise<SpooledFile> {
    const timeout = AbortSignal.timeout(timeoutMs);
    const both = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
    try {
      const headers = {
        accept: "application/pdf",
        ...(secretHeader === null || secret === null ? {} : { [secretHeader]: secret }),
      };
      const response = await fetch(url, { signal: both, headers });
      if (!response.ok || response.body === null) {
        await response.body?.cancel();
        refuseStatus(response, reference);
      }
      const tooLarge = new AppError("payload_too_large", `The provider's file is larger than ${maxBytes} bytes.`);
      if (Number(response.headers.get("content-length") ?? "0") > maxBytes) {
        await response.body.cancel();
        throw tooLarge;
      }
      const body = Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
      const checked = Readable.from(requirePdf(body, response.headers.get("content-type")));
      const file = await spoolStream(checked, maxBytes).catch((error: unknown) => {
        body.destroy();
        throw error instanceof AppError && error.code === "payload_too_large" ? tooLarge : error;
      });
      await requireEnd(file).catch(async (error: unknown) => {
        await file.dispose();
        throw error;
      });
      return file;
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof AppError || error instanceof Passing) throw error;
      if (timeout.aborted) {
        throw new AppError("unavailable", `The provider did not answer within ${timeoutMs / 1000} s.`, {
          cause: error,
        });
      }
      throw new Passing(new AppError("unavailable", "The provider could not be reached.", { cause: error }), 0);
    }
  }

  return {
    name,
    async fetchFile(reference, signal) {
      const url = addressOf(urlTemplate, reference);
      for (let tries = 0; ; tries += 1) {
        try {
          return await attempt(url, reference, signal);
        } catch (error) {
          if (!(error instanceof Passing)) throw error;
          const pause = backoffMs[tries];
          if (pause === undefined) throw error.failure;
          await wait(Math.max(pause, error.retryAfterMs), undefined, { signal });
        }
      }
    },
  };
}
