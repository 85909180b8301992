import {
  Box3,
  Group,
  type Light,
  LoadingManager,
  Mesh,
  MeshStandardMaterial,
  type Object3D,
  Vector3,
  type WebGLRenderer,
} from "three";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { DRACOLoader } from "three/examples/jsm/loaders/DRACOLoader.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";
import { KTX2Loader } from "three/examples/jsm/loaders/KTX2Loader.js";
import { decoderPath } from "@/lib/kernel/rendering3d/render-request";
import { softenHighlights } from "./soften-highlights";

/** A product's model: its base's middle at the origin, front towards +z, as the file has it. */
export interface ProductModel {
  readonly object: Group;
  /** In the file's units, metres where it keeps to glTF. */
  readonly size: Vector3;
  readonly triangles: number;
}

const isLight = (object: Object3D): object is Light => "isLight" in object && object.isLight === true;

/** Reads a GLB with the usual compressions; its own lights and cameras are left out. @throws Error that says what is wrong */
export async function loadModel(bytes: ArrayBuffer, renderer: WebGLRenderer): Promise<ProductModel> {
  const manager = new LoadingManager();
  const draco = new DRACOLoader(manager).setDecoderPath(decoderPath).setWorkerLimit(1);
  const ktx2 = new KTX2Loader(manager).setTranscoderPath(decoderPath).setWorkerLimit(1).detectSupport(renderer);
  try {
    const loader = new GLTFLoader(manager).setDRACOLoader(draco).setKTX2Loader(ktx2).setMeshoptDecoder(MeshoptDecoder);
    const failed: string[] = [];
    manager.onError = (url) => failed.push(url);
    const { scene } = await loader.parseAsync(bytes, "");
    if (failed.length > 0) throw new Error("a picture in it cannot be read");
    return centre(scene);
  } finally {
    draco.dispose();
    ktx2.dispose();
  }
}

function centre(scene: Object3D): ProductModel {
  const object = new Group();
  object.add(scene);
  const others: Object3D[] = [];
  let triangles = 0;
  scene.traverse((part) => {
    if (isLight(part)) others.push(part);
    if (!(part instanceof Mesh)) return;
    const { geometry } = part;
    triangles += (geometry.index?.count ?? geometry.attributes.position?.count ?? 0) / 3;
    if (!geometry.attributes.normal) geometry.computeVertexNormals();
    const materials = Array.isArray(part.material) ? part.material : [part.material];
    const isClear = materials.every((material) => material.transmission > 0.5 || material.opacity < 0.4);
    for (const material of materials) if (material instanceof MeshStandardMaterial) softenHighlights(material);
    part.castShadow = !isClear;
    part.receiveShadow = true;
    part.frustumCulled = false;
  });
  for (const other of others) other.removeFromParent();
  scene.updateMatrixWorld(true);
  const box = new Box3().setFromObject(scene, true);
  const size = box.getSize(new Vector3());
  if (box.isEmpty() || !Number.isFinite(size.length()) || Math.max(size.x, size.y, size.z) <= 0) {
    throw new Error("it holds nothing that can be seen");
  }
  const middle = box.getCenter(new Vector3());
  scene.position.sub(new Vector3(middle.x, box.min.y, middle.z));
  return { object, size, triangles };
}
