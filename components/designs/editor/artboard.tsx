"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import type { Space } from "@/lib/render/scene";
import type { ImageSource } from "./browser-images";
import type { DraftElement } from "./draft";
import type { DrawReport, StoredLayouts } from "./draft-renderer";
import { elementAt } from "./geometry";
import { Guides } from "./guides";
import { useRenderer } from "./use-renderer";

export interface ArtboardProps {
  space: Space;
  elements: readonly DraftElement[];
  stored: StoredLayouts;
  images: (assetId: string) => ImageSource | undefined;
  /** Hex of what is printed on. */
  productColor: string;
  showGuides: boolean;
  selectedId: string | null;
  onSelect: (id: string | null) => void;
  onReport: (report: DrawReport) => void;
}

/** Clicks this close to an element still mean it, px. */
const slackPx = 4;

/** Size of the board in px so that the side with its bleed fits the place it has. */
function useFit(space: Space) {
  const ref = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const update = () => setPlace({ width: element.clientWidth, height: element.clientHeight });
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const widthMm = space.widthMm + 2 * space.bleedMm;
  const heightMm = space.heightMm + 2 * space.bleedMm;
  const scale = Math.max(0, Math.min((place.width - 48) / widthMm, (place.height - 48) / heightMm));
  return { ref, scale, width: widthMm * scale, height: heightMm * scale };
}

/** One side, flat and true to scale, drawn by the renderer that makes the print file; a click selects. */
export function Artboard({
  space,
  elements,
  stored,
  images,
  productColor,
  showGuides,
  selectedId,
  onSelect,
  onReport,
}: ArtboardProps) {
  const { renderer, failed } = useRenderer();
  const { ref, scale, width, height } = useFit(space);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [hoveredId, setHoveredId] = useState<string | null>(null);
  const [pending, setPending] = useState(true);
  const reported = useRef(onReport);
  useEffect(() => {
    reported.current = onReport;
  });

  useEffect(() => {
    const surface = canvas.current;
    if (renderer === null || surface === null || width < 1) return;
    const density = Math.min(window.devicePixelRatio || 1, 3);
    const pixels = { width: Math.round(width * density), height: Math.round(height * density) };
    const frame = requestAnimationFrame(() => {
      if (surface.width !== pixels.width) surface.width = pixels.width;
      if (surface.height !== pixels.height) surface.height = pixels.height;
      const unit = scale * density;
      const offset = space.bleedMm * unit;
      const report = renderer.drawDraft(
        {
          canvas: surface,
          space,
          elements,
          ...pixels,
          view: [unit, 0, 0, unit, offset, offset],
          clip: "bleed",
          background: productColor,
          images,
        },
        stored,
      );
      setPending(report.pending);
      reported.current(report);
    });
    return () => cancelAnimationFrame(frame);
  }, [renderer, space, elements, stored, images, productColor, scale, width, height]);

  const board = useRef<HTMLDivElement>(null);
  const pointed = useRef<(event: MouseEvent) => void>(() => {});
  useEffect(() => {
    pointed.current = (event) => {
      const box = board.current?.getBoundingClientRect();
      if (box === undefined) return;
      const point = {
        x: (event.clientX - box.left) / scale - space.bleedMm,
        y: (event.clientY - box.top) / scale - space.bleedMm,
      };
      const id = elementAt(elements, space.spaceId, point, slackPx / scale)?.elementId ?? null;
      if (event.type === "click") onSelect(id);
      else setHoveredId(id);
    };
  });
  const visible = width >= 1;
  useEffect(() => {
    // Layers are the way for keys and screen readers; the picture is a shortcut for the pointer.
    const element = board.current;
    if (element === null || !visible) return;
    const forward = (event: MouseEvent) => pointed.current(event);
    const leave = () => setHoveredId(null);
    element.addEventListener("click", forward);
    element.addEventListener("mousemove", forward);
    element.addEventListener("mouseleave", leave);
    return () => {
      element.removeEventListener("click", forward);
      element.removeEventListener("mousemove", forward);
      element.removeEventListener("mouseleave", leave);
    };
  }, [visible]);
  const find = (id: string | null) =>
    elements.find((element) => element.elementId === id && element.spaceId === space.spaceId);
  const count = elements.filter((element) => element.spaceId === space.spaceId && element.hidden !== true).length;

  return (
    <div ref={ref} className="relative grid size-full place-items-center overflow-hidden">
      {visible ? (
        <div ref={board} className="relative shadow-md" style={{ width, height }}>
          <canvas
            ref={canvas}
            role="img"
            aria-label={`${space.name}, flat, ${count} ${count === 1 ? "element" : "elements"}`}
            data-drawn={renderer !== null && !pending}
            className="size-full"
          />
          <Guides space={space} shown={showGuides} selected={find(selectedId)} hovered={find(hoveredId)} />
        </div>
      ) : null}
      {failed ? (
        <p role="alert" className="absolute bottom-3 rounded-md bg-danger-soft px-3 py-1.5 text-danger-text text-sm">
          The drawing code could not be loaded. Reload the page to see the artwork.
        </p>
      ) : renderer === null || pending ? (
        <span className="absolute right-3 bottom-3 text-ink-3">
          <Spinner label="Loading fonts and pictures" />
        </span>
      ) : null}
    </div>
  );
}
