import { createCanvas } from "@napi-rs/canvas";
import { linearOfByte, mix, type Rgb, scale, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import { matt } from "@/lib/kernel/ai/built-in/scene/materials";
import type { MeshBuilder, Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addBox, addGrid } from "@/lib/kernel/ai/built-in/scene/shapes";
import { pictureTexture, type Texture } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import type { LightKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";

/** Sky over and under it, and how bright both are, for what is seen through windows. */
export const skies: Readonly<Record<LightKind, { top: string; low: string; strength: number }>> = {
  natural: { top: "#b9d3e8", low: "#eef3f4", strength: 1.5 },
  golden: { top: "#a9b2c2", low: "#ffdcae", strength: 1.7 },
  softbox: { top: "#e6edf0", low: "#f6f6f4", strength: 1.4 },
  overcast: { top: "#cdd6db", low: "#e5e9ea", strength: 1.2 },
  bright: { top: "#d8eaf6", low: "#ffffff", strength: 2 },
  dramatic: { top: "#7c8a98", low: "#c9c4ba", strength: 0.7 },
  evening: { top: "#27364f", low: "#5b6a88", strength: 0.16 },
  candle: { top: "#131a28", low: "#2b3550", strength: 0.08 },
  backlit: { top: "#fbe6c8", low: "#fff4df", strength: 2.4 },
};

const side = 256;

function drawView(light: LightKind, leaf: Rgb, random: Random): Texture {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  const sky = skies[light];
  const gradient = context.createLinearGradient(0, 0, 0, side);
  gradient.addColorStop(0, sky.top);
  gradient.addColorStop(0.75, sky.low);
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  context.filter = "blur(7px)";
  for (let layer = 0; layer < 3; layer += 1) {
    context.fillStyle = toHex(mix(leaf, [0.8, 0.85, 0.85], 0.72 - layer * 0.18));
    for (let index = 0; index < 12; index += 1) {
      const x = random.between(-20, side + 20);
      const y = side * (0.62 + layer * 0.1) + random.between(-22, 30);
      context.beginPath();
      context.arc(x, y + 20, random.between(14, 40), 0, 7);
      context.fill();
    }
    context.fillRect(-20, side * (0.76 + layer * 0.07), side + 40, side);
  }
  return pictureTexture(side, context.getImageData(0, 0, side, side).data, linearOfByte);
}

/** A window on a wall that faces −z of its place: view, frame, bars and sill. `y` of the place is its sill. */
export function addWindow(
  builder: MeshBuilder,
  place: Placement,
  size: { width: number; height: number; columns: number; rows: number },
  look: { light: LightKind; frame: Rgb; leaf: Rgb },
  random: Random,
): void {
  builder.place(place);
  const { width, height } = size;
  const strength = skies[look.light].strength;
  builder.surface(
    { color: [strength, strength, strength], texture: drawView(look.light, look.leaf, random), unlit: true },
    { castsShadow: false },
  );
  addGrid(builder, 1, 1, (s, t) => [
    (s - 0.5) * width,
    t * height,
    -0.004,
    0,
    0,
    -1,
    0.004 + s * 0.992,
    0.996 - t * 0.992,
  ]);
  const frame = { ...matt(look.frame), gloss: 0.03, roughness: 0.4 };
  const rail = 0.055;
  for (const x of [-1, 1])
    addBox(builder, frame, [rail, height + rail, 0.05], { at: [(x * width) / 2, -rail / 2, -0.02], radius: 0.006 });
  for (const y of [0, height])
    addBox(builder, frame, [width + rail, rail, 0.05], { at: [0, y - rail / 2, -0.02], radius: 0.006 });
  for (let column = 1; column < size.columns; column += 1) {
    addBox(builder, frame, [0.028, height, 0.035], {
      at: [(column / size.columns - 0.5) * width, 0, -0.015],
      radius: 0.004,
    });
  }
  for (let row = 1; row < size.rows; row += 1) {
    addBox(builder, frame, [width, 0.028, 0.035], {
      at: [0, (row / size.rows) * height - 0.014, -0.015],
      radius: 0.004,
    });
  }
  addBox(builder, { ...matt(scale(look.frame, 1)), gloss: 0.03 }, [width + 0.16, 0.03, 0.14], {
    at: [0, -rail / 2 - 0.03, -0.06],
    radius: 0.005,
  });
}
