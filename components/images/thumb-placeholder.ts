import { thumbHashToAverageRGBA, thumbHashToDataURL } from "thumbhash";

/** A picture that is there within this time is not worth a blurred one before it. */
const patienceMs = 120;
/** Decoding one takes some tenths of a millisecond; more than this a frame would be felt while scrolling. */
const budgetMs = 3;
/** So many blurred pictures of about 3 kB are kept. */
const mostKept = 3000;

const blurs = new Map<string, string>();
const colors = new Map<string, string>();

interface Waiting {
  image: HTMLImageElement;
  thumbhash: string;
  dueMs: number;
}
const waiting = new Set<Waiting>();
let isScheduled = false;

function bytesOf(thumbhash: string): Uint8Array {
  return Uint8Array.from(atob(thumbhash), (character) => character.charCodeAt(0));
}

/** What is no ThumbHash gives an empty text: the picture comes all the same. */
function remember(store: Map<string, string>, thumbhash: string, make: (bytes: Uint8Array) => string): string {
  const known = store.get(thumbhash);
  if (known !== undefined) return known;
  let value = "";
  try {
    value = make(bytesOf(thumbhash));
  } catch {
    // Remembered as empty.
  }
  store.set(thumbhash, value);
  const [oldest] = store.keys();
  if (store.size > mostKept && oldest !== undefined) store.delete(oldest);
  return value;
}

function paintDue(): void {
  isScheduled = false;
  const begin = performance.now();
  for (const each of waiting) {
    const now = performance.now();
    if (each.dueMs > now || now - begin > budgetMs) break;
    waiting.delete(each);
    const url = remember(blurs, each.thumbhash, thumbHashToDataURL);
    if (url !== "") each.image.style.backgroundImage = `url(${url})`;
  }
  schedule();
}

function schedule(): void {
  const [next] = waiting;
  if (isScheduled || next === undefined) return;
  isScheduled = true;
  const wait = next.dueMs - performance.now();
  if (wait <= 0) requestAnimationFrame(paintDue);
  else setTimeout(() => requestAnimationFrame(paintDue), wait);
}

/** Draws the blurred picture behind an image that takes its time. Answers what calls that off. */
export function placehold(image: HTMLImageElement, thumbhash: string): () => void {
  const entry: Waiting = { image, thumbhash, dueMs: performance.now() + patienceMs };
  waiting.add(entry);
  schedule();
  return () => waiting.delete(entry);
}

/** The average colour of a picture, which costs next to nothing to find; undefined for what is no ThumbHash. */
export function readAverageColor(thumbhash: string): string | undefined {
  const color = remember(colors, thumbhash, (bytes) => {
    const { r, g, b, a } = thumbHashToAverageRGBA(bytes);
    const percent = (value: number) => `${Math.round(value * 100)}%`;
    return `rgb(${percent(r)} ${percent(g)} ${percent(b)} / ${percent(a)})`;
  });
  return color === "" ? undefined : color;
}
