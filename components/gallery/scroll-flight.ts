/** From so many windows' heights a second on nobody can tell what passes by. */
const flyingWindows = 4;
/** It is seen again below this part of that speed. */
const landingPart = 0.5;
/** A movement between two frames that is longer than this, in windows' heights, is a jump. */
const jumpWindows = 1.2;
/** So long after the last movement the page stands, ms. */
const restMs = 90;
/** Speed is measured over about this time, ms. */
const smoothingMs = 50;

export interface Flight {
  /** Takes note of where the page is; whether it passes too fast to be seen. `onLanded` is called once it stands. */
  follow: (y: number, onLanded: () => void) => boolean;
  /** The page stands at `y` whatever it did before. */
  land: (y: number) => void;
}

/** Tells scrolling that an eye can follow from what it cannot. */
export function createFlight(): Flight {
  let y = 0;
  let at = 0;
  /** px/ms */
  let speed = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const land = (to: number) => {
    clearTimeout(timer);
    timer = undefined;
    y = to;
    speed = 0;
    at = performance.now();
  };
  const follow = (to: number, onLanded: () => void) => {
    const now = performance.now();
    const way = Math.abs(to - y);
    const elapsed = Math.max(1, now - at);
    // After a rest the first movement has no speed yet.
    const momentary = elapsed > restMs ? 0 : way / elapsed;
    speed += (momentary - speed) * Math.min(1, elapsed / smoothingMs);
    y = to;
    at = now;
    const isFlying = timer !== undefined;
    const limit = (window.innerHeight * flyingWindows * (isFlying ? landingPart : 1)) / 1000;
    const isJump = way > window.innerHeight * jumpWindows;
    clearTimeout(timer);
    timer = undefined;
    if (!isJump && speed <= limit) return false;
    timer = setTimeout(() => {
      land(y);
      onLanded();
    }, restMs);
    return true;
  };
  return { follow, land };
}
