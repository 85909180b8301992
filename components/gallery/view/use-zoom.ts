"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { boundZoom, fitScale, type Size, type Zoom, zoomAt } from "./zoom";

export const zoomStep = 1.4;
/** Fingers nearer to each other than this say nothing of a scale, px. */
const leastApart = 4;

interface Point {
  x: number;
  y: number;
}

export interface ZoomControl {
  zoom: Zoom;
  /** Larger than it would fit. */
  isZoomed: boolean;
  scaleBy: (factor: number, at?: Point) => void;
  /** `null`: fits the window. */
  scaleTo: (scale: number | null) => void;
}

/** What a pointer does to the picture: one moves it, two scale it. */
function followPointers(element: HTMLElement, act: () => Acts): (signal: AbortSignal) => void {
  const pointers = new Map<number, Point>();
  return (signal) => {
    element.addEventListener(
      "pointerdown",
      (event) => {
        if (event.button !== 0) return;
        element.setPointerCapture(event.pointerId);
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      },
      { signal },
    );
    element.addEventListener(
      "pointermove",
      (event) => {
        const before = pointers.get(event.pointerId);
        if (before === undefined) return;
        const now = { x: event.clientX, y: event.clientY };
        const [other] = [...pointers].flatMap(([id, point]) => (id === event.pointerId ? [] : [point]));
        pointers.set(event.pointerId, now);
        if (other === undefined) return act().moveBy(now.x - before.x, now.y - before.y);
        const apart = (point: Point) => Math.hypot(point.x - other.x, point.y - other.y);
        if (apart(before) < leastApart) return;
        const middle = { clientX: (now.x + other.x) / 2, clientY: (now.y + other.y) / 2 };
        act().scaleBy(apart(now) / apart(before), act().fromMiddle(middle));
      },
      { signal },
    );
    const release = (event: PointerEvent) => void pointers.delete(event.pointerId);
    element.addEventListener("pointerup", release, { signal });
    element.addEventListener("pointercancel", release, { signal });
  };
}

interface Acts extends Pick<ZoomControl, "scaleBy" | "scaleTo"> {
  moveBy: (x: number, y: number) => void;
  toggle: (at: Point) => void;
  fromMiddle: (event: { clientX: number; clientY: number }) => Point;
}

function onKey(event: KeyboardEvent, { scaleBy, scaleTo }: Acts): void {
  if (event.target instanceof HTMLElement && event.target.closest("input,textarea,[role=slider],video")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "+" || event.key === "=") scaleBy(zoomStep);
  else if (event.key === "-") scaleBy(1 / zoomStep);
  else if (event.key === "0") scaleTo(null);
  else if (event.key === "1") scaleTo(1);
}

/** Zooming and moving a picture in the element by wheel, fingers, pointer, double click and keys. */
export function useZoom(ref: RefObject<HTMLElement | null>, picture: Size, box: Size): ZoomControl {
  const fit = fitScale(picture, box);
  const [chosen, setChosen] = useState<Zoom | null>(null);
  const bounded = (zoom: Zoom | null) => boundZoom(zoom ?? { scale: fit, x: 0, y: 0 }, picture, box);
  const zoom = bounded(chosen);
  const isZoomed = zoom.scale > fit * 1.01;
  const acts: Acts = {
    scaleBy: (factor, at = { x: 0, y: 0 }) => setChosen((before) => zoomAt(bounded(before), factor, at, picture, box)),
    scaleTo: (scale) => setChosen(scale === null ? null : { scale, x: 0, y: 0 }),
    moveBy: (x, y) =>
      setChosen((before) => {
        const from = bounded(before);
        return before === null ? null : boundZoom({ ...from, x: from.x + x, y: from.y + y }, picture, box);
      }),
    toggle: (at) => {
      if (isZoomed) setChosen(null);
      else setChosen(zoomAt(zoom, Math.max(1, fit * 2.5) / zoom.scale, at, picture, box));
    },
    fromMiddle: (event) => {
      const place = ref.current?.getBoundingClientRect();
      if (place === undefined) return { x: 0, y: 0 };
      return { x: event.clientX - place.left - place.width / 2, y: event.clientY - place.top - place.height / 2 };
    },
  };
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const stop = new AbortController();
    const { signal } = stop;
    followPointers(element, () => latest.current)(signal);
    // React listens to the wheel passively, and the page would scroll.
    element.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const { scaleBy, fromMiddle } = latest.current;
        scaleBy(Math.exp(-event.deltaY / (event.ctrlKey ? 120 : 400)), fromMiddle(event));
      },
      { signal, passive: false },
    );
    element.addEventListener("dblclick", (event) => latest.current.toggle(latest.current.fromMiddle(event)), {
      signal,
    });
    window.addEventListener("keydown", (event) => onKey(event, latest.current), { signal });
    return () => stop.abort();
  }, [ref]);
  return { zoom, isZoomed, scaleBy: acts.scaleBy, scaleTo: acts.scaleTo };
}
