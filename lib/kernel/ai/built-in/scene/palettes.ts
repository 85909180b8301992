import { hex, linearOfByte, luminance, mix, oklch, type Rgb, relight, toOklab } from "./colors";
import type { ProductPicture } from "./product/cut-out";
import type { Random } from "./random";
import type { SchemeKind } from "./vocabulary";

/** The colours of a room. */
export interface Palette {
  readonly wall: Rgb;
  readonly floor: Rgb;
  readonly stone: Rgb;
  readonly wood: Rgb;
  readonly darkWood: Rgb;
  readonly textile: Rgb;
  readonly textile2: Rgb;
  readonly accent: Rgb;
  readonly accent2: Rgb;
  readonly metal: Rgb;
  readonly light: Rgb;
  readonly dark: Rgb;
  readonly leaf: Rgb;
}

type Recipe = readonly [
  wall: string,
  floor: string,
  wood: string,
  textile: string,
  textile2: string,
  accent: string,
  accent2: string,
];

/** Several recipes a scheme; the first is the expected one. */
const recipes: Readonly<Record<SchemeKind, readonly [Recipe, ...Recipe[]]>> = {
  neutral: [
    ["#e4ddd2", "#b99a78", "#b98f63", "#ece6dc", "#c9bba8", "#a98a6a", "#6f6558"],
    ["#d9d1c5", "#a98866", "#a37c54", "#e7e0d4", "#b7a893", "#8a7257", "#c8b79e"],
    ["#ebe6de", "#c2a785", "#c09a6c", "#d8cdbd", "#f0ebe3", "#94836f", "#b2714f"],
  ],
  warm: [
    ["#e3cdb2", "#a8764a", "#9c6a3e", "#efe0cb", "#c98f5c", "#b5652f", "#7c3f22"],
    ["#d9b892", "#97663d", "#8f5f38", "#f0e2cd", "#b9794a", "#9c4d26", "#e0a458"],
    ["#ecdcc4", "#b5834f", "#a87443", "#e6c9a3", "#a65f39", "#d08c45", "#6e4530"],
  ],
  cool: [
    ["#ccd3d8", "#8f9499", "#9b8871", "#e3e8eb", "#a4b2bd", "#5f7688", "#37474f"],
    ["#bcc6cd", "#a8a39a", "#a8937a", "#dde3e6", "#8b9ca9", "#4c6478", "#8fa9b8"],
    ["#dbe0e3", "#9a9a98", "#b4a089", "#c3ced5", "#eef1f2", "#7890a2", "#4a5864"],
  ],
  earthy: [
    ["#c8b399", "#8a6445", "#7e5939", "#dccbb3", "#8c7a5a", "#7b6a3f", "#a35f3c"],
    ["#b9a182", "#7a573a", "#745032", "#e3d5bf", "#a08457", "#5f6642", "#914f30"],
    ["#d5c4ab", "#98724f", "#8a6541", "#c7b08f", "#6f6a45", "#b57a45", "#5a4632"],
  ],
  pastel: [
    ["#f0d9d6", "#cfb595", "#cfae86", "#f6ece6", "#c9dccf", "#b9cfe4", "#e8b7b0"],
    ["#d5e4dc", "#d0b898", "#cdb088", "#f5efe6", "#f1cfc8", "#e6c9df", "#a9c8b8"],
    ["#d9dcee", "#cbb596", "#ccb08c", "#f4eff2", "#f3d9c4", "#bfc4e6", "#e3b9cb"],
  ],
  monochrome: [
    ["#dcdcdc", "#77736f", "#3d3a38", "#f0f0f0", "#8e8e8e", "#2a2a2a", "#b8b8b8"],
    ["#a3a3a3", "#5a5856", "#2f2d2c", "#e5e5e5", "#5f5f5f", "#1d1d1d", "#d0d0d0"],
    ["#eeeeee", "#9c9996", "#4a4644", "#c9c9c9", "#3a3a3a", "#111111", "#7a7a7a"],
  ],
  dark: [
    ["#3a3d40", "#4a3628", "#55392a", "#5d5a57", "#2d3133", "#a97b45", "#7d3b2c"],
    ["#2e3a3c", "#50392a", "#5a3d2c", "#6a6258", "#38403f", "#b08a4e", "#5a6b5c"],
    ["#433a3f", "#443229", "#4d3528", "#6b5b5c", "#2c282c", "#b5764f", "#8c6f3f"],
  ],
  white: [
    ["#f3f2ef", "#d6c6ae", "#d0b892", "#f7f6f3", "#e2dfd9", "#c3beb5", "#9ba79f"],
    ["#f1f1f0", "#cfcac2", "#cdb693", "#f4f3f0", "#dcdad6", "#b3aea6", "#8f989c"],
    ["#f5f3ef", "#dcccb4", "#d6bf9b", "#efece6", "#e7e2d9", "#c9b89d", "#aab3a2"],
  ],
  green: [
    ["#a9b59c", "#a88660", "#9a7348", "#e9e6da", "#6f8266", "#4c6248", "#c49a5b"],
    ["#5f7563", "#94714c", "#8a643d", "#dfe0d0", "#8ea189", "#33493a", "#c98f58"],
    ["#c3cdb8", "#b59269", "#a78053", "#f0ede2", "#8b9c7c", "#5a7350", "#d2b48a"],
  ],
  blue: [
    ["#9fb3c4", "#a98a67", "#9c774f", "#e8ebec", "#5c7a95", "#2f4e6e", "#d0a36a"],
    ["#3f5a75", "#8f6d4b", "#8a643f", "#dfe5ea", "#7f9ab2", "#1f3550", "#c98c54"],
    ["#bfd0da", "#b89a76", "#ad8a60", "#f0f2f2", "#86a4b8", "#3f6a86", "#e0b98a"],
  ],
  pink: [
    ["#e3c3bd", "#b8946f", "#ac8156", "#f4e8e3", "#c98f8a", "#a85d63", "#7a6a8a"],
    ["#d3b4c0", "#b3916f", "#a67d57", "#f2e7ea", "#b58497", "#864f6c", "#d9a877"],
    ["#edd6d2", "#c2a07a", "#b88f66", "#f8efec", "#dda9a4", "#bf7a80", "#8f9a86"],
  ],
  terracotta: [
    ["#cd8f6c", "#a3744d", "#8f5f3a", "#efdfcc", "#b3603c", "#8a3f26", "#d9a860"],
    ["#e2b596", "#a87a52", "#966640", "#f3e6d6", "#c47248", "#9c4a2c", "#5f6f5a"],
    ["#b9694a", "#94663f", "#845432", "#ecd9c3", "#d99a6c", "#6f2f1f", "#d0b078"],
  ],
  vibrant: [
    ["#e8b23a", "#b98b5c", "#a87443", "#f6ecd8", "#d9583a", "#2f7d86", "#c23b5a"],
    ["#2f8f8a", "#b58a5c", "#a67443", "#f7efe0", "#f0a63c", "#d8503a", "#f4d35e"],
    ["#d9624a", "#b88c5e", "#a97645", "#f8eedf", "#2f6f9f", "#f2b43c", "#3f8f6a"],
  ],
};

