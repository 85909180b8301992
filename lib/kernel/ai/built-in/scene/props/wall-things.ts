import { createCanvas } from "@napi-rs/canvas";
import { linearOfByte, mix, type Rgb, scale, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import { matt, metal, wood } from "@/lib/kernel/ai/built-in/scene/materials";
import type { MeshBuilder, Placement } from "@/lib/kernel/ai/built-in/scene/mesh";
import type { Palette } from "@/lib/kernel/ai/built-in/scene/palettes";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addBox, addGrid, addPlane } from "@/lib/kernel/ai/built-in/scene/shapes";
import { pictureTexture, type Texture } from "@/lib/kernel/ai/built-in/scene/textures/texture";

const side = 256;

/** An abstract print in the palette's colours: shapes, hills, arches or brush strokes. */
function drawPrint(palette: Palette, random: Random): Texture {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  const paper = mix(palette.light, [1, 0.97, 0.9], 0.4);
  context.fillStyle = toHex(paper);
  context.fillRect(0, 0, side, side);
  const inks = [palette.accent, palette.accent2, palette.textile2, palette.dark, palette.wood].map(toHex);
  const ink = () => inks[Math.floor(random.next() * inks.length)] ?? "#333333";
  const kind = Math.floor(random.next() * 4);
  if (kind === 0) {
    for (let index = 0; index < 4; index += 1) {
      context.fillStyle = ink();
      context.beginPath();
      const base = 120 + index * 36;
      context.moveTo(0, side);
      for (let x = 0; x <= side; x += 8) {
        context.lineTo(x, base + 26 * Math.sin(x * 0.018 * (1 + index * 0.4) + random.next() * 0.1 + index * 2));
      }
      context.lineTo(side, side);
      context.fill();
    }
    context.fillStyle = ink();
    context.beginPath();
    context.arc(side * random.between(0.3, 0.7), 78, 32, 0, 7);
    context.fill();
  } else if (kind === 1) {
    for (let index = 3; index >= 0; index -= 1) {
      context.fillStyle = index % 2 === 0 ? ink() : toHex(paper);
      context.beginPath();
      context.arc(side / 2, side * 0.66, 22 + index * 24, Math.PI, 0);
      context.lineTo(side / 2 + 22 + index * 24, side * 0.86);
      context.lineTo(side / 2 - 22 - index * 24, side * 0.86);
      context.fill();
    }
  } else if (kind === 2) {
    for (let index = 0; index < 5; index += 1) {
      context.fillStyle = ink();
      context.globalAlpha = 0.85;
      context.beginPath();
      context.ellipse(
        random.between(60, 196),
        random.between(50, 206),
        random.between(20, 60),
        random.between(20, 66),
        random.next() * 3,
        0,
        7,
      );
      context.fill();
    }
    context.globalAlpha = 1;
  } else {
    context.strokeStyle = ink();
    context.lineCap = "round";
    for (let index = 0; index < 9; index += 1) {
      context.lineWidth = random.between(3, 11);
      context.beginPath();
      const x = 70 + index * 14;
      context.moveTo(x, 210);
      context.bezierCurveTo(x - 30 + index * 6, 150, x + 20, 110, 60 + index * 17, 46 + random.next() * 40);
      context.stroke();
    }
  }
  return pictureTexture(side, context.getImageData(0, 0, side, side).data, linearOfByte);
}

/** A framed print on a wall that faces −z; `y` of the place is its middle. */
export function addFramedPrint(
  builder: MeshBuilder,
  place: Placement,
  size: { width: number; height: number },
  palette: Palette,
  frame: Rgb,
  random: Random,
): void {
  addFrame(builder, place, size, frame);
  const { width, height } = size;
  addPicture(builder, [width * 0.66, height * 0.68], drawPrint(palette, random));
}

