import type { Editor } from "@/components/designs/canvas/editor-state";
import { boundsOfBoxes } from "@/components/designs/canvas/model/measure";
import { byIdOf, replaceElements } from "@/components/designs/canvas/model/replace-elements";
import { frameOfSelection, turnSelection } from "@/components/designs/canvas/model/selection-frame";
import {
  anchorBox,
  carryElements,
  centreOf,
  fitElement,
  needsUniformScale,
  normalizeDegrees,
  pointOfBox,
  shiftElements,
  smallestSideMm,
} from "@/components/designs/canvas/model/transform-boxes";
import { leavesOf, rootsOf, treeOf } from "@/components/designs/canvas/model/tree";
import { formatLength, formatSize } from "@/components/designs/canvas/stage/format-length";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { Command } from "./command";

/** What the selection paints, when all of it may be moved. */
function movable(editor: Editor): readonly DraftElement[] {
  if (editor.selection.length === 0) return [];
  const leaves = leavesOf(treeOf(editor.draft, editor.space.spaceId), editor.selection);
  return leaves.every((leaf) => editor.isEditable(leaf, "position")) ? leaves : [];
}

const frameOf = (editor: Editor) => frameOfSelection(treeOf(editor.draft, editor.space.spaceId), editor.selection);

const canMove = (editor: Editor) => movable(editor).length > 0;

function apply(editor: Editor, changed: readonly DraftElement[], key: string): void {
  editor.control.edit(
    (draft) => replaceElements(draft, editor.space.spaceId, byIdOf(changed)),
    `${key}:${editor.selection.join()}`,
  );
}

function nudge(editor: Editor, dx: number, dy: number): void {
  const moved = shiftElements(movable(editor), dx, dy);
  apply(editor, moved, "nudge");
  const bounds = boundsOfBoxes(moved.map((element) => element.transform));
  if (bounds === undefined) return;
  const { unit } = editor.options;
  editor.announce(`${formatLength(bounds.left, unit)} from the left, ${formatLength(bounds.top, unit)} from the top`);
}

/** Makes the selection wider or higher at its right or lower side; letters and tilted things grow in proportion. */
function grow(editor: Editor, dw: number, dh: number): void {
  const leaves = movable(editor);
  const [only] = leaves;
  const box = frameOf(editor);
  if (only === undefined || box === undefined) return;
  const isSingle = leaves.length === 1;
  const width = Math.max(smallestSideMm, box.width + dw);
  const height = Math.max(smallestSideMm, box.height + dh);
  const scales = isSingle ? only.type === "text" && dh !== 0 : needsUniformScale(leaves, box.rotation);
  const ratio = dw === 0 ? height / Math.max(box.height, 0.01) : width / Math.max(box.width, 0.01);
  const next = scales
    ? { ...box, width: box.width * ratio, height: box.height * ratio }
    : { ...box, width: dw === 0 ? box.width : width, height: dh === 0 ? box.height : height };
  const corner = { x: -1, y: -1 };
  const grown = anchorBox(next, corner, pointOfBox(box, corner));
  const changed = isSingle ? [fitElement(only, next, scales)] : carryElements(leaves, box, grown);
  apply(editor, changed, "grow");
  editor.announce(formatSize(next, editor.options.unit));
}

function turn(editor: Editor, degrees: number): void {
  const box = canMove(editor) ? frameOf(editor) : undefined;
  if (box === undefined) return;
  const tree = treeOf(editor.draft, editor.space.spaceId);
  apply(editor, turnSelection(tree, editor.selection, centreOf(box), degrees), "turn");
  const isOne = rootsOf(tree, editor.selection).length === 1;
  editor.announce(isOne ? `${normalizeDegrees(box.rotation + degrees)} degrees` : `Rotated by ${degrees} degrees`);
}

const directions = [
  { id: "left", key: "arrowleft", x: -1, y: 0 },
  { id: "right", key: "arrowright", x: 1, y: 0 },
  { id: "up", key: "arrowup", x: 0, y: -1 },
  { id: "down", key: "arrowdown", x: 0, y: 1 },
] as const;

const steps = [
  { id: "", mm: 1, keys: [], label: "1 mm" },
  { id: "-far", mm: 5, keys: ["shift"], label: "5 mm" },
  { id: "-fine", mm: 0.1, keys: ["alt"], label: "0.1 mm" },
] as const;

const moves = directions.flatMap(({ id, key, x, y }) =>
  steps.map(
    (step): Command => ({
      id: `move-${id}${step.id}`,
      label: `Move ${id} by ${step.label}`,
      group: "Move and resize",
      keys: [...step.keys, key],
      onStage: true,
      enabled: canMove,
      run: (editor) => nudge(editor, x * step.mm, y * step.mm),
    }),
  ),
);

const growths = directions.flatMap(({ id, key, x, y }) =>
  steps.slice(0, 2).map(
    (step): Command => ({
      id: `resize-${id}${step.id}`,
      label: `${x === 0 ? (y < 0 ? "Lower" : "Higher") : x < 0 ? "Narrower" : "Wider"} by ${step.label}`,
      group: "Move and resize",
      keys: ["mod", ...step.keys, key],
      onStage: true,
      enabled: canMove,
      run: (editor) => grow(editor, x * step.mm, y * step.mm),
    }),
  ),
);

const turns = [
  { id: "rotate-right", label: "Rotate right by 1°", key: ".", degrees: 1 },
  { id: "rotate-left", label: "Rotate left by 1°", key: ",", degrees: -1 },
  { id: "rotate-right-far", label: "Rotate right by 15°", key: ">", degrees: 15 },
  { id: "rotate-left-far", label: "Rotate left by 15°", key: "<", degrees: -15 },
].map(
  ({ id, label, key, degrees }): Command => ({
    id,
    label,
    group: "Move and resize",
    keys: [key],
    enabled: canMove,
    run: (editor) => turn(editor, degrees),
  }),
);

export const transformCommands: readonly Command[] = [...moves, ...growths, ...turns];
