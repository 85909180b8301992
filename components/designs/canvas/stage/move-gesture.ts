import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { cloneElements } from "@/components/designs/canvas/model/copy-elements";
import { boundsOfBoxes, roundMm } from "@/components/designs/canvas/model/measure";
import { refitGroups } from "@/components/designs/canvas/model/replace-elements";
import { snapBox } from "@/components/designs/canvas/model/snap";
import { shiftElements } from "@/components/designs/canvas/model/transform-boxes";
import { familyOf, rootsOf } from "@/components/designs/canvas/model/tree";
import type { DraftElement } from "@/components/designs/editor/draft";
import {
  commitLive,
  dropLive,
  type Gesture,
  movableLeaves,
  noHints,
  type PointerAt,
  pxOf,
  showLive,
  snapReachPx,
  targetsFor,
  treeNow,
} from "./gesture";

/** Moves the selection; with Alt a copy of it. Shift keeps to one direction. */
export function startMove(store: EditorStore, start: PointerAt): Gesture | null {
  const { selection, space, options } = store.getEditor();
  const originals = movableLeaves(store, selection);
  const bounds = boundsOfBoxes(originals.map((element) => element.transform));
  if (bounds === undefined) return null;
  const targets = targetsFor(store, space, originals);
  const tree = treeNow(store);
  const family = rootsOf(tree, selection).flatMap((root) => familyOf(tree, root.elementId));
  const twins = cloneElements(family, { spaceId: space.spaceId, dx: 0, dy: 0, keepParents: true });
  let copies: readonly DraftElement[] | null = null;

  const offsetAt = (at: PointerAt) => {
    let dx = at.mm.x - start.mm.x;
    let dy = at.mm.y - start.mm.y;
    if (at.shift && Math.abs(dx) >= Math.abs(dy)) dy = 0;
    else if (at.shift) dx = 0;
    if (!options.snap || at.mod) return { dx, dy, hints: noHints };
    const moved = {
      left: bounds.left + dx,
      right: bounds.right + dx,
      top: bounds.top + dy,
      bottom: bounds.bottom + dy,
    };
    const snapped = snapBox(moved, targets, snapReachPx / pxOf(store));
    return {
      dx: dx + snapped.dx,
      dy: dy + snapped.dy,
      hints: { ...noHints, lines: snapped.lines, gaps: snapped.gaps },
    };
  };

  return {
    move: (at) => {
      const { dx, dy, hints } = offsetAt(at);
      copies = at.alt ? twins.copies : null;
      const moving = copies ?? originals;
      showLive(store, shiftElements(moving, roundMm(dx), roundMm(dy)), hints);
    },
    end: (_at, moved) => {
      const { live } = store.getState();
      if (!moved || live === null) return dropLive(store);
      if (copies === null) {
        commitLive(store);
      } else {
        const added = copies.map((copy) => live.get(copy.elementId) ?? copy);
        const last = family.at(-1)?.elementId;
        store.getEditor().control.edit((draft) => {
          const place = draft.elements.findIndex((element) => element.elementId === last);
          return refitGroups({ ...draft, elements: draft.elements.toSpliced(place + 1, 0, ...added) }, space.spaceId);
        });
        dropLive(store);
        store.getEditor().select(twins.rootIds);
        store.getEditor().announce("Duplicated");
      }
    },
    cancel: () => dropLive(store),
  };
}
