import { createCanvas } from "@napi-rs/canvas";
import { encodeSrgb } from "@/lib/kernel/ai/built-in/scene/colors";
import {
  linen,
  rattan,
  type SurfaceKind,
  surfaceKinds,
  surfaceMaterial,
  wood,
} from "@/lib/kernel/ai/built-in/scene/materials";
import type { Material } from "@/lib/kernel/ai/built-in/scene/mesh";
import { texelChannels } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import type { ArtworkArea } from "./paint-background";

/** Words that are not a surface's own name. */
const otherWords: readonly (readonly [RegExp, SurfaceKind])[] = [
  [/plank|floor|parquet/, "oak planks"],
  [/plaster|stucco|lime/, "limewash"],
  [/tile|ceramic/, "zellige"],
  [/stone|slate|granite/, "stone tiles"],
  [/cement/, "concrete"],
  [/lawn|meadow/, "grass"],
  [/beach|dune|desert/, "sand"],
  [/road|gravel/, "asphalt"],
  [/leaf|floral|flower|botanic/, "wallpaper leaves"],
  [/stripe/, "wallpaper stripes"],
  [/dot|polka/, "wallpaper dots"],
  [/arch|scallop|deco/, "wallpaper arches"],
  [/wool|fleece|felt/, "carpet"],
];

function materialOf({ words, colors, random }: ArtworkArea): Material {
  if (/linen|fabric|canvas|cloth|cotton|textile/.test(words)) return linen(colors.main);
  if (/rattan|wicker|cane|basket/.test(words)) return rattan(colors.main);
  if (/\bwood/.test(words) && !/plank|floor/.test(words)) return wood(colors.main);
  const named =
    surfaceKinds.find((kind) => words.includes(kind)) ?? otherWords.find(([pattern]) => pattern.test(words))?.[1];
  return surfaceMaterial(
    named ?? random.pick(["limewash", "terrazzo", "marble", "wallpaper arches", "concrete"]),
    colors.main,
  );
}

/** A seamless material that fills the picture: its tile is as large as the picture's shorter side. */
export function paintTexture(area: ArtworkArea): void {
  const { context, width, height } = area;
  const level = materialOf(area).texture?.levels[0];
  if (!level) return;
  const { side, data } = level;
  const tile = createCanvas(side, side);
  const tileContext = tile.getContext("2d");
  const image = tileContext.createImageData(side, side);
  for (let at = 0; at < side * side; at += 1) {
    const from = at * texelChannels;
    // Light from the upper left shows the relief.
    const slope = ((data[from + 4] ?? 128) + (data[from + 5] ?? 128) - 256) / 128;
    const light = Math.max(0.5, 1 + 0.22 * slope);
    for (let channel = 0; channel < 3; channel += 1) {
      const root = (data[from + channel] ?? 0) / 255;
      image.data[at * 4 + channel] = encodeSrgb(root * root * light) * 255;
    }
    image.data[at * 4 + 3] = 255;
  }
  tileContext.putImageData(image, 0, 0);
  const size = Math.min(width, height);
  context.imageSmoothingQuality = "high";
  for (let y = 0; y < height; y += size) {
    for (let x = 0; x < width; x += size) context.drawImage(tile, x, y, size, size);
  }
}
