import { AppError } from "@/lib/kernel/errors";

/** Reads a body up to `maxBytes`; more is `payload_too_large`, refused by Content-Length before a byte is read. */
export async function readBytes(request: Request, maxBytes: number): Promise<Buffer> {
  const tooLarge = () => new AppError("payload_too_large", `The body is larger than ${maxBytes} bytes.`);
  const declared = Number(request.headers.get("content-length") ?? "0");
  if (declared > maxBytes) throw tooLarge();
  if (request.body === null) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(value);
  }
}

/** Levels of arrays and objects in a JSON body; whatever walks a value by recursion relies on the limit. */
const maxDepth = 100;

/** Parses JSON strictly: UTF-8, one value, at most 100 levels deep, no text that PostgreSQL cannot store. */
export function parseJson(bytes: Buffer): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("malformed_request", "The body is not UTF-8.");
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : "unreadable";
    throw new AppError("malformed_request", `The body is not JSON: ${reason}`);
  }
  refuseDepth(value, maxDepth);
  if (/\\u(0000|d[89a-f])/i.test(text)) refuseUnstorableText(value, []);
  return value;
}

function refuseDepth(value: unknown, levelsLeft: number): void {
  if (typeof value !== "object" || value === null) return;
  if (levelsLeft === 0) throw new AppError("malformed_request", `The body is nested deeper than ${maxDepth} levels.`);
  for (const item of Array.isArray(value) ? value : Object.values(value)) refuseDepth(item, levelsLeft - 1);
}

/** PostgreSQL stores neither NUL nor half a surrogate pair in text or jsonb. */
export function refuseUnstorableText(value: unknown, path: readonly (string | number)[]): void {
  if (typeof value === "string") {
    if (value.includes("\u0000") || !value.isWellFormed()) {
      throw new AppError("validation_failed", "Text may hold neither NUL nor lone surrogates.", {
        errors: [{ path: path.join("."), message: "holds a character that cannot be stored" }],
      });
    }
  } else if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) refuseUnstorableText(item, [...path, index]);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      refuseUnstorableText(key, path);
      refuseUnstorableText(item, [...path, key]);
    }
  }
}
