import { type Bounds, identity, type Matrix, multiply, transformBounds, translation, unite } from "@/lib/render/matrix";
import { pathBounds } from "@/lib/render/path-bounds";
import type { SvgClip, SvgDrawing, SvgNode } from "./drawing";
import { fitViewBox, parseViewBox } from "./fit-view-box";
import { SvgUnsupportedError } from "./limits";
import { paintShape } from "./paint-shape";
import { parseLength, parseShare, type Viewport } from "./parse-length";
import { parseSvg, type SvgElement } from "./parse-svg";
import { invert, readTransform } from "./parse-transform";
import { resolveClip } from "./resolve-clip";
import { boxSteps, shapeNames, shapeSteps } from "./shape-steps";
import { SvgDocument } from "./svg-document";
import { deriveStyle, initialStyle, isDisplayed, isVisible, refuseEffects, type SvgStyle } from "./svg-style";

/** A drawing, or why there is none. */
export type SvgInterpretation =
  | { readonly drawing: SvgDrawing; readonly reason?: undefined }
  | { readonly drawing: null; readonly reason: string };

/**
 * Reads an SVG file into figures that a canvas can draw. What cannot be drawn exactly so (text, filters, masks, patterns,
 * embedded images, …), is damaged or goes beyond `svgLimits` gives no drawing but a reason. Throws nothing.
 */
export function interpretSvg(text: string): SvgInterpretation {
  try {
    return { drawing: new Interpreter(new SvgDocument(parseSvg(text))).interpret() };
  } catch (error) {
    if (error instanceof SvgUnsupportedError) return { drawing: null, reason: error.message };
    throw error;
  }
}

/** Where an element is drawn. */
interface Place {
  /** Maps the parent's coordinates to the picture. */
  readonly matrix: Matrix;
  readonly viewport: Viewport;
  readonly style: SvgStyle;
  readonly depth: number;
  readonly into: SvgNode[];
}

/** The size that a `use` gives what it refers to. */
interface Instance {
  readonly width: string | undefined;
  readonly height: string | undefined;
}

/** Elements that draw nothing where they stand. */
const unrendered = new Set(
  "defs symbol clipPath linearGradient radialGradient pattern mask marker filter title desc metadata view".split(" "),
);

class Interpreter {
  constructor(readonly document: SvgDocument) {}

  interpret(): SvgDrawing {
    const { root } = this.document;
    const { attributes } = root;
    if (attributes.has("transform") || attributes.has("css-transform"))
      throw new SvgUnsupportedError("the whole picture is transformed");
    const box = parseViewBox(attributes.get("viewBox"));
    const read = (name: string, whole: number | undefined) => {
      const text = attributes.get(name);
      const isOwn = text !== undefined && text !== "auto" && !text.endsWith("%");
      return isOwn ? parseLength(text, 0) : (whole ?? 0);
    };
    const viewport = { width: read("width", box?.width), height: read("height", box?.height) };
    if (!(viewport.width > 0 && viewport.height > 0)) throw new SvgUnsupportedError("it has no size");
    const nodes: SvgNode[] = [];
    const outer: Viewport = box ?? viewport;
    if (outer.width > 0 && outer.height > 0) {
      const matrix = box ? fitViewBox(box, viewport, attributes.get("preserveAspectRatio")) : identity;
      this.#visit(root, { matrix, viewport: outer, style: initialStyle, depth: 0, into: nodes });
    }
    return { ...viewport, nodes, bounds: boundsOf(nodes) };
  }

