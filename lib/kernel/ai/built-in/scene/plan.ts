import type { FlowGenerationSettings, SceneProduct } from "@/lib/kernel/ai/scene-settings-schemas";
import type { Rgb } from "./colors";
import type { SurfaceKind } from "./materials";
import { choosePalette, namedColors, type Palette, productColors, tuneToColors } from "./palettes";
import type { ProductPicture } from "./product/cut-out";
import type { ProductShape } from "./product/shape";
import type { Random } from "./random";
import {
  type AngleKind,
  angleWords,
  findKind,
  findKinds,
  holdsWord,
  type LightKind,
  lightWords,
  type MoodKind,
  moodWords,
  type PropKind,
  productWords,
  propWords,
  type RoomKind,
  roomWords,
  type SchemeKind,
  type StandKind,
  type StyleKind,
  schemeWords,
  standWords,
  styleWords,
} from "./vocabulary";

/** What the settings mean for one picture. */
export interface ScenePlan {
  readonly room: RoomKind;
  readonly style: StyleKind;
  readonly light: LightKind;
  readonly angle: AngleKind;
  readonly stand: StandKind;
  readonly mood: MoodKind;
  readonly palette: Palette;
  /** Props that were asked for, and those that belong to room and style. */
  readonly props: readonly PropKind[];
  readonly floor?: SurfaceKind;
  readonly wall?: SurfaceKind;
  /** What the product's table or pedestal is made of, when the prompt says so. */
  readonly top?: "wood" | "marble" | "concrete" | "linen";
  /** 0…1 */
  readonly variety: number;
  /** Real size of the product, m. */
  readonly size: { readonly width: number; readonly height: number };
  /** A picture in a frame: the product could not be cut out. */
  readonly isPhoto: boolean;
  /** 1: the window is at the left, −1: at the right. */
  readonly side: 1 | -1;
  readonly brightness: number;
}

/** What an inspiration picture gives. */
export interface Inspiration {
  readonly colors: readonly Rgb[];
  /** Mean lightness, OKLab. */
  readonly lightness: number;
}

export const outdoorRooms: readonly RoomKind[] = ["patio", "garden", "beach", "street"];

const usualScheme: Readonly<Record<StyleKind, SchemeKind>> = {
  modern: "neutral",
  scandinavian: "white",
  minimalist: "white",
  industrial: "cool",
  rustic: "earthy",
  bohemian: "terracotta",
  traditional: "neutral",
  midcentury: "warm",
  japandi: "neutral",
  coastal: "blue",
  luxury: "dark",
};

const floorWords: readonly (readonly [string, SurfaceKind])[] = [
  ["herringbone", "herringbone"],
  ["parquet", "herringbone"],
  ["wood floor", "oak planks"],
  ["wooden floor", "oak planks"],
  ["plank", "wide planks"],
  ["marble floor", "marble"],
  ["concrete floor", "concrete"],
  ["tile floor", "stone tiles"],
  ["tiled floor", "stone tiles"],
  ["carpet", "carpet"],
  ["terrazzo", "terrazzo"],
];
const wallWords: readonly (readonly [string, SurfaceKind])[] = [
  ["brick", "brick"],
  ["concrete wall", "concrete"],
  ["limewash", "limewash"],
  ["plaster", "limewash"],
  ["slat", "slats"],
  ["panel", "slats"],
  ["wallpaper", "wallpaper leaves"],
  ["striped wall", "wallpaper stripes"],
  ["subway", "subway tiles"],
  ["zellige", "zellige"],
  ["tiled wall", "subway tiles"],
];

