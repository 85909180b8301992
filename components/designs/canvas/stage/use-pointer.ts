"use client";

import { type RefObject, useEffect } from "react";
import { useEditorStore } from "@/components/designs/canvas/editor-context";
import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { toMm } from "@/components/designs/canvas/model/view";
import { startCreate } from "./create-gesture";
import { startCropHandle, startCropPan } from "./crop-gesture";
import { clickSlackPx, type Gesture, type PointerAt } from "./gesture";
import { startGuideMove } from "./guide-gesture";
import { createPinch, startPan } from "./pan-gesture";
import { startPickColor } from "./pick-color";
import { startLineEnd, startResize, startRotate } from "./resize-gesture";
import { enterAt, leafUnder, startSelect } from "./select-gesture";

function toSide(value: string | undefined): -1 | 0 | 1 {
  return value === "-1" ? -1 : value === "1" ? 1 : 0;
}

/** The gesture that a handle of the overlay begins. */
function startOnHandle(store: EditorStore, at: PointerAt, handle: HTMLElement | SVGElement): Gesture | null {
  const { kind, x, y, guide } = handle.dataset;
  switch (kind) {
    case "resize":
      return startResize(store, at, { x: toSide(x), y: toSide(y) });
    case "rotate":
      return startRotate(store, at);
    case "line-end":
      return startLineEnd(store, toSide(x) === -1 ? -1 : 1);
    case "crop":
      return startCropHandle(store, at, { x: toSide(x), y: toSide(y) });
    case "crop-image":
      return startCropPan(store, at);
    case "guide":
      return guide === undefined ? null : startGuideMove(store, guide);
    default:
      return null;
  }
}

function startWithTool(store: EditorStore, at: PointerAt): Gesture | null {
  const { tool, editingId } = store.getState();
  // A press beside what is edited ends that, and selects what is there.
  if (editingId !== null) store.getEditor().endEditing();
  switch (tool) {
    case "select":
      return startSelect(store, at);
    case "hand":
      return startPan(store, at);
    case "eyedropper":
      return startPickColor(store);
    default:
      return startCreate(store, at, tool);
  }
}

function hover(store: EditorStore, at: PointerAt): void {
  const { tool, hoveredId, editingId } = store.getState();
  const next = tool === "select" && editingId === null ? (leafUnder(store, at.mm)?.elementId ?? null) : null;
  if (next !== hoveredId) store.setState({ hoveredId: next });
}

/** Ctrl and wheel zoom where the pointer is; the wheel alone scrolls. */
function turnWheel(store: EditorStore, event: WheelEvent, at: PointerAt): void {
  event.preventDefault();
  const unit = event.deltaMode === 1 ? 16 : 1;
  const editor = store.getEditor();
  if (at.mod) editor.zoomTo(editor.view.zoom * Math.exp((-event.deltaY * unit) / 250), at.px);
  else if (at.shift && event.deltaX === 0) editor.panBy(-event.deltaY * unit, 0);
  else editor.panBy(-event.deltaX * unit, -event.deltaY * unit);
}

function readAt(store: EditorStore, element: Element, event: MouseEvent): PointerAt {
  const box = element.getBoundingClientRect();
  const px = { x: event.clientX - box.left, y: event.clientY - box.top };
  const mm = toMm(store.getState().view, px);
  return { px, mm, shift: event.shiftKey, alt: event.altKey, mod: event.ctrlKey || event.metaKey };
}

const targetOf = (event: Event) => (event.target instanceof Element ? event.target : null);

/** What is pressed on: a handle's gesture, panning, or what the tool does there. */
function startAt(store: EditorStore, event: PointerEvent, at: PointerAt, pans: boolean): Gesture | null {
  if (pans || event.button === 1) return startPan(store, at);
  const handle = targetOf(event)?.closest<SVGElement | HTMLElement>("[data-kind]") ?? null;
  return handle === null ? startWithTool(store, at) : startOnHandle(store, at, handle);
}

interface Running {
  gesture: Gesture;
  id: number;
  start: PointerAt;
  moved: boolean;
}

/** Pointer, wheel and fingers on the stage. */
export function usePointer(stage: RefObject<HTMLElement | null>, isPanKeyHeld: () => boolean): void {
  const store = useEditorStore();
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    let running: Running | null = null;
    const pinch = createPinch(store);
    const stopGesture = () => {
      running?.gesture.cancel();
      running = null;
    };
    const isOwn = (event: Event) => targetOf(event)?.closest("[data-own-pointer]") != null;
    const onDown = (event: PointerEvent) => {
      if (isOwn(event)) return;
      if (pinch.down(event)) return stopGesture();
      if (event.button > 1) return;
      stopGesture();
      const at = readAt(store, element, event);
      const gesture = startAt(store, event, at, isPanKeyHeld());
      // While a picture is cropped the arrows are the crop's.
      if (targetOf(event)?.closest("[data-kind^=crop]") == null) element.focus({ preventScroll: true });
      event.preventDefault();
      if (gesture === null) return;
      running = { gesture, id: event.pointerId, start: at, moved: false };
    };
    const onMove = (event: PointerEvent) => {
      if (pinch.move(event)) return;
      const at = readAt(store, element, event);
      if (running === null) {
        if (event.pointerType !== "touch") hover(store, at);
        return;
      }
      if (event.pointerId !== running.id) return;
      if (event.buttons === 0) return stopGesture();
      const { start } = running;
      if (!running.moved && Math.hypot(at.px.x - start.px.x, at.px.y - start.px.y) < clickSlackPx) return;
      // Only now, because clicks on guides and fields are theirs.
      if (!running.moved) element.setPointerCapture(event.pointerId);
      running.moved = true;
      running.gesture.move(at);
    };
    const onUp = (event: PointerEvent) => {
      pinch.up(event);
      if (running === null || event.pointerId !== running.id) return;
      const { gesture, moved } = running;
      running = null;
      gesture.end(readAt(store, element, event), moved);
    };
    const onCancel = (event: PointerEvent) => {
      pinch.up(event);
      stopGesture();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || running === null) return;
      event.preventDefault();
      event.stopPropagation();
      stopGesture();
    };
    const onDouble = (event: MouseEvent) => {
      if (isOwn(event) || targetOf(event)?.closest("[data-kind=guide]") != null) return;
      const { tool, editingId } = store.getState();
      if (tool === "select" && editingId === null) enterAt(store, readAt(store, element, event).mm);
    };
    const onWheel = (event: WheelEvent) => turnWheel(store, event, readAt(store, element, event));
    const onLeave = () => {
      if (store.getState().hoveredId !== null) store.setState({ hoveredId: null });
    };
    const stop = new AbortController();
    const { signal } = stop;
    element.addEventListener("pointerdown", onDown, { signal });
    element.addEventListener("pointermove", onMove, { signal });
    element.addEventListener("pointerup", onUp, { signal });
    element.addEventListener("pointercancel", onCancel, { signal });
    element.addEventListener("pointerleave", onLeave, { signal });
    element.addEventListener("dblclick", onDouble, { signal });
    element.addEventListener("wheel", onWheel, { signal, passive: false });
    window.addEventListener("keydown", onKey, { signal, capture: true });
    return () => {
      stop.abort();
      stopGesture();
    };
  }, [stage, store, isPanKeyHeld]);
}
