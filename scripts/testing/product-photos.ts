import { createCanvas, type SKRSContext2D } from "@napi-rs/canvas";
import sharp from "sharp";
import { hex } from "@/lib/kernel/ai/built-in/scene/colors";
import { ceramic, linen, marbleTop, metal, wood } from "@/lib/kernel/ai/built-in/scene/materials";
import { MeshBuilder } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addLamp, addSofa } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import type { Camera } from "@/lib/kernel/ai/built-in/scene/render/camera";
import { develop } from "@/lib/kernel/ai/built-in/scene/render/develop";
import { createFrame } from "@/lib/kernel/ai/built-in/scene/render/frame";
import { computeLight } from "@/lib/kernel/ai/built-in/scene/render/light-buffer";
import type { Lights } from "@/lib/kernel/ai/built-in/scene/render/lighting";
import { shadeFrame } from "@/lib/kernel/ai/built-in/scene/render/shade";
import { createShadowMap } from "@/lib/kernel/ai/built-in/scene/render/shadow-map";
import { findVisible } from "@/lib/kernel/ai/built-in/scene/render/visibility";
import { addBox, addLathe, addTube, normalize } from "@/lib/kernel/ai/built-in/scene/shapes";

type ProductPhoto = "mug" | "chair" | "lamp" | "box" | "shirt" | "sofa" | "bottle" | "stool";

const side = 900;

const builders: Readonly<
  Record<Exclude<ProductPhoto, "shirt">, { height: number; width: number; build: (builder: MeshBuilder) => void }>
> = {
  mug: {
    height: 0.1,
    width: 0.13,
    build: (builder) => {
      const glaze = ceramic(hex("#2f6f73"));
      addLathe(
        builder,
        glaze,
        [
          [0, 0],
          [0.037, 0],
          [0.0395, 0.002],
          [0.041, 0.007],
          [0.041, 0.094],
          [0.0405, 0.0985],
          [0.0395, 0.1],
          [0.0385, 0.0985],
          [0.038, 0.094],
          [0.037, 0.02],
          [0, 0.012],
        ],
        { segments: 96, smooth: false },
      );
      addTube(
        builder,
        glaze,
        Array.from({ length: 17 }, (_, step) => {
          const angle = -Math.PI / 2 + (step / 16) * Math.PI;
          return [0.039 + 0.027 * Math.cos(angle), 0.05 + 0.028 * Math.sin(angle), 0] as const;
        }),
        () => 0.0055,
        12,
      );
    },
  },
  bottle: {
    height: 0.3,
    width: 0.1,
    build: (builder) => {
      addLathe(
        builder,
        { color: hex("#24382b"), gloss: 0.08, roughness: 0.06 },
        [
          [0, 0],
          [0.036, 0],
          [0.036, 0],
          [0.038, 0.006],
          [0.038, 0.18],
          [0.036, 0.2],
          [0.016, 0.235],
          [0.0135, 0.28],
          [0.0135, 0.28],
        ],
        { segments: 64 },
      );
      addLathe(
        builder,
        { color: hex("#b5935a"), gloss: 0.15, roughness: 0.25 },
        [
          [0.0145, 0.262],
          [0.0145, 0.262],
          [0.0145, 0.298],
          [0.0145, 0.298],
          [0.013, 0.3],
          [0, 0.3],
        ],
        { segments: 48 },
      );
      addLathe(
        builder,
        { color: hex("#c8ad7f") },
        [
          [0.0385, 0.05],
          [0.0385, 0.05],
          [0.0385, 0.15],
          [0.0385, 0.15],
        ],
        { segments: 64, smooth: false },
      );
      addLathe(
        builder,
        { color: hex("#7d2f2a") },
        [
          [0.0387, 0.118],
          [0.0387, 0.126],
        ],
        { segments: 64, smooth: false },
      );
    },
  },
  box: {
    height: 0.13,
    width: 0.36,
    build: (builder) => {
      builder.place({ x: 0, y: 0, z: 0, yaw: 0.42 });
      addBox(builder, { color: hex("#d9622b") }, [0.3, 0.1, 0.19], { radius: 0.002 });
      addBox(builder, { color: hex("#e26a31") }, [0.306, 0.036, 0.196], { at: [0, 0.09, 0], radius: 0.002 });
      addBox(builder, { color: hex("#f3efe6") }, [0.09, 0.05, 0.001], { at: [-0.06, 0.02, -0.0955], radius: 0.0002 });
      addBox(builder, { color: hex("#2b2928") }, [0.05, 0.008, 0.0014], { at: [-0.06, 0.04, -0.0956], radius: 0.0002 });
    },
  },
  chair: {
    height: 0.82,
    width: 0.68,
    build: (builder) => {
      builder.place({ x: 0, y: 0, z: 0, yaw: 0.5 });
      const oak = wood(hex("#a8774a"));
      const cloth = linen(hex("#c7a23c"));
      addBox(builder, cloth, [0.5, 0.09, 0.48], { at: [0, 0.4, 0], radius: 0.035, bulge: 0.012 });
      addBox(builder, cloth, [0.48, 0.34, 0.07], { at: [0, 0.46, 0.23], radius: 0.034, bulge: 0.014 });
      addBox(builder, oak, [0.5, 0.03, 0.48], { at: [0, 0.375, 0], radius: 0.008 });
      for (const x of [-1, 1]) {
        for (const z of [-1, 1]) {
          addTube(
            builder,
            oak,
            [
              [x * 0.25, 0, z * 0.24],
              [x * 0.21, 0.39, z * 0.2],
            ],
            (t) => 0.012 + 0.008 * t,
            14,
          );
        }
        addTube(
          builder,
          oak,
          [
            [x * 0.26, 0.62, -0.2],
            [x * 0.265, 0.6, 0.1],
            [x * 0.25, 0.62, 0.24],
          ],
          () => 0.015,
          12,
        );
        addTube(
          builder,
          oak,
          [
            [x * 0.24, 0.39, -0.2],
            [x * 0.26, 0.62, -0.19],
          ],
          () => 0.013,
          12,
        );
      }
    },
  },
  stool: {
    height: 0.46,
    width: 0.42,
    build: (builder) => {
      addLathe(
        builder,
        marbleTop(hex("#e4dfd8")),
        [
          [0, 0.42],
          [0.19, 0.42],
          [0.2, 0.427],
          [0.2, 0.453],
          [0.195, 0.46],
          [0.195, 0.46],
          [0, 0.46],
        ],
        { segments: 72, smooth: false },
      );
      for (let leg = 0; leg < 4; leg += 1) {
        const angle = leg * 1.5708 + 0.5;
        addTube(
          builder,
          metal(hex("#b5935a")),
          [
            [Math.cos(angle) * 0.18, 0, Math.sin(angle) * 0.18],
            [Math.cos(angle) * 0.12, 0.42, Math.sin(angle) * 0.12],
          ],
          () => 0.009,
          12,
        );
      }
    },
  },
  lamp: {
    height: 0.48,
    width: 0.3,
    build: (builder) => {
      addLamp(
        builder,
        { x: 0, y: 0, z: 0 },
        { kind: "table", height: 0.46, shade: hex("#efe6d6"), foot: ceramic(hex("#b8543a")), isLit: false },
      );
    },
  },
  sofa: {
    height: 0.82,
    width: 1.95,
    build: (builder) => addSofa(builder, { x: 0, y: 0, z: 0, yaw: 0.16 }, 1.8, hex("#5f7a8a"), hex("#6b4a30")),
  },
};

