import { PerspectiveCamera } from "three";
import type { Camera } from "@/lib/kernel/ai/built-in/scene/render/camera";

const near = 0.05;
const far = 80;

export interface Shift {
  /** Part of a pixel, −0.5…0.5. */
  readonly pixel: readonly [number, number];
  /** Place on the lens, metres. */
  readonly lens: readonly [number, number];
  /** What stays sharp, metres away. */
  readonly focus: number;
}

/** The set's camera, which looks straight ahead through a shifted lens, as three's. */
export class ShiftedCamera extends PerspectiveCamera {
  readonly #camera: Camera;

  constructor(camera: Camera) {
    super();
    this.#camera = camera;
    this.matrixAutoUpdate = true;
    this.shift({ pixel: [0, 0], lens: [0, 0], focus: 1 });
  }

  /** Three asks for it when a canvas changes; the projection stays what `shift` has made it. */
  override updateProjectionMatrix(): void {}

  shift({ pixel, lens, focus }: Shift): void {
    const { width, height, middle, horizon, focal, eye } = this.#camera;
    const scale = near / focal;
    const x = (-lens[0] * near) / focus;
    const y = (-lens[1] * near) / focus;
    this.projectionMatrix.makePerspective(
      (pixel[0] - middle) * scale + x,
      (width + pixel[0] - middle) * scale + x,
      (horizon + pixel[1]) * scale + y,
      (horizon + pixel[1] - height) * scale + y,
      near,
      far,
      this.coordinateSystem,
    );
    this.projectionMatrixInverse.copy(this.projectionMatrix).invert();
    this.position.set(lens[0], eye + lens[1], 0);
    this.updateMatrixWorld(true);
  }
}
