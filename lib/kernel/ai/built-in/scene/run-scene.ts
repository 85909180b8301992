import sharp from "sharp";
import { readAspect } from "@/lib/kernel/ai/read-aspect";
import type { FlowGenerationSettings, SceneProduct } from "@/lib/kernel/ai/scene-settings-schemas";
import { luminance, multiply, type Rgb, scale, toOklab } from "./colors";
import { findHidden, groundContact, hueOf, overlayProduct, type ProductLight, placeProduct } from "./composite";
import { frameScene, type SceneFrame } from "./frame-scene";
import { createLights, type LightSetup } from "./lights";
import type { Mesh, Vec3 } from "./mesh";
import { productColors } from "./palettes";
import { type Inspiration, planScene, type ScenePlan } from "./plan";
import { cutOutProduct, decodePicture, type ProductPicture } from "./product/cut-out";
import { groundOffsets, inflateProduct } from "./product/inflate";
import { measureShape, type ProductShape } from "./product/shape";
import { createRandom, type Random } from "./random";
import { defocus } from "./render/defocus";
import { develop } from "./render/develop";
import { enlargeFrame } from "./render/enlarge";
import { createFrame, type Frame } from "./render/frame";
import { computeLight } from "./render/light-buffer";
import { faceKey, gatherAmbient, type Lights } from "./render/lighting";
import { addReflections } from "./render/reflect";
import { shadeFrame } from "./render/shade";
import { createShadowMap } from "./render/shadow-map";
import { findVisible } from "./render/visibility";
import { buildSet, standHeight } from "./sets/build-set";
import type { Stage } from "./sets/stage";
import { normalize } from "./shapes";

/** Work for a rendering thread: a product's photograph and how its scene is to look. */
export interface SceneTask {
  readonly product: Uint8Array;
  /** A picture whose colours and brightness are taken over. */
  readonly inspiration?: Uint8Array;
  readonly settings: FlowGenerationSettings;
  readonly about: SceneProduct;
  /** Words that came with the call; they say more than `settings.promptText`. */
  readonly prompt?: string;
  readonly seed: number;
  /** Pixels of the longer side, 64…2048; `width` and `height` win over the settings' aspect ratio. */
  readonly longestSidePx: number;
  readonly aspect?: number;
  readonly format: "webp" | "png";
}

