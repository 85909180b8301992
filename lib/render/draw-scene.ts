import type { Canvas2D, DrawableImage, Surface } from "./canvas";
import { drawImage } from "./draw-image";
import { defaultStrokeWidthMm, drawPath, drawShape, paintOf } from "./draw-shape";
import { drawText, textBounds } from "./draw-text";
import {
  type Bounds,
  elementMatrix,
  intersect,
  type Matrix,
  multiply,
  transformBounds,
  translation,
  unite,
} from "./matrix";
import { parsePath, tracePath } from "./parse-path";
import type { Element, Scene, Space } from "./scene";
import { buildSceneTree, type SceneNode } from "./scene-tree";

/** Device units are pixels, or points in a PDF. */
export interface DrawOptions extends Surface {
  /** Maps millimetres of the space to device units. */
  readonly view: Matrix;
  /** Decoded images by asset; an image that is not there yet is left out. */
  readonly images: (assetId: string) => DrawableImage | undefined;
  /** CSS family under which a face was registered; by default its key. */
  readonly familyOf?: (fontKey: string) => string;
  /** The surface records vectors (a PDF): text needs no care for pixels. */
  readonly isVector?: boolean;
  /** What the picture is cut to: the trimmed shape, the rectangle with bleed, or nothing. Default `trim`. */
  readonly clip?: "trim" | "bleed" | "none";
  /** Put behind the finished artwork, within the clip: blend modes act among the elements and never on it. */
  readonly background?: string;
}

/**
 * Draws a scene on an empty (transparent) surface. Replaces the context's transform; everything else is as before afterwards. Text must carry its layout.
 * Throws PathSyntaxError for bad path data.
 */
export function drawScene(context: Canvas2D, scene: Scene, options: DrawOptions): void {
  context.save();
  context.setTransform(...options.view);
  clipToSpace(context, scene.space, options.clip ?? "trim");
  for (const node of buildSceneTree(scene)) drawNode(context, node, options);
  if (options.background !== undefined) {
    const { space } = scene;
    const bleed = (options.clip ?? "trim") === "trim" ? 0 : space.bleedMm;
    context.setTransform(...options.view);
    context.globalAlpha = 1;
    context.globalCompositeOperation = "destination-over";
    context.fillStyle = options.background;
    context.fillRect(-bleed, -bleed, space.widthMm + 2 * bleed, space.heightMm + 2 * bleed);
  }
  context.restore();
}

/** Cuts to the space. Bleed is a rectangle even around a shaped space: the shape is cut out of the printed sheet later. */
function clipToSpace(context: Canvas2D, space: Space, clip: "trim" | "bleed" | "none"): void {
  if (clip === "none") return;
  context.beginPath();
  if (space.clip !== undefined && (clip === "trim" || space.bleedMm === 0)) {
    tracePath(context, parsePath(space.clip));
  } else {
    const bleed = clip === "bleed" ? space.bleedMm : 0;
    context.moveTo(-bleed, -bleed);
    context.lineTo(space.widthMm + bleed, -bleed);
    context.lineTo(space.widthMm + bleed, space.heightMm + bleed);
    context.lineTo(-bleed, space.heightMm + bleed);
    context.closePath();
  }
  context.clip();
}

/** Whether an element is one stroke of the brush, so that opacity and blending may act on it directly. */
function isSinglePaint(element: Element, options: DrawOptions): boolean {
  if (element.type === "image") return options.images(element.assetId)?.drawVector === undefined;
  if (element.type !== "shape" && element.type !== "path") return false;
  const paint = paintOf(element);
  return paint.fill === undefined || paint.stroke === undefined;
}

function drawNode(context: Canvas2D, node: SceneNode, options: DrawOptions): void {
  const { element } = node;
  const opacity = element.opacity ?? 1;
  const blend = !element.blendMode || element.blendMode === "normal" ? "source-over" : element.blendMode;
  if ((opacity === 1 && blend === "source-over") || isSinglePaint(element, options)) {
    context.globalAlpha = opacity;
    context.globalCompositeOperation = blend;
    paintNode(context, node, options);
    return;
  }
  const surface = { left: 0, top: 0, right: options.width, bottom: options.height };
  const touched = nodeBounds(node, options.view);
  const area = touched && intersect(touched, surface);
  if (!area) return;
  const left = Math.floor(area.left);
  const top = Math.floor(area.top);
  const width = Math.ceil(area.right) - left;
  const height = Math.ceil(area.bottom) - top;
  const layer = options.createLayer(width, height);
  const inner = { ...options, view: multiply(translation(-left, -top), options.view), width, height };
  layer.context.globalAlpha = 1;
  layer.context.globalCompositeOperation = "source-over";
  paintNode(layer.context, node, inner);
  context.globalAlpha = opacity;
  context.globalCompositeOperation = blend;
  context.setTransform(1, 0, 0, 1, 0, 0);
  layer.paintOn(context, left, top);
}

function paintNode(context: Canvas2D, node: SceneNode, options: DrawOptions): void {
  const { element } = node;
  if (element.type === "group") {
    for (const child of node.children) drawNode(context, child, options);
    return;
  }
  const matrix = multiply(options.view, elementMatrix(element.transform));
  if (element.type === "text") drawText(context, element, matrix, options);
  else if (element.type === "shape") drawShape(context, element, matrix);
  else if (element.type === "path") drawPath(context, element, matrix);
  else {
    const image = options.images(element.assetId);
    if (image) drawImage(context, element, image, matrix, options);
  }
}

/** Device bounds of everything a node may paint; undefined for an empty group. */
function nodeBounds(node: SceneNode, view: Matrix): Bounds | undefined {
  const { element } = node;
  if (element.type === "group") {
    return node.children.reduce<Bounds | undefined>(
      (bounds, child) => unite(bounds, nodeBounds(child, view)),
      undefined,
    );
  }
  const matrix = multiply(view, elementMatrix(element.transform));
  if (element.type === "text") return transformBounds(matrix, textBounds(element));
  const { width, height } = element.transform;
  // Mitred corners reach up to ten half line widths out.
  const reach = element.type === "image" ? 0 : 5 * Math.max(defaultStrokeWidthMm, paintOf(element).strokeWidthMm);
  return transformBounds(matrix, { left: -reach, top: -reach, right: width + reach, bottom: height + reach });
}
