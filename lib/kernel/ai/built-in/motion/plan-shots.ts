import type { MotionDirection, MotionRequest } from "./motion-schemas";

/** What the camera sees of a still: centre as share of it, and how much larger than life it is shown (≥ 1). */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** One frame: a still, and the next one where two are mixed. */
export interface Shot {
  readonly still: number;
  readonly camera: Camera;
  readonly next?: { readonly still: number; readonly camera: Camera; readonly share: number };
  /** How far a reveal has come, 0…1; 1 without one. */
  readonly revealed: number;
}

/** Where a still's subject is, as shares. */
export interface Focus {
  readonly x: number;
  readonly y: number;
}

const crossfadeMs = 700;
const revealMs = 1_400;

/** Slow at both ends (sine). */
function ease(share: number): number {
  return 0.5 - Math.cos(Math.PI * Math.min(1, Math.max(0, share))) / 2;
}

const steps: Readonly<Record<MotionDirection, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/** Keeps the camera inside the picture. */
function inside(camera: Camera): Camera {
  const half = 0.5 / camera.zoom;
  const clamp = (value: number) => Math.min(1 - half, Math.max(half, value));
  return { ...camera, x: clamp(camera.x), y: clamp(camera.y) };
}

/** The camera on a still after a share of its time. Every second still is filmed the other way round. */
function cameraAt(request: MotionRequest, still: number, focus: Focus, share: number): Camera {
  const progress = ease(share);
  const isReturning = still % 2 === 1;
  const far = 1 + 0.04 + 0.26 * request.strength;
  if (request.effect === "pan") {
    const [dx, dy] = steps[request.direction];
    const slack = 0.5 - 0.5 / far;
    const along = (progress * 2 - 1) * (isReturning ? -1 : 1);
    return inside({ x: 0.5 + dx * slack * along, y: 0.5 + dy * slack * along, zoom: far });
  }
  const reach = request.effect === "reveal" ? 1 + (far - 1) * 0.4 : far;
  const near = (request.effect === "zoom-out") !== isReturning ? 1 - progress : progress;
  return inside({
    x: 0.5 + (focus.x - 0.5) * near,
    y: 0.5 + (focus.y - 0.5) * near,
    zoom: 1 + (reach - 1) * near,
  });
}

/** Every frame of a film. Stills share the time evenly; each fades into the next. */
export function planShots(request: MotionRequest, focuses: readonly Focus[]): Shot[] {
  const frames = Math.max(1, Math.round((request.durationMs / 1_000) * request.fps));
  const count = request.stills.length;
  const span = request.durationMs / count;
  const fade = Math.min(crossfadeMs, span * 0.4);
  const focusOf = (still: number) => focuses[still] ?? { x: 0.5, y: 0.5 };
  return Array.from({ length: frames }, (_, frame) => {
    const time = (frame / request.fps) * 1_000;
    const still = Math.min(count - 1, Math.floor(time / span));
    // A still is on screen from the fade before its time to the fade after it.
    const shareOf = (index: number) => (time - index * span + fade / 2) / (span + fade);
    const camera = cameraAt(request, still, focusOf(still), shareOf(still));
    const revealed = request.effect === "reveal" ? ease(time / Math.min(revealMs, request.durationMs * 0.5)) : 1;
    const border = (still + 1) * span;
    const before = still > 0 && time < still * span + fade / 2 ? still - 1 : null;
    if (before !== null) {
      const share = ease(0.5 + (time - still * span) / fade);
      const earlier = cameraAt(request, before, focusOf(before), shareOf(before));
      return { still: before, camera: earlier, next: { still, camera, share }, revealed };
    }
    if (still < count - 1 && time > border - fade / 2) {
      const next = cameraAt(request, still + 1, focusOf(still + 1), shareOf(still + 1));
      return {
        still,
        camera,
        next: { still: still + 1, camera: next, share: ease(0.5 - (border - time) / fade) },
        revealed,
      };
    }
    return { still, camera, revealed };
  });
}
