import { boundsOfBox } from "@/components/designs/canvas/model/measure";
import { type ElementTree, treeOf } from "@/components/designs/canvas/model/tree";
import { pxPerMm } from "@/components/designs/canvas/model/view";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { DrawReport } from "@/components/designs/editor/draft-renderer";
import { type Bounds, intersect, type Matrix, transformBounds, unite } from "@/lib/render/matrix";
import { fadeOutside } from "./fade-outside";
import { changedSince, isSameApartFrom, isSameContent, isSameView, type Picture } from "./picture-changes";
import { type Layer, overshootOf, splitLayers } from "./split-layers";

type Context = OffscreenCanvasRenderingContext2D;

interface Still {
  layers: readonly { layer: Layer; bitmap: OffscreenCanvas | null }[];
  picture: Picture;
  movers: ReadonlySet<string>;
}

/** A picture that takes longer than this is drawn anew only when zooming and panning pause, ms. */
const quickMs = 10;
const pauseMs = 90;

function viewMatrix({ view, density }: Picture): Matrix {
  const scale = view.zoom * pxPerMm * density;
  return [scale, 0, 0, scale, view.x * density, view.y * density];
}

const emptyReport = (): DrawReport => ({ pending: false, textHeights: new Map(), problems: new Map() });

/**
 * Draws the stage. At rest the whole picture is drawn once and kept; while something moves, what is below and above it
 * are bitmaps and only the part of the stage that it touches is drawn again; while the view changes, the kept picture
 * is stretched until there is time for a sharp one.
 */
export class StagePainter {
  readonly #canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D;
  readonly #onReport: (report: DrawReport) => void;
  #kept: { bitmap: OffscreenCanvas; picture: Picture; report: DrawReport } | null = null;
  #still: Still | null = null;
  #dirty: Bounds | undefined;
  #cost = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(canvas: HTMLCanvasElement, onReport: (report: DrawReport) => void) {
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("The browser gives no drawing surface.");
    this.#canvas = canvas;
    this.#context = context;
    this.#onReport = onReport;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Draws now. `width` and `height` are the stage's, px. */
  paint(picture: Picture, width: number, height: number): void {
    const across = Math.max(1, Math.round(width * picture.density));
    const down = Math.max(1, Math.round(height * picture.density));
    if (this.#canvas.width !== across || this.#canvas.height !== down) {
      this.#canvas.width = across;
      this.#canvas.height = down;
      this.#kept = null;
      this.#still = null;
    }
    clearTimeout(this.#timer);
    if (picture.live !== null) {
      this.#paintMoving(picture, picture.live);
      return;
    }
    this.#dirty = undefined;
    if (this.#settle(picture)) return;
    this.#still = null;
    const kept = this.#kept;
    // What the keyboard changes step by step is drawn as what the pointer moves: over bitmaps of the rest.
    const changed = this.#cost > quickMs && kept !== null ? changedSince(kept, picture) : null;
    if (changed !== null && isSameView(kept?.picture ?? picture, picture)) {
      this.#split(picture, changed, picture.elements);
      if (this.#settle(picture)) return;
    }
    const isStretchable = kept !== null && isSameContent(kept.picture, picture) && this.#cost > quickMs;
    if (kept !== null && isSameContent(kept.picture, picture) && isSameView(kept.picture, picture)) {
      this.#show(kept.bitmap, [1, 0, 0, 1, 0, 0]);
      return;
    }
    if (!isStretchable) {
      this.#paintSharp(picture);
      return;
    }
    const [from, to] = [viewMatrix(kept.picture), viewMatrix(picture)];
    const scale = to[0] / from[0];
    this.#show(kept.bitmap, [scale, 0, 0, scale, to[4] - from[4] * scale, to[5] - from[5] * scale]);
    this.#timer = setTimeout(() => this.#paintSharp(picture), pauseMs);
  }

  /** After a gesture only what moved is drawn: everything else is already on the bitmaps. Answers whether that could be. */
  #settle(picture: Picture): boolean {
    const still = this.#still;
    if (still === null || !isSameView(still.picture, picture) || !isSameApartFrom(still, picture)) return false;
    const byId = new Map(picture.elements.map((element) => [element.elementId, element]));
    const { bitmap, context } = this.#surface();
    const textHeights = new Map<string, number>();
    const problems = new Map(this.#kept?.report.problems);
    let pending = false;
    const layers = still.layers.map(({ layer, bitmap: drawn }) => {
      if (drawn !== null) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.drawImage(drawn, 0, 0);
        return { layer, bitmap: drawn };
      }
      const elements = layer.elements.map((element) => byId.get(element.elementId) ?? element);
      for (const { elementId } of elements) problems.delete(elementId);
      const found = this.#draw(context, picture, elements);
      for (const [id, height] of found.textHeights) textHeights.set(id, height);
      for (const [id, problem] of found.problems) problems.set(id, problem);
      pending ||= found.pending;
      return { layer: { ...layer, elements }, bitmap: null };
    });
    this.#still = { ...still, picture, layers };
    fadeOutside(context, picture.space, viewMatrix(picture));
    this.#show(bitmap, [1, 0, 0, 1, 0, 0]);
    const report = { pending, textHeights, problems };
    this.#kept = { bitmap, picture, report };
    this.#onReport(report);
    return true;
  }

  #paintSharp(picture: Picture): void {
    const began = performance.now();
    const { bitmap, context } = this.#surface();
    const report = this.#draw(context, picture, picture.elements);
    fadeOutside(context, picture.space, viewMatrix(picture));
    this.#show(bitmap, [1, 0, 0, 1, 0, 0]);
    this.#cost = performance.now() - began;
    this.#kept = { bitmap, picture, report };
    this.#onReport(report);
  }

  #surface(): { bitmap: OffscreenCanvas; context: Context } {
    const bitmap = new OffscreenCanvas(this.#canvas.width, this.#canvas.height);
    const context = bitmap.getContext("2d");
    if (context === null) throw new Error("The browser gives no drawing surface.");
    return { bitmap, context };
  }

  #draw(context: Context | CanvasRenderingContext2D, picture: Picture, elements: readonly DraftElement[]): DrawReport {
    const { space, images, stored, renderer } = picture;
    const { width, height } = this.#canvas;
    const request = { space, elements, width, height, view: viewMatrix(picture), clip: "none" as const, images };
    return renderer.paintDraft(context, request, stored);
  }

