import { z } from "zod";
import { AppError } from "@/lib/kernel/errors";
import type { CatalogueProvider } from "./provider";
import { styleSchema } from "./style-schema";

/** Largest catalogue document that is read, in bytes. */
export const catalogueSizeLimit = 5 * 1024 * 1024;
/** How long a catalogue may take to answer in full, in ms. */
export const catalogueTimeoutMs = 10_000;

/** A provider's answer: `{ "styles": [Style, …] }` or the bare list; `syncedAt` is ours and never taken from the answer. */
const answerSchema = z.union([
  z.object({ styles: z.array(z.unknown()) }).transform((answer) => answer.styles),
  z.array(z.unknown()),
]);

export interface HttpProviderOptions {
  /** Address of the JSON document. */
  url: string;
  /** A fetch that refuses unsafe addresses. */
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  timeoutMs?: number;
  /** The present, for tests. */
  now?: () => Date;
}

async function readLimited(response: Response, limit: number): Promise<string> {
  const declared = Number(response.headers.get("content-length") ?? "0");
  const tooLarge = new AppError("unavailable", `The catalogue's answer is larger than ${limit} bytes.`);
  if (declared > limit) {
    await response.body?.cancel();
    throw tooLarge;
  }
  if (response.body === null) return "";
  const reader = response.body.getReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let size = 0;
  let text = "";
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > limit) {
      await reader.cancel();
      throw tooLarge;
    }
    text += decoder.decode(value, { stream: true });
  }
}

function parseStyles(text: string, syncedAt: string) {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new AppError("unavailable", "The catalogue did not answer with JSON.", { cause });
  }
  const answer = answerSchema.safeParse(json);
  if (!answer.success) throw new AppError("unavailable", "The catalogue did not answer with a list of styles.");
  const stamped = answer.data.map((item) => (typeof item === "object" && item !== null ? { ...item, syncedAt } : item));
  const styles = z.array(styleSchema).max(5000).safeParse(stamped);
  if (!styles.success) {
    const errors = styles.error.issues
      .slice(0, 20)
      .map((issue) => ({ path: issue.path.join("."), message: issue.message }));
    const first = errors[0];
    const where = first === undefined ? "" : ` First: ${first.path} ${first.message}.`;
    throw new AppError("unavailable", `The catalogue's styles break its format.${where}`, { errors });
  }
  const seen = new Set<string>();
  for (const style of styles.data) {
    if (seen.has(style.id)) throw new AppError("unavailable", `The catalogue lists style ${style.id} twice.`);
    seen.add(style.id);
  }
  return styles.data;
}

/**
 * A catalogue behind an HTTP address. Whatever goes wrong – no answer in time, an error status, no JSON, too much of
 * it, a style that breaks the schema – is `AppError("unavailable")`, so that the caller keeps its cache. Only the
 * caller's own abort passes through as it is.
 */
export function createHttpProvider(options: HttpProviderOptions): CatalogueProvider {
  const { url, fetch, timeoutMs = catalogueTimeoutMs, now = () => new Date() } = options;
  return {
    name: "http",
    async listStyles(signal) {
      const timeout = AbortSignal.timeout(timeoutMs);
      try {
        const response = await fetch(url, {
          signal: AbortSignal.any([signal, timeout]),
          headers: { accept: "application/json" },
        });
        if (!response.ok) {
          await response.body?.cancel();
          throw new AppError("unavailable", `The catalogue answered with status ${response.status}.`);
        }
        return parseStyles(await readLimited(response, catalogueSizeLimit), now().toISOString());
      } catch (cause) {
        signal.throwIfAborted();
        if (cause instanceof AppError) throw cause;
        const detail = timeout.aborted
          ? `The catalogue did not answer within ${timeoutMs / 1000} s.`
          : "The catalogue could not be reached.";
        throw new AppError("unavailable", detail, { cause });
      }
    },
  };
}
