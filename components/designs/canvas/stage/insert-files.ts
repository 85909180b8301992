import { v7 as newId } from "uuid";
import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { imageBox } from "@/components/designs/canvas/model/image-box";
import type { Point } from "@/components/designs/editor/geometry";
import { showError } from "@/components/ui/toast";
import { type AssetJson, uploadAsset } from "@/lib/designs/queries";
import { insertElement } from "./create-gesture";
import { rememberImage } from "./known-images";

const accepted = /^image\/(?:png|jpeg|webp|avif|gif|tiff|svg\+xml)$/;
const maxBytes = 200 * 1024 * 1024;
/** So many files at most come from one drop. */
const mostFiles = 20;

/** Puts artwork of the library on the space: at a point (mm) or in the middle, in the size it prints sharply at. */
export function insertAsset(store: EditorStore, asset: AssetJson, at: Point | null): void {
  const { space } = store.getEditor();
  rememberImage(asset.id, asset);
  insertElement(store, {
    elementId: newId(),
    type: "image",
    spaceId: space.spaceId,
    assetId: asset.id,
    transform: imageBox(space, asset, at),
    content: { fit: "contain" },
  });
}

async function insertFile(store: EditorStore, file: File, at: Point | null): Promise<void> {
  if (!accepted.test(file.type)) {
    showError(`${file.name} is no picture`, "PNG, JPEG, WebP, AVIF, GIF, TIFF or SVG can be used.");
    return;
  }
  if (file.size > maxBytes) {
    showError(`${file.name} is too large`, "Up to 200 MB can be uploaded.");
    return;
  }
  const { announce } = store.getEditor();
  const uploads = (change: 1 | -1) => store.setState({ uploads: store.getState().uploads + change });
  announce(`Uploading ${file.name}`);
  uploads(1);
  try {
    insertAsset(store, await uploadAsset(file, () => {}), at);
  } catch (cause) {
    showError(`${file.name} was not uploaded`, cause);
  } finally {
    uploads(-1);
  }
}

/** Uploads dropped or pasted files and puts them on the space; a single SVG is offered as artwork or as paths. */
export async function insertFiles(store: EditorStore, files: readonly File[], at: Point | null): Promise<void> {
  if (!store.getEditor().editable) return;
  const [first] = files;
  if (files.length === 1 && first?.type === "image/svg+xml") {
    store.setState({ pendingSvg: { text: await first.text(), name: first.name, at } });
    return;
  }
  let offset = 0;
  for (const file of files.slice(0, mostFiles)) {
    await insertFile(store, file, at === null ? null : { x: at.x + offset, y: at.y + offset });
    offset += 5;
  }
}

/** SVG code of the clipboard. */
export async function insertSvgText(store: EditorStore, text: string, at: Point | null): Promise<void> {
  store.setState({ pendingSvg: { text, name: "drawing.svg", at } });
}

/** The waiting SVG as one picture of the library. */
export async function insertSvgAsArtwork(store: EditorStore): Promise<void> {
  const { pendingSvg } = store.getState();
  if (pendingSvg === null) return;
  store.setState({ pendingSvg: null });
  await insertFile(store, new File([pendingSvg.text], pendingSvg.name, { type: "image/svg+xml" }), pendingSvg.at);
}