/** A frame with a mount, its opening empty. */
export function addFrame(
  builder: MeshBuilder,
  place: Placement,
  size: { width: number; height: number },
  frame: Rgb,
  withMount = true,
): void {
  builder.place(place);
  const { width, height } = size;
  const rail = Math.max(0.012, Math.min(0.028, width * 0.035));
  const material = wood(frame);
  for (const edge of [-1, 1]) {
    addBox(builder, material, [width, rail, 0.026], {
      at: [0, edge * (height / 2 - rail / 2) - rail / 2, -0.013],
      radius: 0.003,
    });
    addBox(builder, material, [rail, height, 0.026], {
      at: [edge * (width / 2 - rail / 2), -height / 2, -0.013],
      radius: 0.003,
    });
  }
  if (!withMount) return;
  addPlane(
    builder,
    matt([0.84, 0.82, 0.78]),
    [-width / 2, -height / 2, -0.006],
    [width, 0, 0],
    [0, height, 0],
    [0, 0, -1],
    true,
  );
}

function addPicture(builder: MeshBuilder, [width, height]: readonly [number, number], texture: Texture): void {
  builder.surface({ color: [0.95, 0.95, 0.95], texture, gloss: 0.02, roughness: 0.3 }, { castsShadow: false });
  addGrid(builder, 1, 1, (s, t) => [
    (s - 0.5) * width,
    (0.5 - t) * height,
    -0.008,
    0,
    0,
    -1,
    0.004 + s * 0.992,
    0.004 + t * 0.992,
  ]);
}

/** A round mirror; it shows a soft picture of a bright room. */
export function addMirror(builder: MeshBuilder, place: Placement, radius: number, rim: Rgb, palette: Palette): void {
  builder.place(place);
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  const gradient = context.createLinearGradient(0, 0, side, side);
  gradient.addColorStop(0, toHex(mix(palette.light, [1, 1, 1], 0.5)));
  gradient.addColorStop(0.45, toHex(scale(palette.wall, 0.85)));
  gradient.addColorStop(1, toHex(scale(mix(palette.wall, palette.floor, 0.5), 0.55)));
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  context.filter = "blur(9px)";
  context.fillStyle = "rgba(255,255,255,0.75)";
  context.fillRect(26, 40, 62, 110);
  context.fillStyle = toHex(scale(palette.floor, 0.5));
  context.fillRect(-10, 205, 280, 80);
  const texture = pictureTexture(side, context.getImageData(0, 0, side, side).data, linearOfByte);
  builder.surface({ color: [0.9, 0.9, 0.9], texture, gloss: 0.06, roughness: 0.05 }, { castsShadow: false });
  addGrid(builder, 56, 1, (s, t) => {
    const angle = s * 6.2832;
    const [x, y] = [Math.cos(angle) * t, Math.sin(angle) * t];
    return [x * radius, y * radius, -0.012, 0, 0, -1, 0.5 + x * 0.49, 0.5 - y * 0.49];
  });
  builder.surface(metal(rim));
  addGrid(builder, 64, 8, (s, t) => {
    const angle = s * 6.2832;
    const bend = t * 6.2832;
    const ring = radius + 0.011 * Math.cos(bend);
    return [
      Math.cos(angle) * ring,
      Math.sin(angle) * ring,
      -0.012 + 0.011 * Math.sin(bend),
      Math.cos(angle) * Math.cos(bend),
      Math.sin(angle) * Math.cos(bend),
      Math.sin(bend),
      0,
      0,
    ];
  });
}

/** A peg on the wall with a hanger's hook, from which cloths hang. */
export function addPeg(builder: MeshBuilder, place: Placement, color: Rgb): void {
  builder.place(place);
  addBox(builder, wood(color), [0.5, 0.07, 0.018], { at: [0, -0.035, -0.009], radius: 0.006 });
  for (const x of [-0.17, 0, 0.17]) {
    builder.place({ ...place, x: place.x + x });
    addBox(builder, wood(scale(color, 0.95)), [0.02, 0.02, 0.06], { at: [0, -0.01, -0.045], radius: 0.009 });
  }
}
