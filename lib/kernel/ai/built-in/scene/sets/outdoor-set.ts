import { createCanvas } from "@napi-rs/canvas";
import { hex, linearOfByte, mix, type Rgb, scale, toHex } from "@/lib/kernel/ai/built-in/scene/colors";
import { type SurfaceKind, surfaceMaterial, wood } from "@/lib/kernel/ai/built-in/scene/materials";
import { noiseTiles, sampleNoise } from "@/lib/kernel/ai/built-in/scene/noise";
import { addTable } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import type { Random } from "@/lib/kernel/ai/built-in/scene/random";
import { addBox, addGrid, addPlane } from "@/lib/kernel/ai/built-in/scene/shapes";
import { pictureTexture, type Texture } from "@/lib/kernel/ai/built-in/scene/textures/texture";
import type { RoomKind } from "@/lib/kernel/ai/built-in/scene/vocabulary";
import { dressFloorPlant, dressSmall, smallSizes } from "./dress";
import { freeSpan, inRoom, type Stage } from "./stage";
import { chooseTop, styleSurfaces, woodColor } from "./surfaces";
import { gatherProps } from "./usual-props";
import { skies } from "./window";

const side = 512;

/** What lies in the distance, drawn once: the lens makes it soft. The horizon is at the picture's middle. */
function drawBackground(stage: Stage, room: RoomKind, random: Random): Texture {
  const { plan } = stage;
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  const sky = skies[plan.light];
  const air = hex(sky.low);
  const gradient = context.createLinearGradient(0, 0, 0, horizon);
  gradient.addColorStop(0, sky.top);
  gradient.addColorStop(1, sky.low);
  context.fillStyle = gradient;
  context.fillRect(0, 0, side, side);
  if (plan.light !== "evening" && plan.light !== "candle") drawClouds(context, random);
  if (room === "beach") drawSea(context, air, random);
  else if (room === "street") drawHouses(context, air, random);
  else drawTrees(context, air, plan.palette.leaf, random);
  return pictureTexture(side, context.getImageData(0, 0, side, side).data, linearOfByte);
}

type Context = ReturnType<ReturnType<typeof createCanvas>["getContext"]>;
const horizon = side / 2;

function drawSea(context: Context, air: Rgb, random: Random): void {
  const sea = context.createLinearGradient(0, horizon, 0, horizon + 34);
  sea.addColorStop(0, toHex(mix(hex("#4f8ea6"), air, 0.45)));
  sea.addColorStop(1, toHex(mix(hex("#3f9aa3"), air, 0.2)));
  context.fillStyle = sea;
  context.fillRect(0, horizon, side, side);
  context.fillStyle = "rgba(255,255,255,0.75)";
  for (const [y, height] of [
    [14, 1.5],
    [22, 2],
    [31, 3.5],
  ] as const) {
    for (let x = -20; x < side; x += 26) {
      context.beginPath();
      context.ellipse(
        x + random.next() * 20,
        horizon + y + random.between(-1, 1),
        random.between(10, 34),
        height * random.between(0.4, 1),
        0,
        0,
        7,
      );
      context.fill();
    }
  }
}

function drawHouses(context: Context, air: Rgb, random: Random): void {
  for (let layer = 0; layer < 2; layer += 1) {
    let x = -30;
    while (x < side) {
      const wide = random.between(46, 96);
      const tall = random.between(90, 240) * (layer === 0 ? 0.8 : 1);
      const wall = mix(
        random.pick([hex("#9a8878"), hex("#b0a294"), hex("#7f7a78"), hex("#a7775f")]),
        air,
        layer === 0 ? 0.6 : 0.25,
      );
      context.fillStyle = toHex(wall);
      context.fillRect(x, horizon - tall, wide, tall + 60);
      for (let wy = horizon - tall + 12; wy < horizon + 10; wy += 24) {
        for (let wx = x + 8; wx < x + wide - 10; wx += 18) {
          context.fillStyle = random.chance(0.2) ? "#ffe2a8" : toHex(scale(wall, random.between(0.4, 0.75)));
          context.fillRect(wx, wy, 9, 15);
        }
      }
      x += wide + 2;
    }
  }
}

function drawTrees(context: Context, air: Rgb, leafColor: Rgb, random: Random): void {
  for (let layer = 0; layer < 4; layer += 1) {
    const leaf = mix(scale(leafColor, 0.75 + 0.35 * random.next()), air, 0.62 - layer * 0.18);
    for (let index = 0; index < 90; index += 1) {
      const x = random.between(-20, side + 20);
      const rise = (110 - layer * 22) * (0.55 + 0.45 * Math.sin(x * 0.021 + layer * 2));
      context.fillStyle = toHex(scale(leaf, random.between(0.62, 1.3)));
      context.beginPath();
      context.ellipse(x, horizon - rise * random.next() + 10, random.between(7, 20), random.between(6, 15), 0, 0, 7);
      context.fill();
    }
    context.fillStyle = toHex(scale(leaf, 0.7));
    context.fillRect(0, horizon - 6, side, side);
  }
}

