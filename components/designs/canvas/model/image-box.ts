import type { Point, Transform } from "@/components/designs/editor/geometry";
import type { Space } from "@/lib/render/scene";
import { clampBox } from "./transform-boxes";

/** Pixels an inch that pictures are put on with: the least that prints call sharp. */
const sharpDpi = 300;
/** Pictures fill at most this part of the space at first. */
const largestShare = 0.9;

/** The box of a new picture: its natural size at 300 dpi, or as large as it fits; a drawing without pixels fits too. */
export function imageBox(
  space: Space,
  image: { widthPx: number; heightPx: number; mimeType: string },
  at: Point | null,
): Transform {
  const isVector = image.mimeType === "image/svg+xml";
  const natural = { width: (image.widthPx / sharpDpi) * 25.4, height: (image.heightPx / sharpDpi) * 25.4 };
  const room = { width: space.widthMm * largestShare, height: space.heightMm * largestShare };
  const fitting = Math.min(room.width / natural.width, room.height / natural.height);
  const scale = Math.min(isVector ? fitting * 0.6 : 1, fitting);
  const [width, height] = [natural.width * scale, natural.height * scale];
  const centre = at ?? { x: space.widthMm / 2, y: space.heightMm / 2 };
  return clampBox({ x: centre.x - width / 2, y: centre.y - height / 2, width, height, rotation: 0 });
}
