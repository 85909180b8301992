import type { Readable } from "node:stream";
import { Busboy } from "@fastify/busboy";
import { type SpooledFile, spoolStream, tooLarge } from "@/lib/kernel/artifacts/spool";
import { getEnv } from "@/lib/kernel/env";
import { AppError } from "@/lib/kernel/errors";
import { refuseUnstorableText } from "@/lib/kernel/http/read-body";
import { requestBody } from "@/lib/kernel/storage";

/** What a form brings beside its file, in bytes at most. */
const maxFormBytes = 1024 * 1024;

export interface MultipartForm {
  /** The part named `file`, in a temporary file; dispose of it after use. */
  file: SpooledFile;
  filename: string | null;
  declaredType: string | null;
  /** All other parts, as text. */
  fields: Record<string, string>;
}

interface FilePart {
  file: SpooledFile;
  filename: string | null;
  declaredType: string | null;
}

function refuseForm(path: string, message: string, cause?: unknown): AppError {
  return new AppError("validation_failed", `The form cannot be used: ${path || "it"} ${message}.`, {
    errors: [{ path, message }],
    cause,
  });
}

/**
 * Reads multipart/form-data as it comes: the part `file` goes to a temporary file, never into memory, and reading ends at the
 * first byte too many.
 * @throws AppError `payload_too_large` (by `Content-Length` before a byte is read, or by counting), `malformed_request`,
 *   `unsupported_media_type`, `validation_failed`
 */
export async function readMultipart(
  request: Request,
  maxBytes: number = getEnv().UPLOAD_MAX_BYTES,
): Promise<MultipartForm> {
  const contentType = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new AppError("unsupported_media_type", "This endpoint takes multipart/form-data.");
  }
  const length = Number(request.headers.get("content-length") ?? "0");
  if (length > maxBytes + maxFormBytes) throw tooLarge(maxBytes);
  const body = requestBody(request);
  const fields = new Map<string, string>();
  const files: Promise<FilePart>[] = [];
  try {
    await parse(body, contentType, {
      onFile(stream, filename, declaredType) {
        const part = spoolStream(stream, maxBytes).then((file) => ({ file, filename, declaredType }));
        files.push(part);
        return part;
      },
      onField(name, value) {
        if (fields.has(name)) throw refuseForm(name, "is given twice");
        fields.set(name, value);
      },
    });
    const [part] = await Promise.all(files);
    if (part === undefined) throw refuseForm("file", "is missing");
    const values = Object.fromEntries(fields);
    refuseUnstorableText(values, []);
    return { ...part, fields: values };
  } catch (error) {
    body.destroy();
    for (const part of await Promise.allSettled(files))
      if (part.status === "fulfilled") await part.value.file.dispose();
    throw error;
  }
}

interface Parts {
  onFile(stream: Readable, filename: string | null, declaredType: string | null): Promise<unknown>;
  onField(name: string, value: string): void;
}

function parse(body: Readable, contentType: string, parts: Parts): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: unknown) => {
      body.unpipe();
      reject(error instanceof AppError ? error : malformed(error));
    };
    let parser: Busboy;
    try {
      parser = new Busboy({
        headers: { "content-type": contentType },
        limits: { files: 1, fields: 20, parts: 22, fieldNameSize: 100, fieldSize: 64 * 1024, headerPairs: 20 },
        // A part is a file when its name says so, with or without a file name.
        isPartAFile: (name) => name === "file",
      });
    } catch (error) {
      fail(error);
      return;
    }
    parser.on("file", (_name, stream, filename, _encoding, type) => {
      // The parser only emits the error of a part that is cut off; destroying tells it to whoever reads, now or later.
      stream.on("error", (error) => stream.destroy(error));
      parts.onFile(stream, filename === undefined || filename === "" ? null : filename, type ?? null).catch(fail);
    });
    parser.on("field", (name, value, nameTruncated, valueTruncated) => {
      if (nameTruncated || valueTruncated) fail(refuseForm(name, "is too long"));
      else attempt(() => parts.onField(name, value));
    });
    const attempt = (work: () => void) => {
      try {
        work();
      } catch (error) {
        fail(error);
      }
    };
    parser.on("filesLimit", () => fail(refuseForm("file", "is given twice")));
    parser.on("fieldsLimit", () => fail(refuseForm("", "has too many fields")));
    parser.on("partsLimit", () => fail(refuseForm("", "has too many parts")));
    parser.on("error", fail);
    parser.on("finish", () => resolve());
    body.on("error", fail);
    body.pipe(parser);
  });
}

function malformed(cause: unknown): AppError {
  return new AppError("malformed_request", "The multipart body is damaged or cut off.", { cause });
}