function complete([wall, floor, wood, textile, textile2, accent, accent2]: Recipe): Palette {
  const floorColor = hex(floor);
  const wallColor = hex(wall);
  return {
    wall: wallColor,
    floor: floorColor,
    stone: mix(relight(wallColor, 0.78, 0.55), hex("#b5aea4"), 0.5),
    wood: hex(wood),
    darkWood: relight(hex(wood), 0.4, 0.9),
    textile: hex(textile),
    textile2: hex(textile2),
    accent: hex(accent),
    accent2: hex(accent2),
    metal: hex("#b08a4f"),
    light: hex("#f1ede6"),
    dark: hex("#2b2928"),
    leaf: hex("#66853f"),
  };
}

/** The palette of a scheme; `variety` 0…1 lets other recipes and shades in. */
export function choosePalette(scheme: SchemeKind, variety: number, random: Random): Palette {
  const list = recipes[scheme];
  const recipe = random.chance(variety) ? random.pick(list) : list[0];
  const palette = complete(recipe);
  const shift = (color: Rgb, most: number): Rgb => {
    const [lightness, a, b] = toOklab(color);
    const hue = Math.atan2(b, a) + (random.next() - 0.5) * variety * 0.5;
    const chroma = Math.hypot(a, b) * (1 + (random.next() - 0.5) * variety * 0.5);
    return oklch(lightness + (random.next() - 0.5) * most * variety, chroma, (hue * 180) / Math.PI);
  };
  return {
    ...palette,
    wall: shift(palette.wall, 0.12),
    floor: shift(palette.floor, 0.1),
    accent: shift(palette.accent, 0.1),
  };
}

