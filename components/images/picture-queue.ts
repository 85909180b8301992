import { lateFrameMs } from "@/components/ui/timely-frames";

/**
 * So many pictures are asked for a frame. Those that are asked for together arrive together, and more of them than this
 * decoded at once delay the next frame; yet three a frame are more than anyone scrolls by who still looks at them.
 */
const picturesAFrame = 3;

interface Waiting {
  image: { src: string };
  src: string;
}
/** Answers what takes an image out of the queue again. */
export type QueuePicture = (image: { src: string }, src: string) => () => void;

/** A queue that gives images their addresses in order, a few a frame. */
export function createPictureQueue(): QueuePicture {
  const waiting = new Set<Waiting>();
  let left = picturesAFrame;
  /** Time of the last frame, ms, while frames are followed. */
  let frameAt: number | undefined;

  const admit = () => {
    for (const each of waiting) {
      if (left === 0) break;
      left -= 1;
      waiting.delete(each);
      each.image.src = each.src;
    }
  };
  const follow = (now: number) => {
    if (frameAt !== undefined) return;
    frameAt = now;
    requestAnimationFrame(onFrame);
  };
  const onFrame = (now: number) => {
    const isLate = frameAt !== undefined && now - frameAt > lateFrameMs;
    left = isLate ? 1 : picturesAFrame;
    frameAt = undefined;
    if (waiting.size === 0) return;
    admit();
    follow(now);
  };
  return (image, src) => {
    const entry: Waiting = { image, src };
    waiting.add(entry);
    admit();
    follow(performance.now());
    return () => {
      waiting.delete(entry);
    };
  };
}

/** The page's queue. */
export const queuePicture = createPictureQueue();
