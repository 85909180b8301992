import sharp from "sharp";
import { bundledFamilies } from "@/lib/render/fonts";
import { blendModes, type Element, type Scene } from "@/lib/render/scene";

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

const uuid = (seed: number, index: number) => `0190${seed.toString(16).padStart(4, "0")}-0000-7000-8000-${index.toString(16).padStart(12, "0")}`;

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

/** A scene of `count` elements of every type, decided by the seed alone. */
export async function createSampleScene(seed: number, count = 30): Promise<SampleScene> {
  const random = createRandom(seed * 7_919 + 1);
  const pick = <T>(items: readonly T[]): T => {
    const item = items[Math.floor(random() * items.length)];
    if (item === undefined) throw new Error("nothing to pick from");
    return item;
  };
  const color = () => `#${Math.floor(random() * 0xffffff).toString(16).padStart(6, "0")}`;
  const spaceId = uuid(seed, 0);
  const space = { spaceId, sideId: "front", name: "Front", widthMm: 200, heightMm: 210, bleedMm: 3, safeMm: 5 };
  const images: Record<string, Uint8Array> = {
    [uuid(seed, 0xa001)]: await drawSampleImage(seed, false),
    [uuid(seed, 0xa002)]: await drawSampleImage(seed + 1_000, true),
  };
  const groupId = uuid(seed, 0xb001);
  const elements: Element[] = [];
  const isTextHeavy = seed % 3 === 0;
  for (let index = 0; index < count; index += 1) {
    const kind = isTextHeavy ? pick(["text", "text", "text", "shape", "image"] as const) : pick(["text", "text", "shape", "shape", "image", "path"] as const);
    const width = 20 + random() * 80;
    const common = {
      elementId: uuid(seed, index + 1),
      spaceId,
      transform: { x: random() * 160 - 10, y: random() * 180 - 5, width, height: 12 + random() * 50, rotation: random() < 0.6 ? 0 : Math.round(random() * 360) },
      ...(random() < 0.25 ? { opacity: 0.3 + random() * 0.6 } : {}),
      ...(random() < 0.12 ? { blendMode: pick(blendModes) } : {}),
      ...(random() < 0.15 ? { parentElementId: groupId } : {}),
    };
    if (kind === "text") {
      elements.push({
        ...common,
        type: "text",
        content: {
          text: phrases[(index + seed) % phrases.length] ?? "",
          fontFamily: pick(bundledFamilies).name,
          fontWeight: pick([400, 700]),
          fontStyle: random() < 0.15 ? "italic" : "normal",
          fontSizeMm: 3.5 + random() * 9,
          color: color(),
          align: pick(["left", "center", "right"] as const),
          lineHeight: 1.1 + random() * 0.4,
          ...(random() < 0.2 ? { letterSpacingMm: random() * 1.5 } : {}),
          ...(random() < 0.12 ? { curve: Math.round(random() * 240 - 120) } : {}),
          ...(random() < 0.15 ? { stroke: { color: color(), widthMm: 0.2 + random() * 0.5 } } : {}),
        },
      });
    } else if (kind === "image") {
      elements.push({
        ...common,
        type: "image",
        assetId: uuid(seed, random() < 0.5 ? 0xa001 : 0xa002),
        content: { fit: pick(["contain", "cover", "fill"] as const), ...(random() < 0.3 ? { crop: { x: 0.1, y: 0.2, width: 0.6, height: 0.5 } } : {}) },
      });
    } else if (kind === "shape") {
      elements.push({
        ...common,
        type: "shape",
        content: {
          shape: pick(["rect", "ellipse", "polygon", "star", "line"] as const),
          fill: color(),
          ...(random() < 0.5 ? { stroke: color(), strokeWidthMm: 0.3 + random() * 2 } : {}),
          ...(random() < 0.3 ? { cornerRadiusMm: random() * 8 } : {}),
        },
      });
    } else {
      elements.push({
        ...common,
        type: "path",
        content: { d: pick(["M10 80C40 10 65 10 95 80S150 150 180 80", "M0 0h10v10h-10zM2 2v6h6v-6z", "M12 2a10 10 0 1 0 .01 0zM5 12q7-9 14 0t14 0"]), fill: color(), ...(random() < 0.5 ? { stroke: { color: color(), widthMm: 0.5 + random() } } : {}) },
      });
    }
  }
  elements.push({ elementId: groupId, type: "group", spaceId, transform: { x: 0, y: 0, width: 200, height: 210, rotation: 0 }, content: {}, opacity: 0.8 });
  return { name: `scene-${seed}`, scene: { space, elements }, images };
}
