import type { DrawableImage } from "@/lib/render/canvas";

export interface ImageSource {
  /** Address of the asset's bytes. */
  url: string;
  widthPx: number;
  heightPx: number;
}

type Entry = { state: "loading" | "failed" } | { state: "ready"; image: DrawableImage };

const images = new Map<string, Entry>();
const listeners = new Set<() => void>();

async function load(url: string, source: ImageSource): Promise<void> {
  let entry: Entry = { state: "failed" };
  try {
    const element = new Image();
    // From this server, never redirected to a store elsewhere: pixels of another origin could not be read back.
    element.src = `${url}${url.includes("?") ? "&" : "?"}delivery=stream`;
    await element.decode();
    const image = {
      source: element,
      width: element.naturalWidth || source.widthPx,
      height: element.naturalHeight || source.heightPx,
    };
    entry = { state: "ready", image };
  } catch {
    // Shown as missing; a reload of the page tries again.
  }
  images.set(url, entry);
  for (const listener of listeners) listener();
}

/** The decoded image when it is there; asking for it starts to load it. */
export function requestImage(source: ImageSource): Entry {
  const known = images.get(source.url);
  if (known !== undefined) return known;
  const entry: Entry = { state: "loading" };
  images.set(source.url, entry);
  void load(source.url, source);
  return entry;
}

/** Calls `listener` whenever an image has arrived or failed. */
export function onImageLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
