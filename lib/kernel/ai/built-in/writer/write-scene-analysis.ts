import type { ImageAnalysis } from "@/lib/kernel/ai/image-analysis/image-analysis-schemas";
import type { WriterOutput } from "./writer-schemas";

type SceneAnalysis = WriterOutput<"scene_analysis">;
type Band = ImageAnalysis["bands"]["top"];

function environmentOf({ environment, background }: ImageAnalysis): SceneAnalysis["environment"] {
  if (environment.guess !== "unclear") return environment.guess;
  return background.isPlain ? "indoor" : "mixed";
}

const sandy = /sand|beige|cream|caramel|peach/;
const wooden = /oak|caramel|brown|rust|sand|beige|taupe/;

function isGround(band: Band, names: RegExp): boolean {
  return names.test(band.name);
}

function outdoorRooms(analysis: ImageAnalysis): string[] {
  const { environment, bands } = analysis;
  if (environment.greenery > 0.25) return ["garden", "patio"];
  if (isGround(bands.bottom, sandy) && environment.sky > 0.1) return ["beach", "patio"];
  if (isGround(bands.bottom, /grey|charcoal|stone|black/)) return ["street", "patio"];
  return ["patio", "garden"];
}

function indoorRooms(analysis: ImageAnalysis): string[] {
  const { bands, brightness, warmth, saturation, background } = analysis;
  if (background.isPlain) return ["studio"];
  const hasWoodFloor = isWoodFloor(bands.bottom);
  if (hasWoodFloor) return warmth > 0.3 ? ["living room", "dining room", "bedroom"] : ["living room", "hallway"];
  if (brightness > 0.75 && saturation < 0.12 && warmth < 0.15) return ["bathroom", "kitchen"];
  if (brightness > 0.72 && saturation > 0.2) return ["nursery", "living room"];
  if (brightness < 0.45) return warmth > 0.1 ? ["bedroom", "living room"] : ["office", "living room"];
  return ["living room", "bedroom"];
}

function styleOf(analysis: ImageAnalysis, environment: SceneAnalysis["environment"]): string {
  const { brightness, contrast, warmth, saturation, bands, palette, environment: signs } = analysis;
  const names = palette.slice(0, 5).map(({ name }) => name);
  const has = (sign: RegExp) => names.some((name) => sign.test(name));
  if (environment === "outdoor") return signs.greenery > 0.2 ? "rustic" : "coastal";
  if (has(/gold|mustard/) && brightness < 0.5) return "luxury";
  if (saturation > 0.32 || (saturation > 0.24 && palette.length > 6)) return "bohemian";
  if (has(/blue|navy/) && has(/white|ivory|cream/) && brightness > 0.65) return "coastal";
  if (brightness < 0.45) return warmth > 0.25 ? "traditional" : "industrial";
  if (isWoodFloor(bands.bottom) && brightness > 0.68) return warmth > 0.45 ? "scandinavian" : "modern";
  if (warmth > 0.4 && saturation < 0.2) return "japandi";
  if (saturation < 0.08) return contrast > 0.6 ? "modern" : "minimalist";
  return "modern";
}

function lightingOf({ brightness, contrast, warmth, background }: ImageAnalysis): string {
  if (background.isPlain && brightness > 0.7) return "studio softbox";
  if (brightness < 0.32) return warmth > 0.35 ? "candlelight" : "dramatic";
  if (brightness < 0.5) return warmth > 0.3 ? "evening lamp" : contrast > 0.6 ? "dramatic" : "overcast";
  if (warmth > 0.6 && contrast > 0.45) return "golden hour";
  if (brightness > 0.8) return "bright and airy";
  return contrast < 0.35 && warmth < 0.1 ? "overcast" : "natural daylight";
}

/** Wood by its grain, or by its colour where a rug or a table covers part of it. */
function isWoodFloor({ name, texture, woodShare }: Band): boolean {
  return (texture.kind === "wood-like" && wooden.test(name)) || woodShare > 0.3;
}

function floorOf(band: Band, environment: SceneAnalysis["environment"]): string {
  const { name, texture } = band;
  if (environment === "outdoor") {
    if (/green|olive|sage/.test(name)) return "grass";
    return sandy.test(name) ? "sand" : `${name} stone`;
  }
  if (isWoodFloor(band)) return wooden.test(name) ? `${name} wood` : "wood";
  if (texture.kind === "woven") return `${name} woven rug`;
  if (/grey|stone|charcoal/.test(name)) return "concrete";
  return texture.kind === "patterned" ? `${name} tiles` : `${name} floor`;
}

function wallOf({ name, texture }: Band): string {
  if (texture.kind === "wood-like" && wooden.test(name)) return "wood panelling";
  if (texture.kind === "patterned") return `patterned ${name} wallpaper`;
  return texture.kind === "rough" ? `${name} plaster` : `${name} paint`;
}

const propsOfStyle: Readonly<Record<string, readonly string[]>> = {
  scandinavian: ["plant", "rug", "cushions"],
  minimalist: ["vase", "stones"],
  industrial: ["floor lamp", "books", "framed art"],
  rustic: ["dried grass", "basket", "candles"],
  bohemian: ["plant", "rug", "basket"],
  japandi: ["vase", "dried grass", "stones"],
  coastal: ["basket", "curtains", "plant"],
  luxury: ["mirror", "table lamp", "framed art"],
  traditional: ["books", "table lamp", "framed art"],
  modern: ["plant", "framed art", "side table"],
};

function moodOf({ brightness, contrast, warmth, saturation }: ImageAnalysis): string {
  const light = brightness > 0.75 ? "bright" : brightness < 0.42 ? "dark" : "soft";
  const temperature = warmth > 0.25 ? "warm" : warmth < -0.2 ? "cool" : "balanced";
  const energy = saturation > 0.28 || contrast > 0.75 ? "lively" : contrast < 0.4 ? "calm" : "clear";
  return [light, temperature, energy].join(", ");
}

/** What a picture's measures say of its scene. Rooms and styles are inferred from light and colour, not recognized. */
export function writeSceneAnalysis(analysis: ImageAnalysis): SceneAnalysis {
  const environment = environmentOf(analysis);
  const isOutdoor = environment === "outdoor";
  const { bands } = analysis;
  const style = styleOf(analysis, environment);
  return {
    environment,
    suggestedRoomTypes: isOutdoor ? outdoorRooms(analysis) : indoorRooms(analysis),
    style,
    lighting: lightingOf(analysis),
    colorPalette: analysis.palette.slice(0, 6).map(({ hex }) => hex),
    materials: {
      floor: analysis.background.isPlain ? `${bands.bottom.name} backdrop` : floorOf(bands.bottom, environment),
      ...(isOutdoor
        ? {}
        : { walls: analysis.background.isPlain ? `${bands.middle.name} backdrop` : wallOf(bands.middle) }),
      ...(isOutdoor || analysis.background.isPlain ? {} : { ceiling: `${bands.top.name} paint` }),
    },
    props: [...(propsOfStyle[style] ?? ["plant"])],
    mood: moodOf(analysis),
  };
}
