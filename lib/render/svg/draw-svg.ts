import type { Canvas2D, Surface } from "@/lib/render/canvas";
import { type Bounds, intersect, type Matrix, multiply, transformBounds, translation } from "@/lib/render/matrix";
import { tracePath } from "@/lib/render/parse-path";
import type { SvgClip, SvgDrawing, SvgFill, SvgGroup, SvgNode, SvgStroke } from "./drawing";

/**
 * Draws what `shown` (a rectangle in the drawing's units) leaves of a picture. The context's state is as before afterwards,
 * but for its path; its transform and alpha have no influence.
 */
export function drawSvg(context: Canvas2D, drawing: SvgDrawing, shown: Bounds, matrix: Matrix, surface: Surface): void {
  const { bounds } = drawing;
  if (!bounds || !intersect(bounds, shown)) return;
  context.save();
  const isWithin =
    bounds.left >= shown.left &&
    bounds.top >= shown.top &&
    bounds.right <= shown.right &&
    bounds.bottom <= shown.bottom;
  // An edge that is cut and filled at the same place would be smoothed twice.
  if (!isWithin) {
    context.setTransform(...matrix);
    context.beginPath();
    context.moveTo(shown.left, shown.top);
    context.lineTo(shown.right, shown.top);
    context.lineTo(shown.right, shown.bottom);
    context.lineTo(shown.left, shown.bottom);
    context.closePath();
    context.clip();
  }
  drawNodes(context, drawing.nodes, matrix, surface);
  context.restore();
}

function drawNodes(context: Canvas2D, nodes: readonly SvgNode[], view: Matrix, surface: Surface): void {
  for (const node of nodes) {
    if (node.type === "group") drawGroup(context, node, view, surface);
    else for (const paint of node.paints) drawPaint(context, paint, view);
  }
}

function drawGroup(context: Canvas2D, group: SvgGroup, view: Matrix, surface: Surface): void {
  const area = intersect(transformBounds(view, group.bounds), {
    left: 0,
    top: 0,
    right: surface.width,
    bottom: surface.height,
  });
  if (!area) return;
  context.save();
  for (const clip of group.clips) clipTo(context, clip, view);
  if (group.opacity === 1) drawNodes(context, group.children, view, surface);
  else {
    const left = Math.floor(area.left);
    const top = Math.floor(area.top);
    const width = Math.ceil(area.right) - left;
    const height = Math.ceil(area.bottom) - top;
    const layer = surface.createLayer(width, height);
    const inner = multiply(translation(-left, -top), view);
    drawNodes(layer.context, group.children, inner, { ...surface, width, height });
    context.globalAlpha = group.opacity;
    context.setTransform(1, 0, 0, 1, 0, 0);
    layer.paintOn(context, left, top);
  }
  context.restore();
}

function clipTo(context: Canvas2D, clip: SvgClip, view: Matrix): void {
  context.setTransform(...multiply(view, clip.matrix));
  context.beginPath();
  tracePath(context, clip.steps);
  context.clip(clip.rule);
}

function drawPaint(context: Canvas2D, area: SvgFill | SvgStroke, view: Matrix): void {
  context.setTransform(...multiply(view, area.matrix));
  // Where a gradient has opacities of its own, Skia's PDF knows no other: all go into its stops.
  context.globalAlpha = area.paint.kind === "color" ? area.opacity : 1;
  context.beginPath();
  tracePath(context, area.steps);
  if ("rule" in area) {
    context.fillStyle = styleOf(context, area);
    context.fill(area.rule);
    return;
  }
  context.strokeStyle = styleOf(context, area);
  context.lineWidth = area.width;
  context.lineCap = area.cap;
  context.lineJoin = area.join;
  context.miterLimit = area.miterLimit;
  if (area.dashes.length > 0) {
    context.setLineDash([...area.dashes]);
    context.lineDashOffset = area.dashOffset;
  }
  context.stroke();
  if (area.dashes.length > 0) context.setLineDash([]);
}

function styleOf(context: Canvas2D, { paint, opacity }: SvgFill | SvgStroke): unknown {
  if (paint.kind === "color") return paint.color;
  const gradient =
    paint.kind === "linear"
      ? context.createLinearGradient(...paint.from, ...paint.to)
      : context.createRadialGradient(...paint.circles);
  for (const stop of paint.stops) gradient.addColorStop(stop.offset, withOpacity(stop.color, stop.opacity * opacity));
  return gradient;
}

function withOpacity(hex: string, opacity: number): string {
  const alpha = Math.round(opacity * 255);
  return alpha === 255 ? hex : `${hex}${alpha.toString(16).padStart(2, "0")}`;
}
