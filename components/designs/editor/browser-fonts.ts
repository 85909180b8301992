import type { UploadedFace } from "@/lib/render/fonts";
import { type FontFacts, parseFont } from "@/lib/render/parse-font";

/** Thrown by a font source while a face is on its way. */
export class FontPending extends Error {
  readonly fontKey: string;
  constructor(fontKey: string) {
    super(`The font ${fontKey} is being loaded.`);
    this.name = "FontPending";
    this.fontKey = fontKey;
  }
}

interface Face {
  facts: FontFacts | undefined;
  state: "loading" | "ready" | "failed";
}

const faces = new Map<string, Face>();
const listeners = new Set<() => void>();

/** A face of the organization and where its bytes are. */
export interface BrowserFace extends UploadedFace {
  readonly url: string;
}

let uploaded: readonly BrowserFace[] = [];

/** The organization's own faces, which win over those that come with the studio. */
export function uploadedFaces(): readonly BrowserFace[] {
  return uploaded;
}

/** Makes the organization's own faces known; texts are laid out again with them. */
export function setUploadedFaces(next: readonly BrowserFace[]): void {
  const keysOf = (list: readonly BrowserFace[]) => list.map((face) => face.fontKey).join(" ");
  if (keysOf(next) === keysOf(uploaded)) return;
  uploaded = next;
  // Whatever was asked for before it was known where it is, is asked for again.
  for (const { fontKey } of next) if (faces.get(fontKey)?.state === "failed") faces.delete(fontKey);
  for (const listener of listeners) listener();
}

async function load(fontKey: string, face: Face): Promise<void> {
  try {
    const own = uploaded.find((each) => each.fontKey === fontKey);
    const response = await fetch(own?.url ?? `/api/public/fonts/${fontKey}`);
    if (!response.ok) throw new Error(`The font ${fontKey} answered ${response.status}.`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    face.facts = parseFont(bytes);
    // The same family name as on the server: one family a face, so that the browser never picks a weight by itself.
    const loaded = await new FontFace(fontKey, bytes).load();
    document.fonts.add(loaded);
    face.state = "ready";
  } catch {
    face.state = "failed";
  }
  for (const listener of listeners) listener();
}

/** State of a face; asking for it starts to load it. The same bytes as the server's. */
export function requestFace(fontKey: string): Face["state"] {
  const known = faces.get(fontKey);
  if (known !== undefined) return known.state;
  const face: Face = { facts: undefined, state: "loading" };
  faces.set(fontKey, face);
  void load(fontKey, face);
  return face.state;
}

/**
 * Facts of a loaded face. One face is asked for at a time, because fallback fonts are large and the first of them is
 * mostly the right one.
 * @throws FontPending while it is on its way
 */
export function readFace(fontKey: string): FontFacts | undefined {
  if (requestFace(fontKey) === "loading") throw new FontPending(fontKey);
  return faces.get(fontKey)?.facts;
}

/** Calls `listener` whenever a face has arrived or failed. */
export function onFaceLoaded(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