  #show(bitmap: OffscreenCanvas, matrix: Matrix): void {
    const context = this.#context;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.setTransform(...matrix);
    context.drawImage(bitmap, 0, 0);
  }

  #paintMoving(picture: Picture, live: ReadonlyMap<string, DraftElement>): void {
    const still = this.#stillFor(picture, live);
    const area = this.#areaOf(picture, live, still.layers);
    const whole: Bounds = { left: 0, top: 0, right: this.#canvas.width, bottom: this.#canvas.height };
    const isFirst = this.#dirty === undefined;
    const touched = isFirst ? whole : intersect(unite(this.#dirty, area) ?? whole, whole);
    this.#dirty = area ?? { left: 0, top: 0, right: 0, bottom: 0 };
    if (touched === undefined) return;
    const { left, top } = touched;
    const [width, height] = [touched.right - left, touched.bottom - top];
    const context = this.#context;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(left, top, width, height);
    context.clip();
    context.clearRect(left, top, width, height);
    const report = emptyReport();
    const heights = new Map<string, number>();
    for (const { layer, bitmap } of still.layers) {
      if (bitmap !== null) {
        context.setTransform(1, 0, 0, 1, 0, 0);
        context.drawImage(bitmap, left, top, width, height, left, top, width, height);
        continue;
      }
      const shown = layer.elements.map((element) => live.get(element.elementId) ?? element);
      const found = this.#draw(context, picture, shown);
      for (const [id, value] of found.textHeights) if (live.has(id)) heights.set(id, value);
      report.pending ||= found.pending;
    }
    fadeOutside(context, picture.space, viewMatrix(picture));
    context.restore();
    this.#onReport({ ...report, textHeights: heights, problems: this.#kept?.report.problems ?? new Map() });
  }

  #stillFor(picture: Picture, live: ReadonlyMap<string, DraftElement>): Still {
    const known = this.#still;
    const isKnown =
      known !== null && known.movers.size === live.size && [...live.keys()].every((id) => known.movers.has(id));
    if (isKnown && isSameView(known.picture, picture) && isSameApartFrom(known, picture)) return known;
    const present = new Set(picture.elements.map((element) => element.elementId));
    const added = [...live.values()].filter((element) => !present.has(element.elementId));
    const elements = added.length === 0 ? picture.elements : [...picture.elements, ...added];
    this.#dirty = undefined;
    return this.#split(picture, new Set(live.keys()), elements);
  }

  /** Draws what does not move on bitmaps of its own. */
  #split(picture: Picture, movers: ReadonlySet<string>, elements: readonly DraftElement[]): Still {
    const tree: ElementTree = treeOf({ elements }, picture.space.spaceId);
    const layers = splitLayers(tree, movers).map((layer) => {
      if (layer.moving) return { layer, bitmap: null };
      const { bitmap, context } = this.#surface();
      this.#draw(context, picture, layer.elements);
      return { layer, bitmap };
    });
    const still = { movers, picture, layers };
    this.#still = still;
    return still;
  }

  /** What the movers may paint, device pixels. */
  #areaOf(picture: Picture, live: ReadonlyMap<string, DraftElement>, layers: Still["layers"]): Bounds | undefined {
    const matrix = viewMatrix(picture);
    let area: Bounds | undefined;
    for (const { layer, bitmap } of layers) {
      if (bitmap !== null) continue;
      for (const original of layer.elements) {
        const element = live.get(original.elementId) ?? original;
        if (element.type === "group") continue;
        const { left, top, right, bottom } = boundsOfBox(element.transform);
        const reach = overshootOf(element);
        const grown = { left: left - reach, top: top - reach, right: right + reach, bottom: bottom + reach };
        area = unite(area, transformBounds(matrix, grown));
      }
    }
    if (area === undefined) return undefined;
    return {
      left: Math.floor(area.left) - 1,
      top: Math.floor(area.top) - 1,
      right: Math.ceil(area.right) + 1,
      bottom: Math.ceil(area.bottom) + 1,
    };
  }
}
