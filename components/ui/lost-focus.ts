/** Frames to wait: a menu that closes has the focus for some of them. */
const patience = 20;
/** What can have the focus and is worth having it. */
const worthy = "a[href], button:not(:disabled), input:not(:disabled)";

/**
 * When what has the focus goes away, the browser gives it to the page, or to the dialog that it is in, and whoever uses the
 * keyboard begins at the top. Waits until that has happened and gives it to what `find` finds by then.
 */
export function rescueFocus(find: () => HTMLElement | null | undefined): void {
  let frames = 0;
  const look = () => {
    frames += 1;
    const { activeElement, body } = document;
    const isLost = activeElement === null || activeElement === body || activeElement.role === "dialog";
    if (isLost) find()?.focus({ preventScroll: true });
    else if (frames < patience && activeElement.closest('[role="menu"]') !== null) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** The first that can have the focus in the nearest of `places` that are still there. */
export function firstWorthy(places: readonly Element[]): HTMLElement | undefined {
  for (const place of places) {
    if (!place.isConnected) continue;
    const found = place.querySelector<HTMLElement>(worthy);
    if (found !== null) return found;
  }
  return undefined;
}
