import {
  AddEquation,
  type Camera,
  CustomBlending,
  DoubleSide,
  FloatType,
  HalfFloatType,
  Mesh,
  MeshBasicMaterial,
  NearestFilter,
  OneFactor,
  OrthographicCamera,
  PlaneGeometry,
  Scene,
  ShaderMaterial,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";

/** Layer of what hides everything behind it. */
export const opaqueLayer = 1;

/** Light brighter than this, over white, is cut: one bright sample of a highlight's edge would show as a speck. */
const brightest = 6;

/**
 * Renders a scene many times, changed a little each time, and gives the mean.
 * @param exposure of the picture that it becomes: decides what is bright
 * @returns linear red, green, blue, alpha a pixel, lowest row first
 */
export function accumulate(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
  size: { readonly width: number; readonly height: number },
  samples: number,
  exposure: number,
  change: (sample: number) => void,
): Float32Array {
  const { width, height } = size;
  const nearest = { minFilter: NearestFilter, magFilter: NearestFilter };
  const sample = new WebGLRenderTarget(width, height, { ...nearest, type: HalfFloatType });
  const sum = new WebGLRenderTarget(width, height, { ...nearest, type: FloatType, depthBuffer: false });
  const material = new ShaderMaterial({
    uniforms: {
      picture: { value: sample.texture },
      share: { value: 1 / samples },
      most: { value: brightest / exposure },
    },
    vertexShader: "varying vec2 place; void main() { place = uv; gl_Position = vec4(position.xy, 0.0, 1.0); }",
    fragmentShader: `uniform sampler2D picture; uniform float share; uniform float most; varying vec2 place;
      void main() { vec4 seen = texture2D(picture, place); gl_FragColor = vec4(clamp(seen.rgb, 0.0, most), seen.a) * share; }`,
    blending: CustomBlending,
    blendEquation: AddEquation,
    blendSrc: OneFactor,
    blendDst: OneFactor,
    depthTest: false,
    depthWrite: false,
    toneMapped: false,
  });
  const nearestOnly = new MeshBasicMaterial({ colorWrite: false, side: DoubleSide });
  const page = new Scene();
  page.add(new Mesh(new PlaneGeometry(2, 2), material));
  const flat = new OrthographicCamera(-1, 1, 1, -1, 0, 1);
  renderer.autoClear = false;
  renderer.setClearColor(0x000000, 0);
  renderer.setRenderTarget(sum);
  renderer.clear();
  for (let index = 0; index < samples; index += 1) {
    change(index);
    renderer.setRenderTarget(sample);
    renderer.clear();
    // First only what is nearest: shading is dear in software, and what is covered is not shaded.
    scene.overrideMaterial = nearestOnly;
    camera.layers.set(opaqueLayer);
    renderer.render(scene, camera);
    scene.overrideMaterial = null;
    camera.layers.enableAll();
    renderer.render(scene, camera);
    renderer.setRenderTarget(sum);
    renderer.render(page, flat);
  }
  if (renderer.getContext().isContextLost()) throw new Error("the graphics are gone");
  const pixels = new Float32Array(width * height * 4);
  renderer.readRenderTargetPixels(sum, 0, 0, width, height, pixels);
  renderer.setRenderTarget(null);
  renderer.autoClear = true;
  for (const gone of [sample, sum, material, nearestOnly]) gone.dispose();
  return pixels;
}