export interface SceneResult {
  readonly bytes: Uint8Array;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly mimeType: "image/webp" | "image/png";
  /** Whether the product stands in the scene, or its photograph hangs in it. */
  readonly kind: "cut-out" | "photo";
  /** Where the product is, pixels. */
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** Pixels that a product's photograph is worked on at, over those of the scene: the product fills two thirds at most. */
const workShare = 0.8;
/**
 * Side of the room as it is rendered, over that of the picture, where that is large: light and blur cost by the pixel, and a
 * lens is not sharper. The product is laid over it in full size.
 */
const roomShare = 0.58;
/** Pictures smaller than this are rendered as they are, px. */
const smallPx = 640;

/** Composes the scene. The same task gives the same bytes. Throws `validation_failed` for pictures that cannot be read. */
export async function runScene(task: SceneTask): Promise<SceneResult> {
  const picture = await cutOutProduct(task.product, Math.round(task.longestSidePx * workShare));
  const inspiration = task.inspiration ? await readInspiration(task.inspiration) : null;
  const shape = measureShape(picture);
  const random = createRandom(task.seed);
  const settings = { ...task.settings, promptText: [task.prompt, task.settings.promptText].filter(Boolean).join(" ") };
  const plan = planScene(settings, task.about, picture, shape, inspiration, random);
  const aspect = task.aspect ?? readAspect(settings.aspectRatio);
  const size = {
    width: Math.max(64, Math.round(aspect >= 1 ? task.longestSidePx : task.longestSidePx * aspect)),
    height: Math.max(64, Math.round(aspect >= 1 ? task.longestSidePx / aspect : task.longestSidePx)),
  };
  const share = task.longestSidePx < smallPx ? 1 : roomShare;
  const roomSize = { width: Math.round(size.width * share), height: Math.round(size.height * share) };
  const framed = frameScene(plan, roomSize, standHeight(plan), random.fork("camera"));
  const box = scaleBox(framed.box, size.width / roomSize.width, size.height / roomSize.height);
  const { mesh, stage } = buildSet(plan, framed, random);
  const { frame: room, setup, product } = drawRoom(mesh, stage, framed, picture, shape, random);
  const frame = enlargeFrame(room, size.width, size.height);
  overlayProduct(frame, placeProduct(picture, box, product), 1 / stage.foot[2]);
  const bytes = develop(frame, {
    exposure: setup.exposure,
    vignette: setup.recipe.vignette,
    glow: setup.recipe.glow,
    grain: 0.28,
    contrast: setup.recipe.contrast,
    saturation: setup.recipe.saturation,
    seed: task.seed,
  });
  const image = sharp(bytes, { raw: { width: size.width, height: size.height, channels: 3 } });
  const encoded = task.format === "png" ? image.png({ compressionLevel: 5 }) : image.webp({ quality: 92, effort: 1 });
  return {
    bytes: await encoded.toBuffer(),
    widthPx: size.width,
    heightPx: size.height,
    mimeType: task.format === "png" ? "image/png" : "image/webp",
    kind: picture.kind,
    box,
  };
}

function scaleBox(box: SceneResult["box"], across: number, down: number): SceneResult["box"] {
  return { x: box.x * across, y: box.y * down, width: box.width * across, height: box.height * down };
}

async function readInspiration(bytes: Uint8Array): Promise<Inspiration> {
  const picture = await decodePicture(bytes, 160);
  const colors = productColors(picture);
  const lightness = colors.reduce((sum, color) => sum + toOklab(color)[0], 0) / Math.max(1, colors.length);
  return { colors, lightness };
}

/** The lit room with the product's shadow and mirror image, and how the product itself is lit. */
function drawRoom(
  mesh: Mesh,
  stage: Stage,
  framed: SceneFrame,
  picture: ProductPicture,
  shape: ProductShape,
  random: Random,
): { frame: Frame; setup: LightSetup & { exposure: number }; product: ProductLight } {
  const { plan, foot } = stage;
  const { camera, box } = framed;
  const isWall = plan.stand === "wall";
  const unit = Math.max(plan.size.width, plan.size.height);
  const reach = isWall ? 1 : Math.min(1, Math.max(0.28, unit * 1.1));
  const setup = createLights(plan, foot, reach, stage.walls, stage.lamps, random.fork("light"));
  const { lights } = setup;
  const { offsets, touches } = groundOffsets(shape.undersides, plan.size, foot[2], camera.eye - foot[1]);
  const body = inflateProduct(picture, {
    x: foot[0],
    y: foot[1],
    z: isWall ? foot[2] - 0.03 : foot[2],
    ...plan.size,
    eye: camera.eye,
    isFlat: isWall,
    offsets: isWall ? new Float32Array(offsets.length) : offsets,
  });
  const casters = [
    {
      positions: mesh.positions,
      triangles: mesh.triangles,
      casts: (id: number) => mesh.surfaces[mesh.surfaceOf[id] ?? 0]?.castsShadow === true,
    },
    { ...body, casts: () => true },
  ];
  const radius = Math.min(3, Math.max(0.75, unit * 2.4));
  const centre: Vec3 = [foot[0], foot[1] + plan.size.height * 0.3, foot[2] + 0.1];
  const maps = {
    key: createShadowMap(
      casters,
      lights.key.direction,
      centre,
      radius,
      lights.key.spread > 0.2 ? 512 : 1_024,
      "key shadows",
    ),
    zenith: createShadowMap(casters, [0, 1, 0], centre, radius, 512, "zenith shadows"),
  };
  const light = lightOnProduct(lights, plan, foot);
  const lit: ProductLight = {
    color: multiply(scale(hueOf(light), luminance(light)), [1, 1, 1]),
    side: plan.side,
    contrast: plan.light === "dramatic" ? 1.6 : plan.light === "overcast" || plan.light === "bright" ? 0.35 : 0.8,
    grounded: !isWall,
  };
  const product = placeProduct(picture, box, lit);
  const seen = findVisible(mesh, camera);
  const hidden = findHidden(product, camera.width, camera.height, 12 + framed.lens.blur * 4);
  const buffer = computeLight(mesh, camera, seen, lights, maps, hidden);
  const frame = createFrame(camera.width, camera.height);
  shadeFrame(mesh, camera, seen, lights, buffer, frame, framed.lens, hidden);
  if (!isWall) groundContact(frame, box, shape.undersides, touches, 0.9);
  addReflections(frame, product, foot[2], buffer.nearness, camera, scale(lights.sky, 0.6));
  defocus(frame, framed.lens);
  return {
    frame,
    product: lit,
    setup: { ...setup, exposure: (setup.recipe.product * plan.brightness) / luminance(light) },
  };
}

/** Light on the product's front. */
function lightOnProduct(lights: Lights, plan: ScenePlan, foot: Vec3): Rgb {
  const normal = Float64Array.from(normalize([-plan.side * 0.4, 0.4, -0.82]));
  const point = Float64Array.of(foot[0], foot[1] + plan.size.height * 0.5, foot[2]);
  const sum = new Float64Array(3);
  gatherAmbient(lights, point, normal, 1, 1, 0, sum);
  const key = faceKey(lights, normal, 0) * (lights.key.mask ? 0.6 : 1);
  return [
    (sum[0] ?? 0) + key * lights.key.color[0],
    (sum[1] ?? 0) + key * lights.key.color[1],
    (sum[2] ?? 0) + key * lights.key.color[2],
  ];
}
