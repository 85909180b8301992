import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

/** Decoding one takes some tenths of a millisecond; more than this a frame would be felt while scrolling. */
const budgetMs = 4;
/** So many blurred pictures of about 3 kB are kept. */
const mostKept = 3000;

const decoded = new Map<string, string>();
const colors = new Map<string, string>();
const waiting = new Map<string, Set<() => void>>();
let spentMs = 0;
let isScheduled = false;

function bytesOf(thumbhash: string): Uint8Array {
  return Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0));
}

function keep<Value>(store: Map<string, Value>, key: string, value: Value): Value {
  store.set(key, value);
  const [oldest] = store.keys();
  if (store.size > mostKept && oldest !== undefined) store.delete(oldest);
  return value;
}

function decode(thumbhash: string): string {
  const begin = performance.now();
  let url = "";
  try {
    url = thumbHashToDataURL(bytesOf(thumbhash));
  } catch {
    // What is no ThumbHash has no placeholder, and the picture comes all the same.
  }
  spentMs += performance.now() - begin;
  return keep(decoded, thumbhash, url);
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  requestAnimationFrame(() => {
    isScheduled = false;
    spentMs = 0;
    for (const [thumbhash, listeners] of waiting) {
      if (spentMs > budgetMs) break;
      waiting.delete(thumbhash);
      decode(thumbhash);
      for (const listener of listeners) listener();
    }
    if (waiting.size > 0) schedule();
  });
}

/** The blurred picture as a data URL; undefined while its turn to be decoded has not come, empty where there is none. */
export function readPlaceholder(thumbhash: string): string | undefined {
  const known = decoded.get(thumbhash);
  if (known !== undefined) return known;
  if (spentMs > budgetMs) return undefined;
  // The next frame begins with a budget of its own.
  schedule();
  return decode(thumbhash);
}

/** Calls `listener` when the blurred picture has been decoded. */
export function subscribePlaceholder(thumbhash: string, listener: () => void): () => void {
  if (decoded.has(thumbhash)) return () => {};
  const listeners = waiting.get(thumbhash) ?? new Set();
  waiting.set(thumbhash, listeners.add(listener));
  schedule();
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && waiting.get(thumbhash) === listeners) waiting.delete(thumbhash);
  };
}

/** The average colour of a picture, which costs next to nothing to find. */
export function readAverageColor(thumbhash: string): string | undefined {
  const known = colors.get(thumbhash);
  if (known !== undefined) return known === "" ? undefined : known;
  try {
    const { r, g, b, a } = thumbHashToAverageRGBA(bytesOf(thumbhash));
    const percent = (value: number) => `${Math.round(value * 100)}%`;
    return keep(colors, thumbhash, `rgb(${percent(r)} ${percent(g)} ${percent(b)} / ${percent(a)})`);
  } catch {
    keep(colors, thumbhash, "");
    return undefined;
  }
}