function drawClouds(context: Context, random: Random): void {
  const { clouds } = noiseTiles();
  const shift = random.next();
  const image = context.getImageData(0, 0, side, side / 2);
  for (let y = 0; y < side / 2; y += 1) {
    const near = (side / 2 - y) / (side / 2);
    for (let x = 0; x < side; x += 1) {
      const value = sampleNoise(clouds, x / side + shift, (y / side) * 2.4 + shift * 3);
      const share = Math.min(1, Math.max(0, (value - 0.05) * 1.9)) * (0.25 + 0.5 * near);
      for (let channel = 0; channel < 3; channel += 1) {
        const at = (y * side + x) * 4 + channel;
        image.data[at] = (image.data[at] ?? 0) * (1 - share) + 255 * share;
      }
    }
  }
  context.putImageData(image, 0, 0);
}

const grounds: Readonly<Partial<Record<RoomKind, readonly [SurfaceKind, string, SurfaceKind, string]>>> = {
  patio: ["deck", "#a07f5c", "paving", "#b3a999"],
  garden: ["grass", "#6f8f3f", "grass", "#7f9a4c"],
  beach: ["sand", "#dcc49a", "sand", "#d3b98d"],
  street: ["paving", "#9c9894", "cobbles", "#8a8580"],
};

function outdoorGround(room: RoomKind, variety: number, random: Random): { kind: SurfaceKind; color: Rgb } {
  const [kind, code, other, otherCode] = grounds[room] ?? ["grass", "#6f8f3f", "grass", "#6f8f3f"];
  return random.chance(variety * 0.8) ? { kind: other, color: hex(otherCode) } : { kind, color: hex(code) };
}

/** Ground, distance and sky; the product on the ground or on a table. */
export function buildOutdoorSet(stage: Stage, height: number): void {
  const { builder, plan, camera } = stage;
  const random = stage.random.fork("outdoor");
  const { kind, color } = outdoorGround(plan.room, plan.variety, random);
  const far = 18;
  builder.place({ x: stage.foot[0], y: 0, z: stage.foot[2], yaw: plan.room === "patio" ? stage.yaw : 0 });
  const ground = surfaceMaterial(plan.floor ?? kind, mix(color, plan.palette.floor, 0.2));
  addPlane(builder, ground, [-30, 0, -stage.foot[2] - 6], [60, 0, 0], [0, 0, stage.foot[2] + 6 + far], [0, 1, 0]);
  const strength = Math.min(1.6, skies[plan.light].strength) * 0.8;
  // Painted so that its horizon is the camera's.
  const half = far * 0.62;
  builder.place({ x: 0, y: 0, z: far });
  builder.surface(
    { color: [strength, strength, strength], texture: drawBackground(stage, plan.room, random), unlit: true },
    { castsShadow: false },
  );
  const lift = camera.eye;
  addGrid(builder, 1, 1, (s, t) => [
    (s - 0.5) * 4 * half,
    lift + (t - 0.5) * 2 * half,
    0,
    0,
    0,
    -1,
    s * 2,
    0.998 - t * 0.996,
  ]);
  if (plan.room === "patio") buildPatio(stage, random);
  if (height > 0) {
    const depth = Math.max(0.4, plan.size.width * 1.1 + 0.25);
    addTable(
      builder,
      inRoom(stage, 0, 0, depth * 0.1),
      [1.5, height, depth + 0.3],
      plan.top ? chooseTop(plan) : wood(mix(woodColor(plan), hex("#a58f74"), 0.35)),
      {
        legs: styleSurfaces[plan.style].legs === "cabinet" ? "square" : styleSurfaces[plan.style].legs,
        legColor: woodColor(plan),
      },
    );
  }
  if (plan.mood === "bare" && plan.props.length === 0) return;
  const isSmall = height > 0;
  const kinds = gatherProps(plan, isSmall ? "small" : "large", random).filter((prop) => smallSizes[prop]);
  for (const [index, prop] of kinds.slice(0, plan.mood === "cosy" ? 4 : 3).entries()) {
    const turn = index % 2 === 0 ? -plan.side : plan.side;
    const behind = isSmall ? 0.06 + plan.size.width * 0.2 : 0.3 + 0.2 * index;
    const span = freeSpan(stage, turn, behind);
    if (!isSmall && prop === "plant") {
      const x = span.from + (span.to - span.from) * 0.68;
      dressFloorPlant(stage, { x, y: 0, z: span.z, yaw: 0 }, Math.max(0.7, plan.size.height * 1.25), random);
      continue;
    }
    const [width, high] = smallSizes[prop] ?? [0.2, 0.2];
    const factor = isSmall
      ? Math.min(1.1, Math.max(0.5, 0.35 + plan.size.height * 1.9), (plan.size.height * 2.1) / high)
      : 1.2;
    const x = span.from + turn * ((width * factor) / 2 + 0.03 + plan.size.width * 0.1 + 0.15 * Math.floor(index / 2));
    dressSmall(stage, prop, { x, y: height, z: span.z, yaw: stage.yaw }, factor, random.fork(prop));
  }
}

/** A low wall with planting and a post of the pergola at the terrace's edge. */
function buildPatio(stage: Stage, random: Random): void {
  const { builder, plan } = stage;
  const wall = surfaceMaterial("limewash", mix(plan.palette.wall, hex("#e6ddcf"), 0.4));
  const back = Math.max(1.6, plan.size.width + 0.9);
  builder.place(inRoom(stage, 0, 0, back));
  addBox(builder, wall, [16, 0.48, 0.3], { radius: 0.02 });
  for (let index = 0; index < 7; index += 1) {
    const x = -3.3 + index * 1.1 + random.between(-0.25, 0.25);
    dressFloorPlant(stage, inRoom(stage, x, 0.1, back + 0.5), random.between(1, 1.6), random);
  }
}
