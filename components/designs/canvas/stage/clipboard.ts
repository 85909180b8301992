import type { Editor } from "@/components/designs/canvas/editor-state";
import { type Clip, clipOf, placeClip } from "@/components/designs/canvas/model/clip";
import { copyOffsetMm, removeElements } from "@/components/designs/canvas/model/copy-elements";
import { createTextIn } from "@/components/designs/canvas/model/create-elements";
import { refitGroups } from "@/components/designs/canvas/model/replace-elements";
import type { Point } from "@/components/designs/editor/geometry";
import { showError } from "@/components/ui/toast";
import { keepClip, keptClip } from "./kept-clip";

const count = (number: number) => (number === 1 ? "1 element" : `${number} elements`);

/** Ids of pictures mean nothing elsewhere, so a clip names whose they are. The design's creator shares its organization. */
function clipText(editor: Editor): string | null {
  const clip = clipOf(editor.draft, editor.space.spaceId, editor.selection, editor.organizationId);
  return clip === null ? null : JSON.stringify(clip);
}

/** Puts the selection into an event's clipboard, or by itself into the system's. */
export async function copySelection(editor: Editor, into?: DataTransfer | null): Promise<boolean> {
  const text = clipText(editor);
  if (text === null) return false;
  keepClip(text);
  editor.announce(`${count(editor.selection.length)} copied`);
  if (into != null) {
    into.setData("text/plain", text);
    return true;
  }
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Refused, or a page without TLS: what is kept serves this browser's tabs.
  }
  return true;
}

export async function cutSelection(editor: Editor, into?: DataTransfer | null): Promise<boolean> {
  const { draft, removed } = removeElements(editor.draft, editor.space.spaceId, editor.selection);
  if (removed === 0) {
    editor.announce("Locked against deletion");
    return false;
  }
  const copied = copySelection(editor, into);
  editor.control.edit(() => draft);
  editor.announce(`${count(removed)} cut`);
  return copied;
}

let lastPaste = { text: "", times: 0 };

function insertClip(editor: Editor, clip: Clip, text: string, at: Point | null): void {
  if (clip.organizationId !== editor.organizationId && clip.elements.some((element) => element.type === "image")) {
    showError("The pictures belong to another organization", "Upload them here first.");
    return;
  }
  lastPaste = { text, times: lastPaste.text === text ? lastPaste.times + 1 : 1 };
  const offsetMm = at === null ? copyOffsetMm * lastPaste.times : 0;
  const { copies, rootIds } = placeClip(clip, editor.space, { at, offsetMm });
  editor.control.edit((draft) =>
    refitGroups({ ...draft, elements: [...draft.elements, ...copies] }, editor.space.spaceId),
  );
  editor.select(rootIds);
  editor.announce(`${count(rootIds.length)} pasted`);
}

/** Inserts a text of the clipboard: elements, or words as a new text. Answers false for what is neither. */
export async function pasteText(editor: Editor, text: string, at: Point | null): Promise<boolean> {
  if (!editor.editable || text.trim() === "") return false;
  // The check brings a schema library along, which nobody needs before the first paste.
  const { parseClip } = await import("@/components/designs/canvas/model/parse-clip");
  const clip = parseClip(text);
  if (clip !== null) {
    insertClip(editor, clip, text, at);
    return true;
  }
  const { space } = editor;
  const middle = at ?? { x: space.widthMm / 2, y: space.heightMm / 2 };
  const element = createTextIn(space, editor.productColor, { at: middle }, text.slice(0, 10_000));
  editor.control.edit((draft) => ({ ...draft, elements: [...draft.elements, element] }));
  editor.select([element.elementId]);
  editor.announce("Text pasted");
  return true;
}

/** What a menu pastes: the system's clipboard where it may be read, else what was copied last in this browser. */
export async function pasteFromClipboard(editor: Editor, at: Point | null = null): Promise<void> {
  let text = "";
  try {
    text = await navigator.clipboard.readText();
  } catch {
    text = keptClip() ?? "";
  }
  await pasteText(editor, text === "" ? (keptClip() ?? "") : text, at);
}
