import {
  BackSide,
  BoxGeometry,
  BufferAttribute,
  Color,
  Mesh,
  MeshBasicMaterial,
  PlaneGeometry,
  PMREMGenerator,
  Scene,
  SphereGeometry,
  type Texture,
  type Vector3,
  type WebGLRenderer,
} from "three";
import { mix, type Rgb } from "@/lib/kernel/ai/built-in/scene/colors";
import { outdoorRooms, type ScenePlan } from "@/lib/kernel/ai/built-in/scene/plan";
import type { Lights } from "@/lib/kernel/ai/built-in/scene/render/lighting";
import { ambienceOf, toThree } from "./light-rig";

/** Texels of a side of the surroundings' picture. */
const side = 128;

const toColor = (color: Rgb, strength = 1) => new Color(...color).multiplyScalar(strength);

/** A ball around everything: light from above, light from below. */
function addSky(scene: Scene, above: Rgb, below: Rgb): void {
  const geometry = new SphereGeometry(20, 32, 24);
  const { position } = geometry.attributes;
  const colors = new Float32Array((position?.count ?? 0) * 3);
  for (let corner = 0; corner < colors.length / 3; corner += 1) {
    const up = (position?.getY(corner) ?? 0) / 20;
    const share = Math.min(1, Math.max(0, up * 2.5 + 0.5));
    colors.set(mix(below, above, share), corner * 3);
  }
  geometry.setAttribute("color", new BufferAttribute(colors, 3));
  scene.add(new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: BackSide })));
}

/** A bright area that looks at the middle; what shines is mirrored as a shape. */
function addPanel(scene: Scene, color: Color, at: Vector3, width: number, height: number): void {
  const panel = new Mesh(new PlaneGeometry(width, height), new MeshBasicMaterial({ color, side: BackSide }));
  panel.position.copy(at);
  panel.lookAt(0, 0, 0);
  panel.rotateY(Math.PI);
  scene.add(panel);
}

/**
 * What is around a product, for what it mirrors and for the light that comes from everywhere: sky and ground, walls as dark
 * shapes, the window or soft box.
 * @param middle of the product, three's coordinates
 */
export function pictureSurroundings(
  renderer: WebGLRenderer,
  plan: ScenePlan,
  lights: Lights,
  middle: Vector3,
): Texture {
  const scene = new Scene();
  const { above, below } = ambienceOf(lights);
  addSky(scene, above, below);
  const isInside = !outdoorRooms.includes(plan.room) && plan.room !== "studio";
  for (const { centre, area, color } of lights.portals) {
    const at = toThree(centre).sub(middle);
    const edge = Math.sqrt(area);
    addPanel(scene, toColor(color, 2.6), at, edge * 0.5, edge * 0.62);
  }
  if (isInside) {
    // Floor and the far side of a room, so that metal has something dark to show.
    const floor = new Mesh(
      new BoxGeometry(9, 0.1, 9),
      new MeshBasicMaterial({ color: toColor(plan.palette.floor, 0.55) }),
    );
    floor.position.set(0, -middle.y - 0.05, 0);
    scene.add(floor);
  } else if (plan.room === "studio") {
    const strip = toColor(lights.portals[0]?.color ?? lights.sky, 1.7);
    addPanel(scene, strip, toThree([plan.side * 2.4, 0.9, 1.3]), 0.28, 2);
    addPanel(scene, strip, toThree([0, 3, 0.4]), 1.5, 0.6);
  }
  const generator = new PMREMGenerator(renderer);
  // By three's own rule no smaller than 256, which takes five seconds in software. Another version may ignore this.
  Object.assign(generator, { _setSize: () => Object.assign(generator, { _cubeSize: side }) });
  const { texture } = generator.fromScene(scene, 0, 0.1, 60);
  generator.dispose();
  return texture;
}
