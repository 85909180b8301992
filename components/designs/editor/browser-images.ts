import type { DrawableImage } from "@/lib/render/canvas";

export interface ImageSource {
  /** Address of the asset's bytes. */
  url: string;
  mimeType: string;
  widthPx: number;
  heightPx: number;
}

type Entry = { state: "loading" | "failed" } | { state: "ready"; image: DrawableImage };

const images = new Map<string, Entry>();
const listeners = new Set<() => void>();

/** An SVG file as vectors, which every side of the studio draws alike; null where only the browser can draw it. */
async function loadVector(address: string): Promise<DrawableImage | null> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}.`);
  const [{ loadSvgImage }, text] = await Promise.all([import("@/lib/render/svg/load-svg-image"), response.text()]);
  return loadSvgImage(text);
}

async function loadPixels(address: string, source: ImageSource): Promise<DrawableImage> {
  const element = new Image();
  element.src = address;
  await element.decode();
  return {
    source: element,
    width: element.naturalWidth || source.widthPx,
    height: element.naturalHeight || source.heightPx,
  };
}

async function load(url: string, source: ImageSource): Promise<void> {
  let entry: Entry = { state: "failed" };
  // From this server, never redirected to a store elsewhere: pixels of another origin could not be read back.
  const address = `${url}${url.includes("?") ? "&" : "?"}delivery=stream`;
  try {
    const vector = source.mimeType === "image/svg+xml" ? await loadVector(address) : null;
    entry = { state: "ready", image: vector ?? (await loadPixels(address, source)) };
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
