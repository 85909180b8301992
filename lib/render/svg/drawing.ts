import type { Bounds, Matrix } from "@/lib/render/matrix";
import type { PathStep } from "@/lib/render/parse-path";

/** A stop: position between 0 and 1, `#rrggbb`, and opacity between 0 and 1. */
export interface SvgStop {
  readonly offset: number;
  readonly color: string;
  readonly opacity: number;
}

/** What an area is painted with; coordinates are those of the painted steps. */
export type SvgPaint =
  | { readonly kind: "color"; readonly color: string; readonly opacity: number }
  | {
      readonly kind: "linear";
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly stops: readonly SvgStop[];
    }
  | {
      readonly kind: "radial";
      /** Focus x, y and radius, then centre x, y and radius. */
      readonly circles: readonly [number, number, number, number, number, number];
      readonly stops: readonly SvgStop[];
      /** Maps the gradient's own coordinates, in which it is circular, to those of the shape; absent when they agree. */
      readonly matrix?: Matrix;
    };

export type FillRule = "nonzero" | "evenodd";

/** `matrix` maps the steps to the picture; it differs from the shape's under a gradient that isn't circular there. */
export interface SvgFill {
  readonly paint: SvgPaint;
  readonly opacity: number;
  readonly rule: FillRule;
  readonly steps: readonly PathStep[];
  readonly matrix: Matrix;
}

export interface SvgStroke {
  readonly paint: SvgPaint;
  readonly opacity: number;
  readonly width: number;
  readonly cap: string;
  readonly join: string;
  readonly miterLimit: number;
  readonly dashes: readonly number[];
  readonly dashOffset: number;
  readonly steps: readonly PathStep[];
  readonly matrix: Matrix;
}

/** One figure with its paints in the order in which they are put on. Bounds are those of the picture, strokes included. */
export interface SvgShape {
  readonly type: "shape";
  readonly paints: readonly (SvgFill | SvgStroke)[];
  readonly bounds: Bounds;
}

/** An area that is cut to. */
export interface SvgClip {
  readonly matrix: Matrix;
  readonly steps: readonly PathStep[];
  readonly rule: FillRule;
}

/** Nodes that are cut to all of `clips` and composited as one when `opacity` is below 1. */
export interface SvgGroup {
  readonly type: "group";
  readonly opacity: number;
  readonly clips: readonly SvgClip[];
  readonly children: readonly SvgNode[];
  readonly bounds: Bounds;
}

export type SvgNode = SvgShape | SvgGroup;

/** A picture `width` wide and `height` high, in its own units; what lies outside is not shown. */
export interface SvgDrawing {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly SvgNode[];
  /** What the nodes may touch; absent when there are none. */
  readonly bounds?: Bounds;
}
