import { BasicShadowMap, LinearSRGBColorSpace, Mesh, Scene, WebGLRenderer } from "three";
import { luminance } from "@/lib/kernel/ai/built-in/scene/colors";
import { createLights, type LightSetup } from "@/lib/kernel/ai/built-in/scene/lights";
import { outdoorRooms, type ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { ProductPicture } from "@/lib/kernel/ai/built-in/scene/product/cut-out";
import { createRandom } from "@/lib/kernel/ai/built-in/scene/random";
import { develop } from "@/lib/kernel/ai/built-in/scene/render/develop";
import { createFrame } from "@/lib/kernel/ai/built-in/scene/render/frame";
import { faceKey, gatherAmbient } from "@/lib/kernel/ai/built-in/scene/render/lighting";
import { buildSet } from "@/lib/kernel/ai/built-in/scene/sets/build-set";
import {
  modelPath,
  type PageResult,
  type RenderAnswer,
  type RenderRequest,
} from "@/lib/kernel/rendering3d/render-request";
import { accumulate, opaqueLayer } from "./accumulate";
import { type FramedModel, frameModel } from "./frame-model";
import { createLightRig, lightDimensions, toThree } from "./light-rig";
import { loadModel, type ProductModel } from "./load-model";
import { pictureModel } from "./picture-model";
import { setToThree } from "./set-to-three";
import { ShiftedCamera } from "./shifted-camera";
import { createSpread, onDisc } from "./spread";
import { pictureSurroundings } from "./surroundings";

declare global {
  interface Window {
    renderModel(request: RenderRequest): Promise<PageResult>;
  }
}

const blank: ProductPicture = { width: 1, height: 1, pixels: new Uint8ClampedArray(4), kind: "cut-out" };

/** Blur of what is infinitely far away, in shares of the picture's longer side: more would show the single samples. */
const mostBlur = 0.011;

function createRenderer(): WebGLRenderer {
  const renderer = new WebGLRenderer({
    canvas: new OffscreenCanvas(16, 16),
    antialias: false,
    preserveDrawingBuffer: true,
  });
  renderer.outputColorSpace = LinearSRGBColorSpace;
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = BasicShadowMap;
  renderer.debug.checkShaderErrors = true;
  return renderer;
}

function isOpaque({ material }: Mesh): boolean {
  const materials = Array.isArray(material) ? material : [material];
  return materials.every(({ transparent, alphaTest, alphaHash }) => !transparent && alphaTest === 0 && !alphaHash);
}

/** Outside, sun and sky light everything: no window ends within the picture, and no tree's shadow does. */
function adaptLights(setup: LightSetup, { room }: ScenePlan): LightSetup {
  if (!outdoorRooms.includes(room)) return setup;
  const { mask: _, ...key } = setup.lights.key;
  return { ...setup, lights: { ...setup.lights, key, portals: [] } };
}

/** What makes the product's front as bright as the lighting wants it. */
function exposureOf({ lights, recipe }: LightSetup, { plan, framed }: FramedModel): number {
  const length = Math.hypot(0.4, 0.4, 0.82);
  const normal = Float64Array.of((-plan.side * 0.4) / length, 0.4 / length, -0.82 / length);
  const { foot } = framed;
  const sum = new Float64Array(3);
  gatherAmbient(lights, Float64Array.of(foot[0], foot[1] + plan.size.height * 0.5, foot[2]), normal, 1, 1, 0, sum);
  const key = faceKey(lights, normal, 0) * (lights.key.mask ? 0.6 : 1);
  const [r, g, b] = lights.key.color;
  const light = luminance([(sum[0] ?? 0) + key * r, (sum[1] ?? 0) + key * g, (sum[2] ?? 0) + key * b]);
  return (recipe.product * plan.brightness) / light;
}

function renderFrame(renderer: WebGLRenderer, request: RenderRequest, model: ProductModel, framed: FramedModel) {
  const { plan, framed: frame } = framed;
  const random = createRandom(request.seed);
  const { mesh, stage } = buildSet(plan, frame, random);
  const { foot, camera: view, lens } = { ...stage, lens: frame.lens };
  const unit = Math.max(plan.size.width, plan.size.height);
  const scale = plan.stand === "wall" ? 1 : Math.min(1, Math.max(0.28, unit * 1.1));
  const setup = adaptLights(createLights(plan, foot, scale, stage.walls, stage.lamps, random.fork("light")), plan);
  const exposure = exposureOf(setup, framed);
  const centre = toThree([foot[0], foot[1] + plan.size.height * 0.4, foot[2]]);
  const radius = Math.min(3.4, Math.max(0.9, unit * 2.4));
  const rig = createLightRig(setup.lights, { centre, radius, scale });
  const scene = new Scene();
  scene.add(setToThree(mesh), model.object, rig.group);
  scene.environment = pictureSurroundings(renderer, plan, setup.lights, centre);
  scene.traverse((part) => {
    if (part instanceof Mesh && isOpaque(part)) part.layers.enable(opaqueLayer);
  });
  const camera = new ShiftedCamera(view);
  const focus = foot[2] - plan.size.width * 0.15;
  const blur = Math.min(lens.blur, mostBlur * Math.max(request.width, request.height));
  const opening = (blur * focus) / view.focal;
  const spread = createSpread(request.samples, 4 + lightDimensions);
  const pixels = accumulate(renderer, scene, camera, request, request.samples, exposure, (sample) => {
    const [px = 0.5, py = 0.5, lx = 0, ly = 0, ...rest] = spread(sample);
    const [dx, dy] = onDisc(lx, ly);
    camera.shift({ pixel: [px - 0.5, py - 0.5], lens: [dx * opening, dy * opening], focus });
    rig.move(rest);
  });
  return { pixels, setup, exposure, triangles: Math.round(model.triangles) + mesh.triangles.length / 3 };
}

/** Light to a photograph, in the way of the built-in scenes. */
async function toPng(
  request: RenderRequest,
  pixels: Float32Array,
  setup: LightSetup,
  exposure: number,
): Promise<string> {
  const { width, height } = request;
  const frame = createFrame(width, height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const from = ((height - 1 - y) * width + x) * 4;
      const to = y * width + x;
      frame.red[to] = pixels[from] ?? 0;
      frame.green[to] = pixels[from + 1] ?? 0;
      frame.blue[to] = pixels[from + 2] ?? 0;
    }
  }
  const { vignette, glow, contrast, saturation } = setup.recipe;
  const look = { exposure, vignette, glow: glow * 0.6, grain: 0.06, contrast, saturation, seed: request.seed };
  const bytes = develop(frame, look);
  const image = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    image.data.set([bytes[pixel * 3] ?? 0, bytes[pixel * 3 + 1] ?? 0, bytes[pixel * 3 + 2] ?? 0, 255], pixel * 4);
  }
  const canvas = new OffscreenCanvas(width, height);
  canvas.getContext("2d")?.putImageData(image, 0, 0);
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === "string" ? reader.result.replace(/^[^,]*,/, "") : "");
    reader.onerror = () => reject(new Error("The picture could not be read."));
    reader.readAsDataURL(blob);
  });
}

async function render(renderer: WebGLRenderer, request: RenderRequest): Promise<RenderAnswer> {
  const times: Record<string, number> = {};
  let last = performance.now();
  const mark = (name: string) => {
    times[name] = Math.round(performance.now() - last);
    last = performance.now();
  };
  const bytes = await (await fetch(modelPath)).arrayBuffer();
  const model = await loadModel(bytes, renderer);
  mark("load");
  // Only its colours are asked for.
  const picture = request.settings.matchProductColors ? pictureModel(renderer, model.object, model.size) : blank;
  const framed = frameModel(request, model, picture, createRandom(request.seed));
  mark("plan");
  const { pixels, setup, exposure, triangles } = renderFrame(renderer, request, model, framed);
  mark("render");
  const png = await toPng(request, pixels, setup, exposure);
  mark("develop");
  return { png, box: framed.box, triangles, times };
}

window.renderModel = async (request) => {
  let renderer: WebGLRenderer | undefined;
  try {
    renderer = createRenderer();
    return { answer: await render(renderer, request) };
  } catch (error) {
    const isLost = renderer === undefined || renderer.getContext().isContextLost();
    return { failure: isLost ? "lost" : "model", message: error instanceof Error ? error.message : String(error) };
  }
};
