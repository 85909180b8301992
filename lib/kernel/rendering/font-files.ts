import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { threadId } from "node:worker_threads";
import { type FontKey, GlobalFonts } from "@napi-rs/canvas";
import { AppError } from "@/lib/kernel/errors";
import type { UploadedFace } from "@/lib/render/fonts";
import { type FontFacts, FontFormatError, parseFont } from "@/lib/render/parse-font";
import { pathOfFontFile } from "./font-paths";

/** An organization's font with its file. `fontKey` must be `<tenant id>/<sha256 of bytes>`. */
export interface FontUpload extends UploadedFace {
  readonly bytes: Uint8Array;
}

/** Uploaded faces kept registered a worker; the least recently used one goes. */
const uploadedFacesKept = 64;

/** The fonts of one task: facts for layout and the family names under which Skia knows the faces. */
export interface RegisteredFonts {
  facts(fontKey: string): FontFacts | undefined;
  /** Throws `validation_failed` for a face that is neither bundled nor among the uploaded ones. */
  familyOf(fontKey: string): string;
}

const bundled = new Set<string>();
const bundledFacts = new Map<string, FontFacts>();
const uploaded = new Map<string, { key: FontKey; facts: FontFacts }>();

/** Registers a task's uploaded fonts; bundled ones follow when first used. Throws `validation_failed` for unusable files. */
export function registerFonts(fonts: readonly FontUpload[]): RegisteredFonts {
  const own = new Map<string, FontFacts>();
  for (const font of fonts) own.set(font.fontKey, registerUpload(font, fonts.length));
  return {
    facts: (fontKey) => own.get(fontKey) ?? readBundledFacts(fontKey),
    familyOf: (fontKey) => {
      if (own.has(fontKey)) return uploadedFamily(fontKey);
      registerBundled(fontKey);
      return fontKey;
    },
  };
}

/** The registry of fonts is process-wide: workers register uploads under names of their own, so that none removes another's. */
function uploadedFamily(fontKey: string): string {
  return `${threadId}:${fontKey}`;
}

function registerUpload(font: FontUpload, needed: number): FontFacts {
  const refuse = (reason: string) =>
    new AppError("validation_failed", `The font “${font.family}” cannot be used: ${reason}`);
  const digest = createHash("sha256").update(font.bytes).digest("hex");
  if (!/^[^/]+\/[0-9a-f]{64}$/.test(font.fontKey) || !font.fontKey.endsWith(`/${digest}`)) {
    throw refuse("its key does not match its bytes.");
  }
  const known = uploaded.get(font.fontKey);
  if (known) {
    uploaded.delete(font.fontKey);
    uploaded.set(font.fontKey, known);
    return known.facts;
  }
  let facts: FontFacts;
  try {
    facts = parseFont(font.bytes);
  } catch (error) {
    if (error instanceof FontFormatError) throw refuse(error.message);
    throw error;
  }
  const key = GlobalFonts.register(Buffer.from(font.bytes), uploadedFamily(font.fontKey));
  if (!key) throw refuse("its outlines cannot be read.");
  for (const [oldest, entry] of uploaded) {
    if (uploaded.size < Math.max(uploadedFacesKept, needed)) break;
    GlobalFonts.remove(entry.key);
    uploaded.delete(oldest);
  }
  uploaded.set(font.fontKey, { key, facts });
  return facts;
}

function readBundledFacts(fontKey: string): FontFacts | undefined {
  const known = bundledFacts.get(fontKey);
  if (known) return known;
  const file = pathOfFontFile(fontKey);
  if (!file) return undefined;
  const facts = parseFont(readFileSync(file));
  bundledFacts.set(fontKey, facts);
  return facts;
}

function registerBundled(fontKey: string): void {
  if (bundled.has(fontKey)) return;
  const file = pathOfFontFile(fontKey);
  if (!file) throw new AppError("validation_failed", `The font ${fontKey} is not available.`);
  if (!GlobalFonts.has(fontKey) && !GlobalFonts.registerFromPath(file, fontKey)) {
    throw new AppError("internal", `The bundled font file ${fontKey} cannot be read.`);
  }
  bundled.add(fontKey);
}
