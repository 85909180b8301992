import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { type CropState, cropStateOf, panCrop, resizeCrop, withCrop } from "@/components/designs/canvas/model/crop";
import { replaceElements } from "@/components/designs/canvas/model/replace-elements";
import { type Handle, pointOfBox } from "@/components/designs/canvas/model/transform-boxes";
import type { ImageDraft } from "@/components/designs/editor/draft";
import { dropLive, type Gesture, noHints, type PointerAt, showLive, treeNow } from "./gesture";
import { knownImage } from "./known-images";

/** The picture that is cropped, and how it lies. */
export function croppedNow(store: EditorStore): { element: ImageDraft; state: CropState } | null {
  const { editingId, live } = store.getState();
  if (editingId === null) return null;
  const element = live?.get(editingId) ?? treeNow(store).byId.get(editingId);
  if (element?.type !== "image") return null;
  const image = knownImage(element.assetId);
  const state =
    image === undefined ? undefined : cropStateOf(element, { width: image.widthPx, height: image.heightPx });
  return state === undefined ? null : { element, state };
}

/** Writes another crop; steps that follow one another closely are one step of undo. */
export function writeCrop(store: EditorStore, element: ImageDraft, state: CropState, key = ""): void {
  const { spaceId } = store.getState();
  const next = withCrop(element, state);
  store.getEditor().control.edit((draft) => replaceElements(draft, spaceId, new Map([[next.elementId, next]])), key);
}

function startCrop(store: EditorStore, change: (state: CropState, at: PointerAt) => CropState): Gesture | null {
  const start = croppedNow(store);
  if (start === null) return null;
  return {
    move: (at) => showLive(store, [withCrop(start.element, change(start.state, at))], noHints),
    end: (at, moved) => {
      if (moved) writeCrop(store, start.element, change(start.state, at));
      dropLive(store);
    },
    cancel: () => dropLive(store),
  };
}

export function startCropHandle(store: EditorStore, start: PointerAt, handle: Handle): Gesture | null {
  const now = croppedNow(store);
  if (now === null) return null;
  const grip = pointOfBox(now.state.frame, handle);
  const offset = { x: grip.x - start.mm.x, y: grip.y - start.mm.y };
  return startCrop(store, (state, { mm, shift }) =>
    resizeCrop(state, handle, { x: mm.x + offset.x, y: mm.y + offset.y }, shift),
  );
}

export function startCropPan(store: EditorStore, start: PointerAt): Gesture | null {
  return startCrop(store, (state, { mm }) => panCrop(state, mm.x - start.mm.x, mm.y - start.mm.y));
}
