/** Decoded images take hundreds of megabytes; so many at once are decoded by one process. */
const slots = 2;
let running = 0;
const waiting: (() => void)[] = [];

/** Runs work that needs much memory, at most two at a time, first come first served. */
export async function runHeavy<T>(work: () => Promise<T>): Promise<T> {
  if (running >= slots) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    // The slot goes to the next in line without becoming free in between.
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}
