import type {
  SharedV4Warning,
  Experimental_VideoModelV4 as VideoModelV4,
  Experimental_VideoModelV4CallOptions as VideoModelV4CallOptions,
  Experimental_VideoModelV4File as VideoModelV4File,
} from "@ai-sdk/provider";
import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import { AppError } from "@/lib/kernel/errors";
import { mediaPool } from "@/lib/kernel/rendering/pool";
import { type MotionDirection, type MotionEffect, type MotionRequest, motionOptionsSchema } from "./motion-schemas";

const modelId = "motion-1";
const provider = "built-in";
const mostStills = 8;
const frameRates = [24, 25, 30];
/** Longer and shorter side of the largest film; WebP is smaller because each frame is a whole picture. */
const largest = { mp4: [1_280, 720], webp: [640, 640] } as const;

const signsOfEffect: readonly (readonly [MotionEffect, RegExp])[] = [
  ["zoom-out", /zoom\w* out|pull\w* (back|out)|herauszoom|rauszoom/i],
  ["zoom-in", /zoom|push\w* in|ken burns|closer|näher/i],
  ["pan", /\bpan\b|panning|slide|schwenk/i],
  ["reveal", /reveal|unveil|wipe|enthüll/i],
];
const signsOfDirection: readonly (readonly [MotionDirection, RegExp])[] = [
  ["left", /from the right|von rechts/i],
  ["right", /from the left|von links/i],
  ["left", /\bleft\b|links/i],
  ["right", /\bright\b|rechts/i],
  ["up", /\bup(wards?)?\b|oben/i],
  ["down", /\bdown(wards?)?\b|unten/i],
];

function readStill(file: VideoModelV4File): Uint8Array {
  if (file.type === "url") {
    throw new AppError("validation_failed", "The built-in video model loads nothing: give the pictures' bytes.");
  }
  if (!file.mediaType.startsWith("image/")) {
    throw new AppError("validation_failed", "The built-in video model works on pictures only.");
  }
  return typeof file.data === "string" ? new Uint8Array(Buffer.from(file.data, "base64")) : file.data;
}

function listStills({ image, frameImages, inputReferences }: VideoModelV4CallOptions): Uint8Array[] {
  const framed = (type: "first_frame" | "last_frame") =>
    (frameImages ?? []).filter(({ frameType }) => frameType === type).map((frame) => frame.image);
  const files = [
    ...(image ? [image] : []),
    ...framed("first_frame"),
    ...(inputReferences ?? []),
    ...framed("last_frame"),
  ];
  if (files.length === 0) {
    throw new AppError("validation_failed", "The built-in video model films stills: give at least one picture.");
  }
  return files.slice(0, mostStills).map(readStill);
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2);
}

/** Sides of the film: the wanted ones reduced to the largest possible, else the shape at 720 lines. */
function chooseSize(
  options: VideoModelV4CallOptions,
  format: MotionRequest["format"],
): { width: number; height: number } {
  const [long, short] = largest[format];
  const [wantedWidth, wantedHeight] = options.resolution?.split("x").map(Number) ?? [];
  const [shapeWidth, shapeHeight] =
    options.aspectRatio === "adaptive" ? [] : (options.aspectRatio?.split(":").map(Number) ?? []);
  const ratio =
    wantedWidth && wantedHeight
      ? wantedWidth / wantedHeight
      : shapeWidth && shapeHeight
        ? shapeWidth / shapeHeight
        : 16 / 9;
  if (!(ratio >= 0.25 && ratio <= 4))
    throw new AppError("validation_failed", "The film's shape must be between 1:4 and 4:1.");
  const isWide = ratio >= 1;
  const full = Math.min(isWide ? long / ratio : long * ratio, short);
  const wanted = wantedWidth && wantedHeight ? Math.min(wantedWidth, wantedHeight) : full;
  const side = Math.min(full, wanted);
  return isWide ? { width: even(side * ratio), height: even(side) } : { width: even(side), height: even(side / ratio) };
}

function readRequest(options: VideoModelV4CallOptions): { request: MotionRequest; warnings: SharedV4Warning[] } {
  const parsed = motionOptionsSchema.safeParse(options.providerOptions?.[provider] ?? {});
  if (!parsed.success) {
    throw new AppError("validation_failed", "These settings of a film are not known.", {
      errors: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
    });
  }
  const given = parsed.data;
  const words = options.prompt ?? "";
  const random = createRandom(options.seed ?? 0).fork("motion");
  const duration = Math.min(10, Math.max(1, options.duration ?? 4));
  const fps = options.fps ?? 24;
  const nearest = frameRates.reduce((near, rate) => (Math.abs(rate - fps) < Math.abs(near - fps) ? rate : near));
  const size = chooseSize(options, given.format);
  const request: MotionRequest = {
    stills: listStills(options),
    ...size,
    fps: nearest,
    durationMs: duration * 1_000,
    effect: given.effect ?? signsOfEffect.find(([, sign]) => sign.test(words))?.[0] ?? "zoom-in",
    direction:
      given.direction ?? signsOfDirection.find(([, sign]) => sign.test(words))?.[0] ?? random.pick(["right", "left"]),
    strength: given.strength ?? random.between(0.4, 0.7),
    format: given.format,
  };
  return { request, warnings: listWarnings(options, request) };
}

function listWarnings(options: VideoModelV4CallOptions, request: MotionRequest): SharedV4Warning[] {
  const warnings: SharedV4Warning[] = [
    {
      type: "other",
      message: "The built-in video model moves a camera over pictures; the prompt only chooses the movement.",
    },
  ];
  const unsupported = (feature: string, details: string) => warnings.push({ type: "unsupported", feature, details });
  if (options.generateAudio) unsupported("generateAudio", "Its films are silent.");
  if (options.resolution && options.resolution !== `${request.width}x${request.height}`) {
    unsupported("resolution", `The film has ${request.width} × ${request.height} pixels.`);
  }
  if (options.fps !== undefined && options.fps !== request.fps)
    unsupported("fps", `The film has ${request.fps} frames a second.`);
  if (options.duration !== undefined && options.duration * 1_000 !== request.durationMs) {
    unsupported("duration", `The film lasts ${request.durationMs / 1_000} seconds.`);
  }
  return warnings;
}

/**
 * The built-in video model: moves a camera over one to eight stills (zoom, pan, reveal; several fade into each other).
 * Settings come in `providerOptions["built-in"]` (motion-schemas.ts). H.264 in MP4, or animated WebP; silent.
 */
export function createMotionModel(): VideoModelV4 {
  return {
    specificationVersion: "v4",
    provider,
    modelId,
    maxVideosPerCall: 1,
    async doGenerate(options) {
      const { request, warnings } = readRequest(options);
      const film = await mediaPool().run("motion", request, { signal: options.abortSignal, timeoutMs: 180_000 });
      const { bytes, mimeType, ...facts } = film;
      return {
        videos: [{ type: "binary", data: bytes, mediaType: mimeType }],
        warnings,
        providerMetadata: { [provider]: { ...facts, effect: request.effect, direction: request.direction } },
        response: { timestamp: new Date(), modelId, headers: undefined },
      };
    },
  };
}
