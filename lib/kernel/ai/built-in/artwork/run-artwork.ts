import { createCanvas } from "@napi-rs/canvas";
import sharp from "sharp";
import { hex, type Rgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { namedColors } from "@/lib/kernel/ai/built-in/scene/palettes";
import { createRandom, hashText } from "@/lib/kernel/ai/built-in/scene/random";
import type { ArtworkOptions } from "@/lib/kernel/ai/scene-settings-schemas";
import { chooseColors } from "./choose-colors";
import { paintBackground } from "./paint-background";
import { paintIcon } from "./paint-icon";
import { paintPoster } from "./paint-poster";
import { paintTexture } from "./paint-texture";

/** Work for a rendering thread: a picture from words. */
export interface ArtworkTask {
  readonly prompt: string;
  readonly kind?: ArtworkOptions["kind"];
  readonly palette?: ArtworkOptions["palette"];
  readonly title?: string;
  readonly subtitle?: string;
  readonly seed: number;
  readonly longestSidePx: number;
  /** Width over height. */
  readonly aspect: number;
  readonly format: "webp" | "png";
}

export interface ArtworkResult {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mimeType: "image/webp" | "image/png";
  readonly kind: NonNullable<ArtworkOptions["kind"]>;
}

/** Draws it. The same task gives the same bytes; icons have a transparent ground. */
export async function runArtwork(task: ArtworkTask): Promise<ArtworkResult> {
  const { aspect, longestSidePx } = task;
  const width = Math.max(16, Math.round(aspect >= 1 ? longestSidePx : longestSidePx * aspect));
  const height = Math.max(16, Math.round(aspect >= 1 ? longestSidePx / aspect : longestSidePx));
  const kind = task.kind ?? kindOfWords(task.prompt, task.title);
  const random = createRandom((task.seed ^ hashText(kind)) >>> 0);
  const given: Rgb[] = task.palette && task.palette.length > 0 ? task.palette.map(hex) : namedColors(task.prompt);
  const colors = chooseColors(given, task.prompt, random);
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const area = { context, width, height, colors, random, words: task.prompt.toLowerCase() };
  if (kind === "icon") paintIcon(area);
  else if (kind === "texture") paintTexture(area);
  else if (kind === "poster") paintPoster(area, task.title ?? titleOf(task.prompt), task.subtitle ?? "");
  else paintBackground(area);
  const raw = sharp(context.getImageData(0, 0, width, height).data, { raw: { width, height, channels: 4 } });
  const image = kind === "icon" ? raw : raw.removeAlpha();
  const encoded = task.format === "png" ? image.png({ compressionLevel: 6 }) : image.webp({ quality: 92 });
  return {
    bytes: await encoded.toBuffer(),
    widthPx: width,
    heightPx: height,
    mimeType: task.format === "png" ? "image/png" : "image/webp",
    kind,
  };
}

function kindOfWords(prompt: string, title: string | undefined): ArtworkResult["kind"] {
  const words = prompt.toLowerCase();
  if (/\b(icon|symbol|badge|glyph|pictogram|logo)/.test(words)) return "icon";
  if (/\b(texture|material|seamless|surface|fabric)/.test(words)) return "texture";
  if (title || /\b(poster|flyer|banner|cover|headline|announcement)/.test(words)) return "poster";
  return "background";
}

/** The quoted part of a prompt, else its first words. */
function titleOf(prompt: string): string {
  const quoted = /["“„«]([^"”“»]{1,80})["”“»]/.exec(prompt)?.[1];
  if (quoted) return quoted;
  const words = prompt
    .replace(/\b(a|an|the|poster|flyer|banner|cover|for|about|of|with)\b/gi, " ")
    .trim()
    .split(/\s+/);
  return words.slice(0, 4).join(" ");
}
