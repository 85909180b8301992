import type { Camera, Shot } from "./plan-shots";
import type { Still } from "./prepare-still";

/** One frame, three planes of red, green and blue. */
export interface Frame {
  readonly width: number;
  readonly height: number;
  readonly planes: readonly [Uint8Array, Uint8Array, Uint8Array];
}

export function createFrame(width: number, height: number): Frame {
  const plane = () => new Uint8Array(width * height);
  return { width, height, planes: [plane(), plane(), plane()] };
}

/** Width of a reveal's soft edge as a share of the way. */
const softEdge = 0.12;

interface Axis {
  readonly low: Int32Array;
  /** Weight of the pixel after `low`, 0…256. */
  readonly weight: Int32Array;
}

/** For every pixel of a row or column, the two of the still between which it lies. */
function placeAxis(length: number, source: number, centre: number, zoom: number): Axis {
  const low = new Int32Array(length);
  const weight = new Int32Array(length);
  for (let at = 0; at < length; at += 1) {
    const share = centre + ((at + 0.5) / length - 0.5) / zoom;
    const position = Math.min(source - 1.001, Math.max(0, share * source - 0.5));
    low[at] = Math.floor(position);
    weight[at] = Math.round((position - Math.floor(position)) * 256);
  }
  return { low, weight };
}

/** Samples a still as the camera sees it, bilinearly. */
function drawStill(frame: Frame, still: Still, camera: Camera): void {
  const columns = placeAxis(frame.width, still.width, camera.x, camera.zoom);
  const rows = placeAxis(frame.height, still.height, camera.y, camera.zoom);
  for (const [channel, plane] of frame.planes.entries()) {
    const source = still.planes[channel];
    if (!source) continue;
    for (let y = 0; y < frame.height; y += 1) {
      const upper = (rows.low[y] ?? 0) * still.width;
      const lower = upper + still.width;
      const down = rows.weight[y] ?? 0;
      const start = y * frame.width;
      for (let x = 0; x < frame.width; x += 1) {
        const left = columns.low[x] ?? 0;
        const right = columns.weight[x] ?? 0;
        const top = (source[upper + left] ?? 0) * (256 - right) + (source[upper + left + 1] ?? 0) * right;
        const bottom = (source[lower + left] ?? 0) * (256 - right) + (source[lower + left + 1] ?? 0) * right;
        plane[start + x] = (top * (256 - down) + bottom * down + 32_768) >> 16;
      }
    }
  }
}

function mixInto(frame: Frame, other: Frame, share: number): void {
  const weight = Math.round(share * 256);
  for (const [channel, plane] of frame.planes.entries()) {
    const from = other.planes[channel];
    if (!from) continue;
    for (let at = 0; at < plane.length; at += 1) {
      plane[at] = ((plane[at] ?? 0) * (256 - weight) + (from[at] ?? 0) * weight + 128) >> 8;
    }
  }
}

/** Covers what a reveal has not reached yet with the ground's colour. */
function cover(frame: Frame, ground: string, direction: "left" | "right" | "up" | "down", revealed: number): void {
  const isAcross = direction === "left" || direction === "right";
  const length = isAcross ? frame.width : frame.height;
  const edge = revealed * (1 + softEdge);
  const visible = Uint16Array.from({ length }, (_, at) => {
    const way = (at + 0.5) / length;
    const distance = direction === "right" || direction === "down" ? way : 1 - way;
    return Math.round(256 * Math.min(1, Math.max(0, (edge - distance) / softEdge)));
  });
  for (const [channel, plane] of frame.planes.entries()) {
    const color = Number.parseInt(ground.slice(1 + channel * 2, 3 + channel * 2), 16);
    for (let at = 0; at < plane.length; at += 1) {
      const share = visible[isAcross ? at % frame.width : Math.floor(at / frame.width)] ?? 256;
      if (share < 256) plane[at] = ((plane[at] ?? 0) * share + color * (256 - share) + 128) >> 8;
    }
  }
}

/** Draws one frame of a film into `frame`; `spare` is room for a second still. */
export function drawShot(
  frame: Frame,
  spare: Frame,
  stills: readonly Still[],
  shot: Shot,
  direction: "left" | "right" | "up" | "down",
): void {
  const still = stills[shot.still];
  if (!still) return;
  drawStill(frame, still, shot.camera);
  const next = shot.next && stills[shot.next.still];
  if (shot.next && next) {
    drawStill(spare, next, shot.next.camera);
    mixInto(frame, spare, shot.next.share);
  }
  if (shot.revealed < 1) cover(frame, still.ground, direction, shot.revealed);
}