/** A product photograph as shops have them: on a white or grey ground, JPEG. The same kind gives the same bytes. */
export async function drawProductPhoto(kind: ProductPhoto, background = "#f4f4f3"): Promise<Uint8Array> {
  const pixels = kind === "shirt" ? drawShirt(background) : drawSolid(kind, background);
  return sharp(pixels, { raw: { width: side, height: side, channels: 3 } })
    .jpeg({ quality: 93 })
    .toBuffer();
}

function drawSolid(kind: Exclude<ProductPhoto, "shirt">, background: string): Uint8Array {
  const { build, height, width } = builders[kind];
  const unit = Math.max(height, width);
  const distance = 5 * unit;
  const focal = (0.66 * side * distance) / unit;
  const eye = distance * Math.tan(0.22);
  const camera: Camera = {
    width: side,
    height: side,
    eye,
    focal,
    middle: side / 2,
    horizon: side * 0.5 + 0.5 * height * (focal / distance) - (focal * eye) / distance,
  };
  const builder = new MeshBuilder();
  build(builder);
  const { positions, ...rest } = builder.build();
  for (let at = 2; at < positions.length; at += 3) positions[at] = (positions[at] ?? 0) + distance;
  const mesh = { positions, ...rest };
  const lights: Lights = {
    key: { direction: normalize([-0.45, 0.8, -0.5]), color: [0.75, 0.75, 0.75], spread: 0.3 },
    sky: [0.5, 0.5, 0.5],
    ground: [0.4, 0.4, 0.4],
    settle: 0.4,
    portals: [
      {
        centre: [-2 * unit, 1.6 * unit, distance - 2 * unit],
        normal: normalize([0.6, -0.2, 0.7]),
        area: unit * unit * 3,
        color: [0.9, 0.9, 0.9],
      },
    ],
    lamps: [],
    walls: [],
  };
  const caster = { positions, triangles: mesh.triangles, casts: () => true };
  const maps = {
    key: createShadowMap([caster], lights.key.direction, [0, height / 2, distance], unit),
    zenith: createShadowMap([caster], [0, 1, 0], [0, height / 2, distance], unit),
  };
  const seen = findVisible(mesh, camera);
  const frame = createFrame(side, side);
  const paper = hex(background);
  frame.red.fill(paper[0]);
  frame.green.fill(paper[1]);
  frame.blue.fill(paper[2]);
  shadeFrame(mesh, camera, seen, lights, computeLight(mesh, camera, seen, lights, maps), frame);
  return develop(frame, { exposure: 1, vignette: 0, glow: 0, grain: 0.1, contrast: 1, saturation: 1, seed: 1 });
}

