import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import type { SpooledFile } from "@/lib/kernel/artifacts/spool";
import { AppError } from "@/lib/kernel/errors";
import { FontFormatError, parseFont } from "@/lib/render/parse-font";
import { checkZip } from "./check-zip";
import type { UploadType } from "./sniff-type";

/** Parsed on the request thread, so no larger than what takes a moment. */
const maxJsonBytes = 10 * 1024 * 1024;
const maxFontBytes = 40 * 1024 * 1024;

export function refuseFile(what: string, reason: string, cause?: unknown): AppError {
  return new AppError("validation_failed", `The ${what} cannot be used: ${reason}`, {
    errors: [{ path: "file", message: reason }],
    cause,
  });
}

function limit(what: string, file: SpooledFile, maxBytes: number): void {
  if (file.sizeBytes <= maxBytes) return;
  throw new AppError("payload_too_large", `A ${what} has at most ${maxBytes} bytes.`);
}

/**
 * Looks into files that are kept as they are, and tells what there is to know about them.
 * @returns facts for the artifact's metadata
 * @throws AppError `validation_failed` when a file is not what its first bytes promise
 */
export async function checkFile(file: SpooledFile, type: UploadType): Promise<Record<string, unknown>> {
  switch (type) {
    case "font/ttf":
    case "font/otf":
      return checkFont(file);
    case "application/json":
      return checkJson(file);
    case "text/csv":
      return checkText(file);
    case "application/zip":
      await checkZip(file.path);
      return {};
    case "model/gltf-binary":
      return checkGlb(file);
    case "application/pdf":
      return checkPdf(file);
    default:
      return {};
  }
}

async function checkFont(file: SpooledFile): Promise<Record<string, unknown>> {
  limit("font", file, maxFontBytes);
  try {
    const facts = parseFont(await file.read());
    return { fontFamily: facts.family, fontWeight: facts.weight, fontStyle: facts.style };
  } catch (error) {
    if (error instanceof FontFormatError) throw refuseFile("font", error.message, error);
    throw error;
  }
}

async function checkJson(file: SpooledFile): Promise<Record<string, unknown>> {
  limit("JSON file", file, maxJsonBytes);
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await file.read()));
    return {};
  } catch (error) {
    throw refuseFile(
      "JSON file",
      error instanceof SyntaxError ? error.message.slice(0, 200) : "it is not UTF-8.",
      error,
    );
  }
}

async function checkText(file: SpooledFile): Promise<Record<string, unknown>> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const chunk of createReadStream(file.path)) {
      const bytes: Buffer = Buffer.from(chunk);
      if (bytes.includes(0)) throw new TypeError("NUL");
      decoder.decode(bytes, { stream: true });
    }
    decoder.decode();
    return {};
  } catch (error) {
    throw refuseFile("text file", "it is not UTF-8 text.", error);
  }
}

async function readStart(file: SpooledFile, length: number, position = 0): Promise<Buffer> {
  const handle = await open(file.path, "r");
  try {
    const buffer = Buffer.alloc(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** Header and first chunk of binary glTF 2.0 (§4.4). */
async function checkGlb(file: SpooledFile): Promise<Record<string, unknown>> {
  const header = await readStart(file, 20);
  if (header.length < 20 || header.readUInt32LE(4) !== 2) throw refuseFile("model", "it is no glTF 2.0.");
  if (header.readUInt32LE(8) !== file.sizeBytes) throw refuseFile("model", "it is cut off.");
  const jsonLength = header.readUInt32LE(12);
  if (header.readUInt32LE(16) !== 0x4e4f534a || 20 + jsonLength > file.sizeBytes || jsonLength > maxJsonBytes) {
    throw refuseFile("model", "its first chunk is no JSON.");
  }
  try {
    JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(await readStart(file, jsonLength, 20)));
    return {};
  } catch (error) {
    throw refuseFile("model", "its JSON cannot be read.", error);
  }
}

async function checkPdf(file: SpooledFile): Promise<Record<string, unknown>> {
  const length = Math.min(file.sizeBytes, 2048);
  const tail = await readStart(file, length, file.sizeBytes - length);
  if (!tail.includes("%%EOF")) throw refuseFile("PDF", "it is cut off.");
  return {};
}
