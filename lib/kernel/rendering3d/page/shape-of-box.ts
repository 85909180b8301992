import type { Vector3 } from "three";
import { type ProductShape, shapeColumns } from "@/lib/kernel/ai/built-in/scene/product/shape";

/** What the outline of a photograph would tell, from the size of a model: how wide it is, and whether it may stand on feet. */
export function shapeOfBox({ x, y, z }: Vector3): ProductShape {
  const aspect = Math.max(x, z * 0.6, 1e-4) / Math.max(y, 1e-4);
  return { aspect, undersides: new Float32Array(shapeColumns), hasFeet: false };
}
