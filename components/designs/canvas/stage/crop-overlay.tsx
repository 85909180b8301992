"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useEditor, useEditorState, useEditorStore, useView } from "@/components/designs/canvas/editor-context";
import { type CropState, cropStateOf, panCrop, scaleCrop } from "@/components/designs/canvas/model/crop";
import { roundMm } from "@/components/designs/canvas/model/measure";
import { type Handle, pointOfBox } from "@/components/designs/canvas/model/transform-boxes";
import { pxPerMm, toPx } from "@/components/designs/canvas/model/view";
import type { ImageDraft } from "@/components/designs/editor/draft";
import type { Transform } from "@/components/designs/editor/geometry";
import { assetQuery } from "@/lib/designs/queries";
import { writeCrop } from "./crop-gesture";
import { focusStage } from "./gesture";
import { rememberImage } from "./known-images";

const handles: readonly Handle[] = [-1, 0, 1].flatMap((x) =>
  [-1, 0, 1].flatMap((y) => (x === 0 && y === 0 ? [] : [{ x, y } as Handle])),
);

const focusable = { tabIndex: -1 };

/** An SVG transform that puts a unit of px at the box's top left, in its direction. */
function place(view: { zoom: number; x: number; y: number }, box: Transform): string {
  const scale = view.zoom * pxPerMm;
  const at = toPx(view, box);
  return `translate(${at.x} ${at.y}) rotate(${box.rotation} ${(box.width * scale) / 2} ${(box.height * scale) / 2})`;
}

function Crop({
  element,
  image,
}: {
  element: ImageDraft;
  image: { widthPx: number; heightPx: number; thumbnailUrl: string };
}) {
  const store = useEditorStore();
  const { endEditing, announce } = useEditor();
  const view = useView();
  const root = useRef<HTMLDivElement>(null);
  const scale = view.zoom * pxPerMm;
  useEffect(() => {
    root.current?.focus({ preventScroll: true });
    announce("Cropping. Arrows move the picture, plus and minus scale it, Enter ends it.");
  }, [announce]);
  const state = cropStateOf(element, { width: image.widthPx, height: image.heightPx });
  if (state === undefined) return null;
  const write = (next: CropState) => writeCrop(store, element, next, `crop:${element.elementId}`);
  const onKey = (event: React.KeyboardEvent) => {
    const step = event.shiftKey ? 5 : event.altKey ? 0.1 : 1;
    const moves: Record<string, readonly [number, number]> = {
      ArrowLeft: [-step, 0],
      ArrowRight: [step, 0],
      ArrowUp: [0, -step],
      ArrowDown: [0, step],
    };
    const move = moves[event.key];
    if (event.key === "Enter" || event.key === "Escape") {
      endEditing();
      focusStage();
    } else if (move !== undefined) write(panCrop(state, roundMm(move[0]), roundMm(move[1])));
    else if (event.key === "+" || event.key === "=") write(scaleCrop(state, 1.05));
    else if (event.key === "-") write(scaleCrop(state, 1 / 1.05));
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={root}
      role="application"
      aria-label="Crop"
      {...focusable}
      onKeyDown={onKey}
      className="pointer-events-none absolute inset-0 outline-none"
    >
      <svg className="size-full" aria-hidden="true">
        <g transform={place(view, state.whole)}>
          <image
            href={image.thumbnailUrl}
            width={state.whole.width * scale}
            height={state.whole.height * scale}
            preserveAspectRatio="none"
            opacity="0.35"
          />
          <rect
            width={state.whole.width * scale}
            height={state.whole.height * scale}
            fill="transparent"
            stroke="var(--accent)"
            strokeDasharray="4 3"
            className="pointer-events-auto cursor-move"
            data-kind="crop-image"
          />
        </g>
        <g transform={place(view, state.frame)} fill="none">
          <rect
            width={state.frame.width * scale}
            height={state.frame.height * scale}
            stroke="#ffffff"
            strokeWidth="3.5"
          />
          <rect
            width={state.frame.width * scale}
            height={state.frame.height * scale}
            stroke="var(--accent)"
            strokeWidth="1.75"
          />
        </g>
        {handles.map((handle) => {
          const at = toPx(view, pointOfBox(state.frame, handle));
          return (
            <g
              key={`${handle.x} ${handle.y}`}
              transform={`translate(${at.x} ${at.y})`}
              data-kind="crop"
              data-x={handle.x}
              data-y={handle.y}
              className="pointer-events-auto cursor-crosshair"
            >
              <circle r="10" fill="transparent" />
              <rect x="-4" y="-4" width="8" height="8" fill="#1c2230" stroke="#ffffff" strokeWidth="1.5" />
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** Frame and handles of the picture that is cropped, if any. */
export function CropOverlay() {
  const { draft, editingId } = useEditor();
  const live = useEditorState((state) => state.live);
  const element =
    editingId === null
      ? undefined
      : (live?.get(editingId) ?? draft.elements.find((each) => each.elementId === editingId));
  const image = element?.type === "image" ? element : undefined;
  const asset = useQuery({ ...assetQuery(image?.assetId ?? ""), enabled: image !== undefined }).data;
  useEffect(() => {
    if (asset !== undefined) rememberImage(asset.id, asset);
  }, [asset]);
  return image === undefined || asset === undefined ? null : (
    <Crop key={image.elementId} element={image} image={asset} />
  );
}
