import type { ImageDraft } from "@/components/designs/editor/draft";
import type { Point, Transform } from "@/components/designs/editor/geometry";
import { placeImage } from "@/lib/render/draw-image";
import { anchorBox, centreOf, clampBox, type Handle, resizeBox, turnPoint } from "./transform-boxes";

/** A picture that is cropped: the frame that shows, and where the whole picture lies, both with the same rotation. */
export interface CropState {
  readonly frame: Transform;
  readonly whole: Transform;
}

/** What the frame shows of the picture now; undefined for a box or a picture without size. */
export function cropStateOf(element: ImageDraft, image: { width: number; height: number }): CropState | undefined {
  const placed = placeImage(element, image);
  if (placed === undefined) return undefined;
  const { source, target } = placed;
  const box = element.transform;
  const sub = (x: number, y: number, width: number, height: number): Transform => {
    const flat = { x: box.x + x + width / 2, y: box.y + y + height / 2 };
    const centre = turnPoint(flat, centreOf(box), box.rotation);
    return { x: centre.x - width / 2, y: centre.y - height / 2, width, height, rotation: box.rotation };
  };
  const [sx, sy] = [target.width / source.width, target.height / source.height];
  return {
    frame: sub(target.x, target.y, target.width, target.height),
    whole: sub(target.x - source.x * sx, target.y - source.y * sy, image.width * sx, image.height * sy),
  };
}

/** Where the frame lies in the whole picture, in its direction, mm from its top left. */
function frameIn({ frame, whole }: CropState): { left: number; top: number } {
  const flat = turnPoint(centreOf(frame), centreOf(whole), -whole.rotation);
  return { left: flat.x - frame.width / 2 - whole.x, top: flat.y - frame.height / 2 - whole.y };
}

const clamp = (value: number, least: number, most: number) => Math.min(Math.max(value, least), Math.max(least, most));

/** The state with a frame at this place of the whole picture. */
function withFrame(whole: Transform, left: number, top: number, width: number, height: number): CropState {
  const flat = { x: whole.x + left + width / 2, y: whole.y + top + height / 2 };
  const centre = turnPoint(flat, centreOf(whole), whole.rotation);
  return {
    whole,
    frame: { x: centre.x - width / 2, y: centre.y - height / 2, width, height, rotation: whole.rotation },
  };
}

/** Draws a handle of the frame; it never leaves the picture. */
export function resizeCrop(state: CropState, handle: Handle, to: Point, keepAspect: boolean): CropState {
  const { whole } = state;
  const local = turnPoint(to, centreOf(whole), -whole.rotation);
  const within = {
    x: clamp(local.x, whole.x, whole.x + whole.width),
    y: clamp(local.y, whole.y, whole.y + whole.height),
  };
  const grip = turnPoint(within, centreOf(whole), whole.rotation);
  const frame = resizeBox(state.frame, handle, grip, { keepAspect, fromCentre: false });
  const { left, top } = frameIn({ whole, frame });
  const x = clamp(left, 0, whole.width);
  const y = clamp(top, 0, whole.height);
  const right = clamp(left + frame.width, 0, whole.width);
  const bottom = clamp(top + frame.height, 0, whole.height);
  return withFrame(whole, x, y, right - x, bottom - y);
}

/** Moves the picture under the frame, as far as it covers it. */
export function panCrop({ frame, whole }: CropState, dx: number, dy: number): CropState {
  const turned = turnPoint({ x: dx, y: dy }, { x: 0, y: 0 }, -whole.rotation);
  const { left, top } = frameIn({ frame, whole });
  const nextLeft = clamp(left - turned.x, 0, whole.width - frame.width);
  const nextTop = clamp(top - turned.y, 0, whole.height - frame.height);
  const moved = anchorBox(whole, { x: 0, y: 0 }, centreOf(whole));
  const shift = turnPoint({ x: left - nextLeft, y: top - nextTop }, { x: 0, y: 0 }, whole.rotation);
  return { frame, whole: { ...moved, x: moved.x + shift.x, y: moved.y + shift.y } };
}

/** Makes the picture larger or smaller under the frame, about the frame's middle, never smaller than the frame. */
export function scaleCrop(state: CropState, factor: number): CropState {
  const { frame, whole } = state;
  const least = Math.max(frame.width / whole.width, frame.height / whole.height);
  const scale = clamp(factor, least, 100);
  const { left, top } = frameIn(state);
  const size = { width: whole.width * scale, height: whole.height * scale };
  const nextLeft = clamp((left + frame.width / 2) * scale - frame.width / 2, 0, size.width - frame.width);
  const nextTop = clamp((top + frame.height / 2) * scale - frame.height / 2, 0, size.height - frame.height);
  const offset = {
    x: size.width / 2 - nextLeft - frame.width / 2,
    y: size.height / 2 - nextTop - frame.height / 2,
  };
  const centre = centreOf(frame);
  const turned = turnPoint(offset, { x: 0, y: 0 }, frame.rotation);
  const at = { x: centre.x + turned.x, y: centre.y + turned.y };
  return { frame, whole: { ...size, rotation: whole.rotation, x: at.x - size.width / 2, y: at.y - size.height / 2 } };
}

/** The element with that frame; a frame around the whole picture is no crop. */
export function withCrop(element: ImageDraft, state: CropState): ImageDraft {
  const { frame, whole } = state;
  const { left, top } = frameIn(state);
  const x = clamp(left / whole.width, 0, 1);
  const y = clamp(top / whole.height, 0, 1);
  const width = clamp(frame.width / whole.width, 1e-4, 1 - x);
  const height = clamp(frame.height / whole.height, 1e-4, 1 - y);
  const { crop: _, ...content } = element.content;
  const isWhole = x < 1e-4 && y < 1e-4 && width > 1 - 1e-4 && height > 1 - 1e-4;
  const crop = isWhole ? {} : { crop: { x, y, width, height } };
  return { ...element, transform: clampBox(frame), content: { ...content, ...crop } };
}
