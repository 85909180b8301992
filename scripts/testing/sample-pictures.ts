import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import sharp from "sharp";

/** Numbers from 0 to 1 that follow from a seed (mulberry32 by Tommy Ettinger, public domain). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function drawShape(context: SKRSContext2D, random: () => number, width: number, height: number, hue: number): void {
  context.fillStyle = `hsl(${hue + (random() - 0.5) * 90} ${20 + random() * 70}% ${15 + random() * 70}%)`;
  context.save();
  context.translate(random() * width, random() * height);
  context.rotate(random() * Math.PI);
  const across = (0.08 + random() * 0.4) * width;
  const down = (0.08 + random() * 0.4) * height;
  const kind = Math.floor(random() * 4);
  context.beginPath();
  if (kind === 0) context.ellipse(0, 0, across / 2, down / 2, 0, 0, Math.PI * 2);
  else if (kind === 1) context.rect(-across / 2, -down / 2, across, down);
  else if (kind === 2) {
    const points = 3 + Math.floor(random() * 5);
    for (let point = 0; point < points; point += 1) {
      const angle = (point / points) * Math.PI * 2;
      const radius = (across / 2) * (0.5 + random() * 0.5);
      context.lineTo(Math.cos(angle) * radius, Math.sin(angle) * radius);
    }
  } else {
    for (let stripe = 0; stripe < 6; stripe += 1)
      context.rect(-across / 2, (stripe / 6 - 0.5) * down, across, down / 14);
  }
  context.closePath();
  context.fill();
  context.restore();
}

/** A picture of its own for every seed: a lit ground, a horizon, and things of many shapes; JPEG. */
export async function drawSamplePicture(seed: number, side = 320): Promise<Buffer> {
  const random = seededRandom(seed * 7919 + 1);
  const width = side;
  const height = Math.round(side * (0.7 + random() * 0.6));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  const hue = random() * 360;
  const angle = random() * Math.PI * 2;
  const ground = context.createLinearGradient(
    width / 2 - (Math.cos(angle) * width) / 2,
    height / 2 - (Math.sin(angle) * height) / 2,
    width / 2 + (Math.cos(angle) * width) / 2,
    height / 2 + (Math.sin(angle) * height) / 2,
  );
  ground.addColorStop(0, `hsl(${hue} ${random() * 50}% ${40 + random() * 55}%)`);
  ground.addColorStop(1, `hsl(${hue + random() * 120} ${random() * 50}% ${10 + random() * 60}%)`);
  context.fillStyle = ground;
  context.fillRect(0, 0, width, height);
  if (random() < 0.6) {
    context.fillStyle = `hsl(${hue + 180 * random()} ${random() * 40}% ${15 + random() * 60}% / 0.8)`;
    const horizon = height * (0.4 + random() * 0.4);
    context.fillRect(0, horizon, width, height - horizon);
  }
  const shapes = 3 + Math.floor(random() * 7);
  for (let index = 0; index < shapes; index += 1) drawShape(context, random, width, height, hue + random() * 180);
  return sharp(Buffer.from(context.getImageData(0, 0, width, height).data), { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** What people do to a picture without making it another one: crop, recolour, encode anew. */
export async function alterPicture(
  picture: Buffer,
  kind: "crop" | "recolour" | "reencode" | "crop-recolour",
  seed: number,
): Promise<Buffer> {
  const random = seededRandom(seed * 104_729 + kind.length);
  const { width, height } = await sharp(picture).metadata();
  let work = sharp(picture);
  if (kind === "crop" || kind === "crop-recolour") {
    const keep = 0.8 + random() * 0.15;
    const [cropWidth, cropHeight] = [Math.round(width * keep), Math.round(height * keep)];
    work = work.extract({
      left: Math.floor(random() * (width - cropWidth)),
      top: Math.floor(random() * (height - cropHeight)),
      width: cropWidth,
      height: cropHeight,
    });
  }
  if (kind === "recolour" || kind === "crop-recolour") {
    work = work.modulate({
      hue: Math.round(25 + random() * 310),
      saturation: 0.7 + random() * 0.6,
      brightness: 0.85 + random() * 0.3,
    });
  }
  if (kind === "reencode") work = work.resize({ width: Math.round(width * (0.3 + random() * 0.4)) });
  return work.jpeg({ quality: kind === "reencode" ? 25 + Math.round(random() * 20) : 85 }).toBuffer();
}