/** Reads the settings; whatever they hold, there is a plan. */
export function planScene(
  settings: FlowGenerationSettings,
  product: SceneProduct,
  picture: ProductPicture,
  shape: ProductShape,
  inspiration: Inspiration | null,
  random: Random,
): ScenePlan {
  const prompt = settings.promptText ?? "";
  const text = prompt.toLowerCase();
  const surroundings = settings.surroundings.toLowerCase();
  // The prompt is the user's last word; a field that says nothing known gives way to it at once.
  const read = <Kind extends string>(
    words: Readonly<Record<Kind, readonly string[]>>,
    field: string,
    usual: Kind,
  ): Kind => findKind(words, field) ?? findKind(words, text) ?? usual;
  const room = read<RoomKind>(roomWords, settings.roomType, "living");
  const style = read<StyleKind>(styleWords, settings.style, "modern");
  const light =
    lightOfPrompt(text) ?? read<LightKind>(lightWords, settings.lighting, room === "studio" ? "softbox" : "natural");
  const angle = read<AngleKind>(angleWords, settings.cameraAngle, "eye");
  const variety = (settings.varietyLevel - 1) / 9;
  const isPhoto = picture.kind === "photo";
  const scheme = findKind(schemeWords, settings.colorScheme);
  let palette = choosePalette(scheme ?? usualScheme[style], variety, random.fork("palette"));
  const named = namedColors(settings.colorScheme);
  if (scheme === null && named.length > 0) palette = tuneToColors(palette, named);
  const wished = namedColors(text);
  if (wished.length > 0) palette = paintWished(palette, wished, text);
  if (inspiration) palette = tuneToColors(palette, inspiration.colors, 0.7);
  if (settings.matchProductColors) palette = tuneToColors(palette, productColors(picture));
  const mood =
    findKind(moodWords, surroundings) ?? findKind(moodWords, text) ?? (style === "minimalist" ? "bare" : "styled");
  const stand = chooseStand(surroundings, text, product, shape, isPhoto, room);
  const known = findProduct(`${product.name ?? ""} ${product.category ?? ""}`, text);
  const props = chooseProps(settings.props, text, mood);
  const floor = floorWords.find(([word]) => text.includes(word) || surroundings.includes(word))?.[1];
  const wall = wallWords.find(([word]) => text.includes(word) || surroundings.includes(word))?.[1];
  const top = (["marble", "concrete", "linen", "wood"] as const).find((word) =>
    holdsWord(`${text} ${surroundings}`, word),
  );
  return {
    room,
    style,
    light,
    angle,
    stand,
    mood,
    palette,
    props,
    ...(floor ? { floor } : {}),
    ...(wall ? { wall } : {}),
    ...(top ? { top } : {}),
    variety,
    size: measure(product, known?.height, stand, shape.aspect),
    isPhoto,
    side: random.fork("side").chance(0.28 + 0.22 * variety) ? -1 : 1,
    brightness: inspiration ? 0.8 + 0.35 * inspiration.lightness : 1,
  };
}

function lightOfPrompt(text: string): LightKind | null {
  const strong = {
    ...lightWords,
    natural: ["natural light", "daylight"],
    overcast: ["overcast", "foggy", "rainy"],
    softbox: ["softbox", "studio light"],
  };
  return findKind<LightKind>(strong, text);
}

function paintWished(palette: Palette, wished: readonly Rgb[], text: string): Palette {
  const [first, second = first] = wished;
  if (!first || !second) return palette;
  if (/\bwalls?\b|\bbackground\b|\bbackdrop\b/.test(text)) return { ...palette, wall: first, accent: second };
  return { ...palette, accent: first, accent2: second, textile2: first };
}

function findProduct(words: string, prompt: string): { height: number; stand: StandKind } | null {
  for (const source of [words.toLowerCase(), prompt]) {
    for (const [names, height, stand] of productWords) {
      if (names.some((name) => holdsWord(source, name))) return { height, stand };
    }
  }
  return null;
}

function chooseStand(
  surroundings: string,
  text: string,
  product: SceneProduct,
  shape: ProductShape,
  isPhoto: boolean,
  room: RoomKind,
): StandKind {
  if (isPhoto) return "wall";
  const asked =
    findKind(standWords, surroundings) ?? (/\bon (a|the|an)\b/.test(text) ? findKind(standWords, text) : null);
  if (asked && !(asked === "table" && (product.heightMm ?? 0) > 1_000)) return asked;
  const known = findProduct(`${product.name ?? ""} ${product.category ?? ""}`, "");
  if (known) {
    if (known.stand === "wall" && outdoorRooms.includes(room)) return "wall";
    if (known.stand === "table" && room === "studio") return "pedestal";
    return known.stand;
  }
  if (product.heightMm !== undefined) return product.heightMm > 600 ? "floor" : "table";
  if (shape.hasFeet) return "floor";
  return room === "studio" ? "pedestal" : "table";
}

function measure(product: SceneProduct, usual: number | undefined, stand: StandKind, aspect: number) {
  let height = product.heightMm !== undefined ? product.heightMm / 1_000 : usual;
  if (height === undefined) {
    const longest = { floor: 1, table: 0.26, pedestal: 0.32, wall: 0.8 }[stand];
    height = aspect > 1 ? longest / aspect : longest;
  }
  height = Math.min(2.3, Math.max(0.03, height));
  if (height * aspect > 2.6) height = 2.6 / aspect;
  return { width: height * aspect, height };
}

const sparse: readonly PropKind[] = [];

function chooseProps(wished: readonly string[], text: string, mood: MoodKind): PropKind[] {
  if (mood === "bare" && wished.length === 0) return [...sparse];
  const found = new Set<PropKind>();
  for (const wish of wished) {
    const kind = findKind(propWords, wish);
    if (kind) found.add(kind);
  }
  for (const kind of findKinds(propWords, text)) found.add(kind);
  return [...found];
}
