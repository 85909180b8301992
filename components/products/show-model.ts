import {
  Box3,
  LoadingManager,
  Mesh,
  NeutralToneMapping,
  type Object3D,
  PerspectiveCamera,
  PMREMGenerator,
  Scene,
  Spherical,
  TextureLoader,
  Vector3,
  WebGLRenderer,
} from "three";
import { RoomEnvironment } from "three/examples/jsm/environments/RoomEnvironment.js";
import { MeshoptDecoder } from "three/examples/jsm/libs/meshopt_decoder.module.js";
import { GLTFLoader } from "three/examples/jsm/loaders/GLTFLoader.js";

/** A model on a canvas; nothing moves by itself, and nothing is drawn unless something changed. */
export interface ModelView {
  /** Turns the camera round the model, radians. */
  turn(across: number, up: number): void;
  /** Comes closer, below 1, or goes away. */
  zoom(factor: number): void;
  /** Back to how it was first. */
  reset(): void;
  dispose(): void;
}

/** Names of the compressions that need a decoder of their own, which only the renderer has. */
const undecodable = ["KHR_draco_mesh_compression", "KHR_texture_basisu"];

/** Degrees. */
const fieldOfView = 30;
const start = { across: 0.6, down: 1.25 } as const;

async function read(bytes: ArrayBuffer): Promise<Object3D> {
  const manager = new LoadingManager();
  // A model that names other addresses would tell them who looks at it.
  manager.setURLModifier((url) => (/^(blob|data):/.test(url) ? url : "data:,"));
  const loader = new GLTFLoader(manager).setMeshoptDecoder(MeshoptDecoder);
  loader.register((parser) => {
    // The usual one fetches pictures, which the page's policy allows to its own server only.
    parser.textureLoader = new TextureLoader(manager);
    return { name: "pictures-as-elements" };
  });
  const { scene } = await loader.parseAsync(bytes, "");
  return scene;
}

/** Why a model cannot be shown, in words for people. */
function explain(cause: unknown): Error {
  const message = cause instanceof Error ? cause.message : "";
  const isCompressed = undecodable.some((name) => message.includes(name)) || /DRACOLoader|KTX2Loader/.test(message);
  return new Error(
    isCompressed ? "The preview cannot read this compression. Renders can." : "The preview cannot read this file.",
    { cause },
  );
}

function free(object: Object3D): void {
  object.traverse((part) => {
    if (!(part instanceof Mesh)) return;
    part.geometry.dispose();
    for (const material of Array.isArray(part.material) ? part.material : [part.material]) material.dispose();
  });
}

/** Shows a GLB on a canvas that fills its parent. @throws Error in words for people */
export async function showModel(canvas: HTMLCanvasElement, bytes: ArrayBuffer): Promise<ModelView> {
  const object = await read(bytes).catch((cause: unknown) => {
    throw explain(cause);
  });
  let renderer: WebGLRenderer;
  try {
    renderer = new WebGLRenderer({ canvas, antialias: true, alpha: true });
  } catch (cause) {
    throw new Error("This browser cannot draw in 3D.", { cause });
  }
  renderer.toneMapping = NeutralToneMapping;
  renderer.setPixelRatio(Math.min(2, window.devicePixelRatio));
  const scene = new Scene();
  const generator = new PMREMGenerator(renderer);
  const surroundings = generator.fromScene(new RoomEnvironment(), 0.04);
  generator.dispose();
  scene.environment = surroundings.texture;
  const box = new Box3().setFromObject(object);
  const middle = box.getCenter(new Vector3());
  const radius = Math.max(1e-4, box.getSize(new Vector3()).length() / 2);
  scene.add(object);
  const camera = new PerspectiveCamera(fieldOfView, 1, radius / 100, radius * 100);
  const near = radius / Math.sin(((fieldOfView / 2) * Math.PI) / 180);
  const place = new Spherical(near, start.down, start.across);
  let frame = 0;

  function draw(): void {
    frame = 0;
    camera.position.setFromSpherical(place).add(middle);
    camera.lookAt(middle);
    renderer.render(scene, camera);
  }
  function ask(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }
  function fill(): void {
    const { clientWidth, clientHeight } = canvas.parentElement ?? canvas;
    if (clientWidth === 0 || clientHeight === 0) return;
    renderer.setSize(clientWidth, clientHeight, false);
    camera.aspect = clientWidth / clientHeight;
    // The whole model stays in a narrow picture, too.
    camera.fov = camera.aspect < 1 ? fieldOfView / camera.aspect : fieldOfView;
    camera.updateProjectionMatrix();
    ask();
  }
  const observer = new ResizeObserver(fill);
  observer.observe(canvas.parentElement ?? canvas);
  fill();
  return {
    turn(across, up) {
      place.theta += across;
      place.phi = Math.min(Math.PI - 0.05, Math.max(0.05, place.phi + up));
      ask();
    },
    zoom(factor) {
      place.radius = Math.min(near * 3, Math.max(near * 0.25, place.radius * factor));
      ask();
    },
    reset() {
      place.set(near, start.down, start.across);
      ask();
    },
    dispose() {
      observer.disconnect();
      cancelAnimationFrame(frame);
      free(object);
      surroundings.dispose();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}
