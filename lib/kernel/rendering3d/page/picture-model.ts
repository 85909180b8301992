import {
  AmbientLight,
  DirectionalLight,
  type Group,
  OrthographicCamera,
  Scene,
  type Vector3,
  type WebGLRenderer,
  WebGLRenderTarget,
} from "three";
import { encodeSrgb } from "@/lib/kernel/ai/built-in/scene/colors";
import type { ProductPicture } from "@/lib/kernel/ai/built-in/scene/product/cut-out";

const side = 96;

/** A small picture of a model from its front, whose colours a room can take up. */
export function pictureModel(renderer: WebGLRenderer, object: Group, size: Vector3): ProductPicture {
  const scene = new Scene();
  const sun = new DirectionalLight(0xffffff, 1);
  sun.position.set(0.3, 0.6, 1);
  scene.add(object, sun, new AmbientLight(0xffffff, Math.PI * 0.8));
  const half = Math.max(size.x, size.y, size.z) / 2;
  const camera = new OrthographicCamera(-half, half, half, -half, 0, half * 6);
  camera.position.set(half, size.y / 2 + half, half * 3);
  camera.lookAt(0, size.y / 2, 0);
  const target = new WebGLRenderTarget(side, side);
  renderer.setClearColor(0x000000, 0);
  renderer.setRenderTarget(target);
  renderer.clear();
  renderer.render(scene, camera);
  const linear = new Uint8Array(side * side * 4);
  renderer.readRenderTargetPixels(target, 0, 0, side, side, linear);
  renderer.setRenderTarget(null);
  target.dispose();
  object.removeFromParent();
  const pixels = Uint8ClampedArray.from(linear, (value, index) =>
    index % 4 === 3 ? value : encodeSrgb(value / 255) * 255,
  );
  return { width: side, height: side, pixels, kind: "cut-out" };
}
