import type { Hints } from "@/components/designs/canvas/editor-state";
import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { boundsOfBox } from "@/components/designs/canvas/model/measure";
import { byIdOf, replaceElements } from "@/components/designs/canvas/model/replace-elements";
import { type SnapTargets, snapTargets } from "@/components/designs/canvas/model/snap";
import { type ElementTree, isHidden, leavesOf, treeOf } from "@/components/designs/canvas/model/tree";
import { pxPerMm } from "@/components/designs/canvas/model/view";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Point } from "@/components/designs/editor/geometry";
import type { Space } from "@/lib/render/scene";

/** Where the pointer is and what is held down. */
export interface PointerAt {
  readonly mm: Point;
  readonly px: Point;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Ctrl, or Command: suspends snapping. */
  readonly mod: boolean;
}

/** What goes on between pressing and letting go. */
export interface Gesture {
  move: (at: PointerAt) => void;
  /** The pointer was let go; `moved` is false for a click. */
  end: (at: PointerAt, moved: boolean) => void;
  cancel: () => void;
}

/** Snapping reaches this far, px. */
export const snapReachPx = 8;
/** A press that moves less is a click, px. */
export const clickSlackPx = 3;

export const noHints: Hints = { lines: [], gaps: [], marquee: null, label: null };

export function pxOf(store: EditorStore): number {
  return store.getState().view.zoom * pxPerMm;
}

export function treeNow(store: EditorStore): ElementTree {
  const { drafts, spaceId } = store.getState();
  return treeOf(drafts.present, spaceId);
}

/** What `ids` paint and may be moved: nothing when any of it is locked. */
export function movableLeaves(store: EditorStore, ids: readonly string[]): readonly DraftElement[] {
  const leaves = leavesOf(treeNow(store), ids);
  const { isEditable } = store.getEditor();
  return leaves.every((leaf) => isEditable(leaf, "position")) ? leaves : [];
}

/** Everything a gesture can snap to: all but what it moves. */
export function targetsFor(store: EditorStore, space: Space, moving: readonly DraftElement[]): SnapTargets {
  const tree = treeNow(store);
  const own = new Set(moving.map((element) => element.elementId));
  const others = tree.ordered.filter(
    (each) => each.type !== "group" && !own.has(each.elementId) && !isHidden(tree, each.elementId),
  );
  const { guides } = store.getEditor();
  return snapTargets(
    space,
    others.map((each) => boundsOfBox(each.transform)),
    guides,
  );
}

export function showLive(store: EditorStore, elements: readonly DraftElement[], hints: Hints | null): void {
  store.setState({ live: byIdOf(elements), hints });
}

/** Writes what the gesture shows into the draft, as one step of undo. */
export function commitLive(store: EditorStore): void {
  const { live, spaceId } = store.getState();
  if (live !== null && live.size > 0) {
    store.getEditor().control.edit((draft) => replaceElements(draft, spaceId, live));
  }
  store.setState({ live: null, hints: null });
}

export function dropLive(store: EditorStore): void {
  store.setState({ live: null, hints: null });
}

/** Gives the keys back to the stage, after a field in it is left. */
export function focusStage(): void {
  document.querySelector<HTMLElement>("[data-stage]")?.focus({ preventScroll: true });
}