/** The product's most telling colours: what covers much of it or is vivid. Linear, at most four, the strongest first. */
export function productColors(picture: Pick<ProductPicture, "width" | "height" | "pixels">): Rgb[] {
  const bins = new Map<number, { weight: number; sum: [number, number, number] }>();
  const { pixels } = picture;
  const step = Math.max(1, Math.floor(pixels.length / 4 / 20_000));
  for (let at = 0; at < pixels.length / 4; at += step) {
    if ((pixels[at * 4 + 3] ?? 0) < 200) continue;
    const color: Rgb = [
      linearOfByte[pixels[at * 4] ?? 0] ?? 0,
      linearOfByte[pixels[at * 4 + 1] ?? 0] ?? 0,
      linearOfByte[pixels[at * 4 + 2] ?? 0] ?? 0,
    ];
    const [lightness, a, b] = toOklab(color);
    const key = (Math.round(lightness * 6) << 12) | ((Math.round(a * 16) + 32) << 6) | (Math.round(b * 16) + 32);
    const bin = bins.get(key) ?? { weight: 0, sum: [0, 0, 0] };
    const weight = 0.25 + 6 * Math.hypot(a, b);
    bin.weight += weight;
    for (let channel = 0; channel < 3; channel += 1) {
      bin.sum[channel] = (bin.sum[channel] ?? 0) + weight * (color[channel] ?? 0);
    }
    bins.set(key, bin);
  }
  const found: Rgb[] = [];
  for (const { weight, sum } of [...bins.values()].sort((left, right) => right.weight - left.weight)) {
    const color: Rgb = [sum[0] / weight, sum[1] / weight, sum[2] / weight];
    const own = toOklab(color);
    const isNew = found.every((other) => {
      const lab = toOklab(other);
      return Math.hypot(lab[0] - own[0], lab[1] - own[1], lab[2] - own[2]) > 0.12;
    });
    if (isNew) found.push(color);
    if (found.length === 4) break;
  }
  return found;
}

/** Turns a palette towards given colours: walls take a quiet tint of the first, textiles and accents their shades. */
export function tuneToColors(palette: Palette, colors: readonly Rgb[], share = 1): Palette {
  const [main, second = main] = colors;
  if (!main || !second) return palette;
  const [, a, b] = toOklab(main);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  const chroma = Math.hypot(a, b);
  const quiet = Math.min(0.055, chroma * 0.45);
  const wallLightness = Math.min(0.88, Math.max(0.42, toOklab(palette.wall)[0]));
  // A wall as light as the product would swallow it.
  const own = toOklab(main)[0];
  const apart =
    Math.abs(own - wallLightness) < 0.14 ? (own > 0.6 ? wallLightness - 0.16 : wallLightness + 0.16) : wallLightness;
  const tone = (color: Rgb, lightness: number, strength: number, turn = 0) =>
    mix(color, oklch(lightness, strength, hue + turn), share);
  return {
    ...palette,
    wall: tone(palette.wall, apart, quiet),
    stone: tone(palette.stone, 0.76, quiet * 0.5),
    textile: tone(palette.textile, 0.88, quiet * 0.6),
    textile2: mix(palette.textile2, relight(main, 0.62, 0.8), share),
    accent: mix(palette.accent, relight(second, 0.5, 0.95), share),
    accent2: tone(palette.accent2, 0.6, Math.max(0.05, Math.min(0.11, chroma)), 165),
  };
}

/** Colours that a text names: hex codes and plain colour words. */
export function namedColors(text: string): Rgb[] {
  const found = [...text.matchAll(/#[0-9a-f]{6}\b/gi)].map(([code]) => hex(code));
  for (const [word, code] of Object.entries(colorNames)) {
    if (new RegExp(`\\b${word}\\b`, "i").test(text)) found.push(hex(code));
  }
  return found;
}

const colorNames: Readonly<Record<string, string>> = {
  "navy(?: blue)?": "#22344f",
  teal: "#2f6f73",
  turquoise: "#4fb3ac",
  "sage(?: green)?": "#9caf88",
  emerald: "#1f6b4f",
  mint: "#b5dcc6",
  olive: "#6f7142",
  mustard: "#c99a2e",
  yellow: "#e6be45",
  orange: "#d97b35",
  coral: "#e5806a",
  peach: "#f0bd9b",
  terracotta: "#b9623f",
  burgundy: "#6b2231",
  red: "#b03a33",
  blush: "#e6c3bb",
  pink: "#dfa3ab",
  lavender: "#b7a9d3",
  purple: "#6d4f8c",
  blue: "#4f7ba3",
  green: "#5f8a5c",
  beige: "#dccbb2",
  brown: "#7a5238",
  charcoal: "#3b3d40",
  black: "#232323",
  "grey|gray": "#9b9b9b",
  white: "#f2f1ee",
};

/** Whether a colour is light, for choosing what is seen before it. */
export function isLight(color: Rgb): boolean {
  return luminance(color) > 0.35;
}
