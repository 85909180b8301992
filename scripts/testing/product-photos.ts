import sharp from "sharp";
import { hex } from "@/lib/kernel/ai/built-in/scene/colors";
import { ceramic, linen, marbleTop, metal, wood } from "@/lib/kernel/ai/built-in/scene/materials";
import { MeshBuilder } from "@/lib/kernel/ai/built-in/scene/mesh";
import { addSofa } from "@/lib/kernel/ai/built-in/scene/props/furniture";
import { addLamp } from "@/lib/kernel/ai/built-in/scene/props/lamps";
import type { Camera } from "@/lib/kernel/ai/built-in/scene/render/camera";
import { develop } from "@/lib/kernel/ai/built-in/scene/render/develop";
import { createFrame } from "@/lib/kernel/ai/built-in/scene/render/frame";
import { computeLight } from "@/lib/kernel/ai/built-in/scene/render/light-buffer";
import type { Lights } from "@/lib/kernel/ai/built-in/scene/render/lighting";
import { shadeFrame } from "@/lib/kernel/ai/built-in/scene/render/shade";
import { createShadowMap } from "@/lib/kernel/ai/built-in/scene/render/shadow-map";
import { findVisible } from "@/lib/kernel/ai/built-in/scene/render/visibility";
import { addBox, addLathe, addTube, normalize } from "@/lib/kernel/ai/built-in/scene/shapes";
import { drawShirt } from "./draw-shirt";

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
  const pixels = kind === "shirt" ? drawShirt(background, side) : drawSolid(kind, background);
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
