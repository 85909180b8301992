import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import type { Edge } from "@/components/designs/editor/geometry";
import { type Bounds, unite } from "@/lib/render/matrix";
import type { Space } from "@/lib/render/scene";
import { mayEdit } from "./locks";
import { boundsOfSelection } from "./measure";
import { byIdOf, replaceElements } from "./replace-elements";
import { shiftElements } from "./transform-boxes";
import { leavesOf, rootsOf, treeOf } from "./tree";

export type Axis = "x" | "y";

interface Piece {
  bounds: Bounds;
  leaves: readonly DraftElement[];
}

/** What moves as one: each selected element or group with its bounds; those that may not move stay out. */
function piecesOf(draft: Draft, spaceId: string, ids: readonly string[]): Piece[] {
  const tree = treeOf(draft, spaceId);
  return rootsOf(tree, ids).flatMap((root) => {
    const leaves = leavesOf(tree, [root.elementId]);
    const bounds = boundsOfSelection(tree, [root.elementId]);
    if (bounds === undefined || leaves.length === 0) return [];
    return leaves.every((leaf) => mayEdit(tree, leaf, "position")) ? [{ bounds, leaves }] : [];
  });
}

function shiftPieces(draft: Draft, spaceId: string, moves: readonly { piece: Piece; dx: number; dy: number }[]): Draft {
  const changed = moves.flatMap(({ piece, dx, dy }) =>
    Math.hypot(dx, dy) < 1e-4 ? [] : shiftElements(piece.leaves, dx, dy),
  );
  return replaceElements(draft, spaceId, byIdOf(changed));
}

function offsetTo(edge: Edge, piece: Bounds, frame: Bounds): { dx: number; dy: number } {
  switch (edge) {
    case "left":
      return { dx: frame.left - piece.left, dy: 0 };
    case "center":
      return { dx: (frame.left + frame.right - piece.left - piece.right) / 2, dy: 0 };
    case "right":
      return { dx: frame.right - piece.right, dy: 0 };
    case "top":
      return { dx: 0, dy: frame.top - piece.top };
    case "middle":
      return { dx: 0, dy: (frame.top + frame.bottom - piece.top - piece.bottom) / 2 };
    case "bottom":
      return { dx: 0, dy: frame.bottom - piece.bottom };
  }
}

/** Aligns several elements with one another, a single one with the trimmed space. */
export function alignElements(draft: Draft, space: Space, ids: readonly string[], edge: Edge): Draft {
  const tree = treeOf(draft, space.spaceId);
  const isSingle = rootsOf(tree, ids).length < 2;
  const all = boundsOfSelection(tree, ids);
  const frame = isSingle ? { left: 0, top: 0, right: space.widthMm, bottom: space.heightMm } : all;
  if (frame === undefined) return draft;
  const moves = piecesOf(draft, space.spaceId, ids).map((piece) => ({ piece, ...offsetTo(edge, piece.bounds, frame) }));
  return shiftPieces(draft, space.spaceId, moves);
}

/** Makes the gaps between three or more elements equal; the outermost two stay. */
export function distributeElements(draft: Draft, spaceId: string, ids: readonly string[], axis: Axis): Draft {
  const start = (bounds: Bounds) => (axis === "x" ? bounds.left : bounds.top);
  const end = (bounds: Bounds) => (axis === "x" ? bounds.right : bounds.bottom);
  const middle = (bounds: Bounds) => start(bounds) + end(bounds);
  const pieces = piecesOf(draft, spaceId, ids).toSorted((one, other) => middle(one.bounds) - middle(other.bounds));
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (pieces.length < 3 || first === undefined || last === undefined) return draft;
  const all = pieces.reduce<Bounds>((bounds, piece) => unite(bounds, piece.bounds) ?? bounds, first.bounds);
  const filled = pieces.reduce((sum, { bounds }) => sum + end(bounds) - start(bounds), 0);
  const gap = (end(all) - start(all) - filled) / (pieces.length - 1);
  let next = start(all);
  const moves = pieces.map((piece) => {
    const shift = next - start(piece.bounds);
    next += end(piece.bounds) - start(piece.bounds) + gap;
    return { piece, dx: axis === "x" ? shift : 0, dy: axis === "y" ? shift : 0 };
  });
  return shiftPieces(draft, spaceId, moves);
}
