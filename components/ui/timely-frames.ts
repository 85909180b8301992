/** A frame after more than this was late (at 60 a second they are 17 ms apart): there is enough to do already. */
export const lateFrameMs = 25;

/**
 * Calls `then` once `count` frames came in time, after `most` frames at the latest, so that work that is cut in pieces
 * does not pile up where a machine is slow. Answers what calls that off.
 */
export function afterTimelyFrames({ count, most }: { count: number; most: number }, then: () => void): () => void {
  let last = performance.now();
  let frames = 0;
  let inTime = 0;
  const onFrame = (now: number) => {
    frames += 1;
    if (now - last <= lateFrameMs) inTime += 1;
    last = now;
    if (inTime < count && frames < most) frame = requestAnimationFrame(onFrame);
    else then();
  };
  let frame = requestAnimationFrame(onFrame);
  return () => cancelAnimationFrame(frame);
}
