"use client";

import { useId, useRef } from "react";
import { useEditor, useEditorState } from "@/components/designs/canvas/editor-context";
import type { Tool } from "@/components/designs/canvas/editor-state";
import { FindingBadges } from "@/components/designs/canvas/panels/checks/finding-badges";
import { Spinner } from "@/components/ui/spinner";
import { Board, PrintLines } from "./board";
import { CropOverlay } from "./crop-overlay";
import { GuideLines } from "./guide-lines";
import { Overlay } from "./overlay";
import { Rulers } from "./rulers";
import { StageDialogs } from "./stage-dialogs";
import { TextEditor } from "./text-editor";
import { useFileDrop } from "./use-file-drop";
import { usePainting } from "./use-painting";
import { usePanKey } from "./use-pan-key";
import { usePointer } from "./use-pointer";
import { useViewport } from "./use-viewport";

const cursors: Record<Tool, string> = {
  select: "default",
  hand: "grab",
  text: "text",
  rect: "crosshair",
  ellipse: "crosshair",
  line: "crosshair",
  star: "crosshair",
  polygon: "crosshair",
  eyedropper: "crosshair",
};

/** Reached by Tab, and by a press. */
const focusable = { tabIndex: 0 };

/** The space in work: drawn by the renderer that makes the print file, and worked on by pointer, fingers and keys. */
export function Stage() {
  const { space, elements, options, tool } = useEditor();
  const pending = useEditorState((state) => state.report.pending);
  const stage = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const hintId = useId();
  useViewport(stage);
  const panKey = usePanKey();
  usePointer(stage, panKey.isHeld);
  const { failed, problem } = usePainting(canvas);
  const over = useFileDrop(stage);
  const isHoverable = tool === "select" && !panKey.held;
  const count = elements.length;
  return (
    <div className="relative min-h-0 min-w-0 flex-1 overflow-hidden bg-sunken">
      {options.rulers ? <Rulers /> : null}
      <section
        ref={stage}
        {...focusable}
        role="application"
        aria-roledescription="design stage"
        aria-label={`${space.name}, ${count} ${count === 1 ? "element" : "elements"}`}
        aria-describedby={hintId}
        data-stage
        className={`absolute touch-none select-none overflow-hidden outline-none focus-visible:ring-2 focus-visible:ring-accent focus-visible:ring-inset ${options.rulers ? "top-5 right-0 bottom-0 left-5" : "inset-0"}`}
        style={{ cursor: panKey.held ? "grab" : isHoverable ? undefined : cursors[tool] }}
      >
        <Board />
        <canvas
          ref={canvas}
          role="img"
          aria-label={`Artwork of ${space.name}`}
          data-drawn={!pending && !failed}
          className="pointer-events-none absolute inset-0 size-full"
        />
        <PrintLines />
        <GuideLines />
        <Overlay />
        <FindingBadges />
        <CropOverlay />
        <TextEditor />
        {over ? (
          <div className="pointer-events-none absolute inset-2 rounded-lg border-2 border-accent border-dashed" />
        ) : null}
        <StageDialogs />
        {failed || problem !== null ? (
          <p
            role="alert"
            className="absolute inset-x-3 bottom-3 rounded-md bg-danger-soft px-3 py-2 text-danger-text text-sm"
          >
            {failed
              ? "The drawing code could not be loaded. Reload the page to see the artwork; your changes are kept."
              : `The picture could not be drawn: ${problem} The elements are still there; undo or change the last one.`}
          </p>
        ) : pending ? (
          <span className="absolute right-3 bottom-3 text-ink-3">
            <Spinner label="Loading fonts and pictures" />
          </span>
        ) : null}
      </section>
      <p id={hintId} className="sr-only">
        Tab and Shift+Tab go through the elements and leave the stage behind the last, Enter edits or goes into a group,
        Escape leaves it. Arrows move, with Control they resize, comma and full stop rotate. Question mark lists all
        keys.
      </p>
    </div>
  );
}
