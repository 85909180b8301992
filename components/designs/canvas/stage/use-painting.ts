"use client";

import { type RefObject, useEffect, useState } from "react";
import { useEditor, useEditorStore } from "@/components/designs/canvas/editor-context";
import type { EditorStore } from "@/components/designs/canvas/editor-store";
import { withHeight } from "@/components/designs/canvas/model/transform-boxes";
import type { ImageSource } from "@/components/designs/editor/browser-images";
import type { DraftElement } from "@/components/designs/editor/draft";
import type { DrawReport, StoredLayouts } from "@/components/designs/editor/draft-renderer";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { type Renderer, useRenderer } from "@/components/designs/editor/use-renderer";
import { treeNow } from "./gesture";
import { StagePainter } from "./painter";

type Images = (assetId: string) => ImageSource | undefined;

/** A text with the height that its lines need; the same object when it has it, or was saved with another. */
function fitHeight(element: DraftElement, report: DrawReport, stored: StoredLayouts): DraftElement {
  if (element.type !== "text") return element;
  const height = report.textHeights.get(element.elementId);
  if (height === undefined || Math.abs(height - element.transform.height) < 0.01) return element;
  const kept = stored.get(element.elementId);
  if (kept?.width === element.transform.width && kept.content === JSON.stringify(element.content)) return element;
  return { ...element, transform: withHeight(element.transform, height) };
}

/** Takes in what a drawing found: heights of texts, and what could not be drawn. */
function takeReport(store: EditorStore, report: DrawReport): void {
  const { live, report: known } = store.getState();
  const { stored, control } = store.getEditor();
  if (live === null) {
    if (control.draft.elements.some((element) => fitHeight(element, report, stored) !== element)) {
      control.adjust((draft) => ({
        ...draft,
        elements: draft.elements.map((element) => fitHeight(element, report, stored)),
      }));
    }
  } else if ([...live.values()].some((element) => fitHeight(element, report, stored) !== element)) {
    const fitted = [...live].map(([id, element]) => [id, fitHeight(element, report, stored)] as const);
    store.setState({ live: new Map(fitted) });
  }
  const isSame =
    known.pending === report.pending && JSON.stringify([...known.problems]) === JSON.stringify([...report.problems]);
  if (!isSame) store.setState({ report: { pending: report.pending, problems: report.problems } });
}

/**
 * A text that is written in place is drawn by itself over bitmaps of the rest, and straight, so that its letters stand
 * under the caret.
 */
function written(store: EditorStore): ReadonlyMap<string, DraftElement> | null {
  const { live, editingId } = store.getState();
  if (live !== null || editingId === null) return live;
  const element = treeNow(store).byId.get(editingId);
  if (element?.type !== "text") return null;
  const { curve: _, ...content } = element.content;
  return new Map([[editingId, { ...element, content }]]);
}

export interface Painting {
  /** The code that draws could not be loaded. */
  failed: boolean;
  /** The last drawing threw this. */
  problem: string | null;
}

/** @returns why it could not be drawn, null when it was */
function paintNow(store: EditorStore, painter: StagePainter, renderer: Renderer, images: Images): string | null {
  const { viewport, view } = store.getState();
  if (viewport.width < 1) return null;
  const { space, elements, stored } = store.getEditor();
  const density = Math.min(window.devicePixelRatio || 1, 3);
  const picture = { renderer, space, elements, stored, images, view, live: written(store), density };
  try {
    painter.paint(picture, viewport.width, viewport.height);
    return null;
  } catch (cause) {
    return cause instanceof Error ? cause.message : "The picture could not be drawn.";
  }
}

/** Draws the stage on a canvas whenever something that it shows has changed, at most once a frame. */
export function usePainting(canvas: RefObject<HTMLCanvasElement | null>): Painting {
  const store = useEditorStore();
  const { draft } = useEditor();
  const images = useImageSources(draft);
  const { renderer, failed } = useRenderer();
  const [problem, setProblem] = useState<string | null>(null);

  const [painter, setPainter] = useState<StagePainter | null>(null);
  useEffect(() => {
    if (canvas.current === null) return;
    const made = new StagePainter(canvas.current, (report) => takeReport(store, report));
    setPainter(made);
    return () => made.stop();
  }, [canvas, store]);

  useEffect(() => {
    if (painter === null || renderer === null) return;
    let frame: number | undefined;
    const schedule = () => {
      frame ??= requestAnimationFrame(() => {
        frame = undefined;
        setProblem(paintNow(store, painter, renderer, images));
      });
    };
    schedule();
    const stop = store.subscribe(schedule);
    return () => {
      stop();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [painter, store, renderer, images]);
  return { failed, problem };
}
