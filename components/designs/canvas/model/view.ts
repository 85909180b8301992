import type { Bounds } from "@/lib/render/matrix";

interface View {
  readonly zoom: number;
  readonly x: number;
  readonly y: number;
}

export const smallestZoom = 0.05;
export const largestZoom = 30;
/** CSS pixels of a millimetre at zoom 1: 96 an inch. */
export const pxPerMm = 96 / 25.4;
/** Free room around what is fitted, px. */
const marginPx = 48;

function clampZoom(zoom: number): number {
  return Number.isFinite(zoom) ? Math.min(largestZoom, Math.max(smallestZoom, zoom)) : 1;
}

/** Zooms so that what lies at `at` (px in the stage) stays there. */
export function zoomView(view: View, wanted: number, at: { x: number; y: number }): View {
  const zoom = clampZoom(wanted);
  const ratio = zoom / view.zoom;
  return { zoom, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
}

/** Shows these bounds (mm) as large as they fit. */
export function fitView(bounds: Bounds, viewport: { width: number; height: number }): View {
  const width = Math.max(bounds.right - bounds.left, 0.1);
  const height = Math.max(bounds.bottom - bounds.top, 0.1);
  const margin = Math.min(marginPx, viewport.width / 8, viewport.height / 8);
  const across = (viewport.width - 2 * margin) / width;
  const down = (viewport.height - 2 * margin) / height;
  const zoom = clampZoom(Math.min(across, down) / pxPerMm);
  const scale = zoom * pxPerMm;
  return {
    zoom,
    x: viewport.width / 2 - ((bounds.left + bounds.right) / 2) * scale,
    y: viewport.height / 2 - ((bounds.top + bounds.bottom) / 2) * scale,
  };
}

/** The next rounder zoom in a direction, as Ctrl and plus or minus step. */
export function stepZoom(zoom: number, direction: 1 | -1): number {
  const steps = [0.05, 0.1, 0.25, 0.33, 0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 8, 12, 16, 24, 30];
  const next =
    direction === 1 ? steps.find((step) => step > zoom * 1.01) : steps.findLast((step) => step < zoom * 0.99);
  return clampZoom(next ?? (direction === 1 ? largestZoom : smallestZoom));
}

/** A point of the stage (px) in the space (mm). */
export function toMm(view: View, point: { x: number; y: number }): { x: number; y: number } {
  const scale = view.zoom * pxPerMm;
  return { x: (point.x - view.x) / scale, y: (point.y - view.y) / scale };
}

/** A point of the space (mm) on the stage (px). */
export function toPx(view: View, point: { x: number; y: number }): { x: number; y: number } {
  const scale = view.zoom * pxPerMm;
  return { x: point.x * scale + view.x, y: point.y * scale + view.y };
}