function drawShirt(background: string): Uint8Array {
  const canvas = createCanvas(side, side);
  const context = canvas.getContext("2d");
  context.fillStyle = background;
  context.fillRect(0, 0, side, side);
  context.beginPath();
  traceShirt(context);
  const cloth = context.createLinearGradient(200, 120, 700, 820);
  cloth.addColorStop(0, "#3c4c63");
  cloth.addColorStop(0.5, "#2c3a50");
  cloth.addColorStop(1, "#222d40");
  context.fillStyle = cloth;
  context.fill();
  context.save();
  context.clip();
  context.filter = "blur(12px)";
  for (const [x, y, bend, shade] of [
    [300, 300, 30, 0.2],
    [600, 330, -30, 0.22],
    [380, 560, 40, 0.14],
    [520, 620, -34, 0.16],
    [240, 300, 10, 0.25],
    [660, 300, -8, 0.25],
  ] as const) {
    context.strokeStyle = `rgba(10,14,24,${shade})`;
    context.lineWidth = 20;
    context.beginPath();
    context.moveTo(x, y);
    context.quadraticCurveTo(x + bend, y + 140, x + bend * 0.4, y + 260);
    context.stroke();
    context.strokeStyle = `rgba(150,170,205,${shade * 0.5})`;
    context.beginPath();
    context.moveTo(x + 24, y);
    context.quadraticCurveTo(x + bend + 24, y + 140, x + bend * 0.4 + 24, y + 260);
    context.stroke();
  }
  context.filter = "none";
  context.restore();
  context.fillStyle = "#1b2434";
  context.beginPath();
  context.ellipse(450, 128, 76, 34, 0, 0, 7);
  context.fill();
  context.strokeStyle = "#46587a";
  context.lineWidth = 9;
  context.beginPath();
  context.ellipse(450, 128, 82, 44, 0, 0, Math.PI);
  context.stroke();
  context.fillStyle = "#e9c46a";
  context.beginPath();
  context.arc(450, 380, 84, 0, 7);
  context.fill();
  context.fillStyle = "#e76f51";
  context.beginPath();
  context.moveTo(340, 470);
  context.lineTo(430, 350);
  context.lineTo(480, 410);
  context.lineTo(520, 370);
  context.lineTo(570, 470);
  context.fill();
  const rgba = context.getImageData(0, 0, side, side).data;
  const pixels = new Uint8Array(side * side * 3);
  for (let at = 0; at < side * side; at += 1) pixels.set(rgba.subarray(at * 4, at * 4 + 3), at * 3);
  return pixels;
}

/** A shirt's outline. */
function traceShirt(context: SKRSContext2D): void {
  context.moveTo(368, 118);
  context.bezierCurveTo(310, 128, 262, 146, 226, 172);
  context.bezierCurveTo(176, 220, 146, 286, 118, 356);
  context.lineTo(222, 408);
  context.quadraticCurveTo(240, 372, 262, 340);
  context.bezierCurveTo(270, 480, 262, 640, 254, 800);
  context.quadraticCurveTo(450, 836, 646, 800);
  context.bezierCurveTo(638, 640, 630, 480, 638, 340);
  context.quadraticCurveTo(660, 372, 678, 408);
  context.lineTo(782, 356);
  context.bezierCurveTo(754, 286, 724, 220, 674, 172);
  context.bezierCurveTo(638, 146, 590, 128, 532, 118);
  context.quadraticCurveTo(450, 176, 368, 118);
}
