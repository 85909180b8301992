export type Vector = readonly [number, number, number];

export function subtract(a: Vector, b: Vector): Vector {
  return [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
}

export function dot(a: Vector, b: Vector): number {
  return a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
}

export function cross(a: Vector, b: Vector): Vector {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}

export function normalize(a: Vector): Vector {
  const length = Math.hypot(a[0], a[1], a[2]) || 1;
  return [a[0] / length, a[1] / length, a[2] / length];
}

/** A camera on a tripod. The world is in mm, y points up. */
export interface Camera {
  eye: Vector;
  right: Vector;
  up: Vector;
  forward: Vector;
  /** Half the picture's width at distance 1. */
  reach: number;
  width: number;
  height: number;
}

/** Aims at `target` from `distance` mm; yaw and pitch in degrees (pitch > 0 looks down), field of view across the picture. */
export function createCamera(options: {
  target: Vector;
  distance: number;
  yaw: number;
  pitch: number;
  fieldOfView: number;
  width: number;
  height: number;
}): Camera {
  const yaw = (options.yaw * Math.PI) / 180;
  const pitch = (options.pitch * Math.PI) / 180;
  const back: Vector = [Math.sin(yaw) * Math.cos(pitch), Math.sin(pitch), Math.cos(yaw) * Math.cos(pitch)];
  const { target, distance } = options;
  const eye: Vector = [target[0] + back[0] * distance, target[1] + back[1] * distance, target[2] + back[2] * distance];
  const forward: Vector = [-back[0], -back[1], -back[2]];
  const right: Vector = [Math.cos(yaw), 0, -Math.sin(yaw)];
  const up = cross(right, forward);
  return {
    eye,
    forward,
    right,
    up,
    reach: Math.tan((options.fieldOfView * Math.PI) / 360),
    width: options.width,
    height: options.height,
  };
}

/** Direction of the ray through a picture position in pixels. */
export function rayThrough(camera: Camera, x: number, y: number): Vector {
  const sx = ((2 * x) / camera.width - 1) * camera.reach;
  const sy = ((camera.height - 2 * y) / camera.width) * camera.reach;
  const { forward: f, right: r, up: u } = camera;
  return normalize([f[0] + r[0] * sx + u[0] * sy, f[1] + r[1] * sx + u[1] * sy, f[2] + r[2] * sx + u[2] * sy]);
}

/** Where a point of the world lies in the picture, in pixels. */
export function project(camera: Camera, point: Vector): [number, number] {
  const d = subtract(point, camera.eye);
  const depth = dot(d, camera.forward);
  const sx = dot(d, camera.right) / depth / camera.reach;
  const sy = dot(d, camera.up) / depth / camera.reach;
  return [((sx + 1) / 2) * camera.width, camera.height / 2 - (sy * camera.width) / 2];
}