  /** Draws an element; gives the box of what it draws in its parent's coordinates. */
  #visit(element: SvgElement, place: Place, instance?: Instance): Bounds | undefined {
    const { document } = this;
    document.budget.spend("visits");
    document.checkDepth(place.depth);
    if ((unrendered.has(element.name) && !(instance && element.name === "symbol")) || !isDisplayed(element)) return;
    if (element.name === "style" && !element.hasText) return;
    const { attributes } = element;
    const opacity = parseShare(attributes.get("opacity") ?? "1");
    if (opacity === 0) return;
    refuseEffects(element);
    const local = readTransform(attributes);
    const matrix = multiply(place.matrix, local);
    if (!invert(matrix)) return;
    const style = deriveStyle(place.style, element);
    const into: SvgNode[] = [];
    const inner = { ...place, matrix, style, depth: place.depth + 1, into };
    const box = this.#draw(element, inner, instance);
    const clips = resolveClip(document, element, { matrix, box, viewport: place.viewport });
    if (clips === "nothing") return;
    this.#wrap(into, opacity, clips, place.into);
    return box && transformBounds(local, box);
  }

  #draw(element: SvgElement, place: Place, instance: Instance | undefined): Bounds | undefined {
    if (shapeNames.has(element.name)) return this.#drawShape(element, place);
    switch (element.name) {
      case "g":
      case "a":
        return this.#drawChildren(element, place);
      case "svg":
        if (element === this.document.root) return this.#drawChildren(element, place);
        return this.#drawViewport(element, place, instance);
      case "symbol":
        return this.#drawViewport(element, place, instance);
      case "use":
        return this.#drawUse(element, place);
      case "switch":
        return this.#drawSwitch(element, place);
      default:
        throw new SvgUnsupportedError(`it contains ${element.name.slice(0, 40)}`);
    }
  }

  #drawChildren(element: SvgElement, place: Place): Bounds | undefined {
    let box: Bounds | undefined;
    for (const child of element.children) box = unite(box, this.#visit(child, place));
    return box;
  }

  #drawShape(element: SvgElement, { matrix, viewport, style, into }: Place): Bounds | undefined {
    const steps = shapeSteps(element, viewport);
    const box = pathBounds(steps);
    if (!box) return undefined;
    if (isVisible(style)) {
      const shape = paintShape(this.document, { element, style, steps, box, matrix, viewport });
      if (shape) into.push(shape);
    }
    return box;
  }

  /** The first child whose conditions hold; all but languages always hold (SVG 2 §5.11). */
  #drawSwitch(element: SvgElement, place: Place): Bounds | undefined {
    const chosen = element.children.find((child) => child.name !== "title" && child.name !== "desc");
    return chosen && this.#visit(chosen, place);
  }

  #drawUse(use: SvgElement, place: Place): Bounds | undefined {
    const target = this.document.linkedFrom(use);
    if (!target) return undefined;
    const { attributes } = use;
    const x = parseLength(attributes.get("x") ?? "0", place.viewport.width);
    const y = parseLength(attributes.get("y") ?? "0", place.viewport.height);
    const moved = translation(x, y);
    const instance = { width: attributes.get("width"), height: attributes.get("height") };
    const box = this.#visit(target, { ...place, matrix: multiply(place.matrix, moved) }, instance);
    return box && transformBounds(moved, box);
  }

  /** A nested `svg` or a `symbol`: coordinates of their own, cut to their box. */
  #drawViewport(element: SvgElement, place: Place, instance: Instance | undefined): Bounds | undefined {
    const { attributes } = element;
    const { viewport } = place;
    if (attributes.has("refX") || attributes.has("refY"))
      throw new SvgUnsupportedError("a symbol has a reference point");
    const read = (text: string | undefined, whole: number) =>
      parseLength(text === undefined || text === "auto" ? "100%" : text, whole);
    const x = parseLength(attributes.get("x") ?? "0", viewport.width);
    const y = parseLength(attributes.get("y") ?? "0", viewport.height);
    const size = {
      width: read(instance?.width ?? attributes.get("width"), viewport.width),
      height: read(instance?.height ?? attributes.get("height"), viewport.height),
    };
    const box = parseViewBox(attributes.get("viewBox"));
    const isShown = size.width > 0 && size.height > 0 && (!box || (box.width > 0 && box.height > 0));
    if (!isShown) return undefined;
    const fitted = box ? fitViewBox(box, size, attributes.get("preserveAspectRatio")) : identity;
    const own = multiply(translation(x, y), fitted);
    const into: SvgNode[] = [];
    const inner = { ...place, matrix: multiply(place.matrix, own), viewport: box ?? size, into };
    const drawn = this.#drawChildren(element, inner);
    const overflow = attributes.get("overflow") ?? "hidden";
    const edge = { left: x, top: y, right: x + size.width, bottom: y + size.height };
    const steps = boxSteps(edge.left, edge.top, edge.right, edge.bottom);
    const clips: SvgClip[] = [{ matrix: place.matrix, steps, rule: "nonzero" }];
    const isCut = overflow !== "visible" && overflow !== "auto" && !this.#isWithin(into, place.matrix, edge);
    this.#wrap(into, 1, isCut ? clips : [], place.into);
    return drawn && transformBounds(own, drawn);
  }

  /** Whether nodes surely stay within a box, so that it need not cut them. */
  #isWithin(nodes: readonly SvgNode[], matrix: Matrix, edge: Bounds): boolean {
    const bounds = boundsOf(nodes);
    if (!bounds) return true;
    const inverse = invert(matrix);
    if (!inverse) return false;
    const { left, top, right, bottom } = transformBounds(inverse, bounds);
    return left >= edge.left && top >= edge.top && right <= edge.right && bottom <= edge.bottom;
  }

  /** Hands nodes on as a group, or as they are where a group would change nothing. */
  #wrap(nodes: SvgNode[], opacity: number, clips: readonly SvgClip[], into: SvgNode[]): void {
    const bounds = boundsOf(nodes);
    if (!bounds) return;
    const [only] = nodes;
    const isSinglePaint = nodes.length === 1 && only?.type === "shape" && only.paints.length === 1;
    if (clips.length === 0 && (opacity === 1 || isSinglePaint)) {
      for (const node of nodes) into.push(opacity === 1 ? node : fade(node, opacity));
    } else if (isSinglePaint) {
      into.push({ type: "group", opacity: 1, clips, children: nodes.map((node) => fade(node, opacity)), bounds });
    } else {
      if (opacity < 1) this.document.budget.spend("layers");
      into.push({ type: "group", opacity, clips, children: nodes, bounds });
    }
  }
}

function fade(node: SvgNode, opacity: number): SvgNode {
  if (node.type === "group") return { ...node, opacity: node.opacity * opacity };
  return { ...node, paints: node.paints.map((paint) => ({ ...paint, opacity: paint.opacity * opacity })) };
}

function boundsOf(nodes: readonly SvgNode[]): Bounds | undefined {
  let bounds: Bounds | undefined;
  for (const node of nodes) bounds = unite(bounds, node.bounds);
  return bounds;
}
