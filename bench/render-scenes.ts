import sharp from "sharp";
import { bundledFamilies } from "@/lib/render/fonts";
import type { Element, Scene } from "@/lib/render/scene";
import { blendModes } from "@/lib/render/scene-limits";

/** A scene with the images it shows. */
export interface SampleScene {
  readonly name: string;
  readonly scene: Scene;
  readonly images: Record<string, Uint8Array>;
}

/** Mulberry32: small, seedable, equal everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** poppler's Splash computes `hue` wrongly (Skia and cairo agree on it): it would say nothing about the print file. */
const comparableModes = blendModes.map((mode) => (mode === "hue" ? "luminosity" : mode));

const phrases = [
  "The quick brown fox jumps over the lazy dog",
  "Office affluence — “fine” ligatures, AVATAR Tokyo",
  "Щедрый Мороз: съешь ещё этих мягких булок",
  "Ξεσκεπάζω τὴν ψυχοφθόρα βδελυγμία",
  "نص عربي مع أرقام ١٢٣ و English معا",
  "שלום עולם (2025) with English",
  "नमस्ते दुनिया — क्षत्रिय",
  "ภาษาไทยไม่มีช่องว่างระหว่างคำ",
  "汉字与标点，排版测试。",
  "日本語のテキストとカタカナ",
  "한국어 글꼴 시험",
  "Emoji 😀 👩‍💻 🇩🇪 ❤️ in a line",
];

const uuid = (seed: number, index: number) =>
  `0190${seed.toString(16).padStart(4, "0")}-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;

/** A picture with gradients, edges and, when asked for, transparency. */
async function drawSampleImage(seed: number, alpha: boolean): Promise<Uint8Array> {
  const random = createRandom(seed);
  const size = 480;
  const shapes = Array.from({ length: 12 }, () => {
    const at = () => Math.round(random() * size);
    return `<circle cx="${at()}" cy="${at()}" r="${30 + Math.round(random() * 90)}" fill="hsl(${Math.round(random() * 360)} 70% 55%)" fill-opacity="${alpha ? 0.7 : 1}"/>`;
  });
  const ground = alpha ? "" : '<rect width="100%" height="100%" fill="url(#g)"/>';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><defs><linearGradient id="g" x2="1" y2="1"><stop stop-color="#f6d365"/><stop offset="1" stop-color="#5c7cfa"/></linearGradient></defs>${ground}${shapes.join("")}</svg>`;
  const drawn = sharp(Buffer.from(svg));
  return alpha ? drawn.png().toBuffer() : drawn.jpeg({ quality: 90 }).toBuffer();
}

/** Draws lots: all choices of a scene come from one of these. */
class Lots {
  readonly random: () => number;
  constructor(seed: number) {
    this.random = createRandom(seed);
  }
  chance(share: number): boolean {
    return this.random() < share;
  }
  pick<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  }
  color(): string {
    return `#${Math.floor(this.random() * 0xffffff)
      .toString(16)
      .padStart(6, "0")}`;
  }
  outline() {
    return { color: this.color(), widthMm: 0.2 + this.random() };
  }
}

type ContentOf<Type extends Element["type"]> = Extract<Element, { type: Type }>["content"];

function createText(lots: Lots, index: number): ContentOf<"text"> {
  return {
    text: phrases[index % phrases.length] ?? "",
    fontFamily: lots.pick(bundledFamilies).name,
    fontWeight: lots.pick([400, 700]),
    fontStyle: lots.chance(0.15) ? "italic" : "normal",
    fontSizeMm: 3.5 + lots.random() * 9,
    color: lots.color(),
    align: lots.pick(["left", "center", "right"] as const),
    lineHeight: 1.1 + lots.random() * 0.4,
    ...(lots.chance(0.2) ? { letterSpacingMm: lots.random() * 1.5 } : {}),
    ...(lots.chance(0.12) ? { curve: Math.round(lots.random() * 240 - 120) } : {}),
    ...(lots.chance(0.15) ? { stroke: lots.outline() } : {}),
  };
}

function createShape(lots: Lots): ContentOf<"shape"> {
  return {
    shape: lots.pick(["rect", "ellipse", "polygon", "star", "line"] as const),
    fill: lots.color(),
    ...(lots.chance(0.5) ? { stroke: lots.color(), strokeWidthMm: 0.3 + lots.random() * 2 } : {}),
    ...(lots.chance(0.3) ? { cornerRadiusMm: lots.random() * 8 } : {}),
  };
}

function createPath(lots: Lots): ContentOf<"path"> {
  const d = lots.pick([
    "M10 80C40 10 65 10 95 80S150 150 180 80",
    "M0 0h10v10h-10zM2 2v6h6v-6z",
    "M12 2a10 10 0 1 0 .01 0zM5 12q7-9 14 0t14 0",
  ]);
  return { d, fill: lots.color(), ...(lots.chance(0.5) ? { stroke: lots.outline() } : {}) };
}

function createImage(lots: Lots): ContentOf<"image"> {
  const crop = lots.chance(0.3) ? { crop: { x: 0.1, y: 0.2, width: 0.6, height: 0.5 } } : {};
  return { fit: lots.pick(["contain", "cover", "fill"] as const), ...crop };
}

/** A scene of `count` elements of every type and script, decided by the seed alone; every third is mostly text. */
export async function createSampleScene(seed: number, count = 30): Promise<SampleScene> {
  const lots = new Lots(seed * 7_919 + 1);
  const spaceId = uuid(seed, 0);
  const groupId = uuid(seed, 0xb001);
  const photo = uuid(seed, 0xa001);
  const logo = uuid(seed, 0xa002);
  const kinds =
    seed % 3 === 0
      ? (["text", "text", "text", "shape", "image"] as const)
      : (["text", "text", "shape", "shape", "image", "path"] as const);
  const elements: Element[] = [];
  for (let index = 0; index < count; index += 1) {
    const type = lots.pick(kinds);
    const common = {
      elementId: uuid(seed, index + 1),
      spaceId,
      transform: {
        x: lots.random() * 160 - 10,
        y: lots.random() * 180 - 5,
        width: 20 + lots.random() * 80,
        height: 12 + lots.random() * 50,
        rotation: lots.chance(0.6) ? 0 : Math.round(lots.random() * 360),
      },
      ...(lots.chance(0.25) ? { opacity: 0.3 + lots.random() * 0.6 } : {}),
      ...(lots.chance(0.12) ? { blendMode: lots.pick(comparableModes) } : {}),
      ...(lots.chance(0.15) ? { parentElementId: groupId } : {}),
    };
    if (type === "text") elements.push({ ...common, type, content: createText(lots, index + seed) });
    else if (type === "shape") elements.push({ ...common, type, content: createShape(lots) });
    else if (type === "path") elements.push({ ...common, type, content: createPath(lots) });
    else elements.push({ ...common, type, assetId: lots.pick([photo, logo]), content: createImage(lots) });
  }
  const box = { x: 0, y: 0, width: 200, height: 210, rotation: 0 };
  elements.push({ elementId: groupId, type: "group", spaceId, transform: box, content: {}, opacity: 0.8 });
  const space = { spaceId, sideId: "front", name: "Front", widthMm: 200, heightMm: 210, bleedMm: 3, safeMm: 5 };
  const images = { [photo]: await drawSampleImage(seed, false), [logo]: await drawSampleImage(seed + 1_000, true) };
  return { name: `scene-${seed}`, scene: { space, elements }, images };
}
