"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import type { ImageSource } from "@/components/designs/editor/browser-images";
import { draftOf } from "@/components/designs/editor/draft";
import { storedLayoutsOf } from "@/components/designs/editor/use-editing";
import type { Renderer } from "@/components/designs/editor/use-renderer";
import { cn } from "@/components/ui/cn";
import type { RevisionJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";

export interface RevisionCanvasProps {
  renderer: Renderer | null;
  revision: RevisionJson;
  space: Space;
  images: (assetId: string) => ImageSource | undefined;
  /** Hex of what is printed on. */
  productColor: string;
  /** Part of the side that is shown, mm. */
  frame: { x: number; y: number; width: number; height: number };
  /** Width and height in px. */
  width: number;
  height: number;
  label: string;
  className?: string;
}

/** One side of a stored revision with the line breaks it was saved with, drawn by the renderer of the print file. */
export function RevisionCanvas({
  renderer,
  revision,
  space,
  images,
  productColor,
  frame,
  width,
  height,
  label,
  className,
}: RevisionCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [pending, setPending] = useState(true);
  const elements = useMemo(() => draftOf(revision, null).elements, [revision]);
  const stored = useMemo(() => storedLayoutsOf(revision), [revision]);
  const { x, y, width: widthMm } = frame;
  useEffect(() => {
    const surface = canvas.current;
    if (renderer === null || surface === null || width < 1 || height < 1) return;
    const density = Math.min(window.devicePixelRatio || 1, 3);
    const pixels = { width: Math.round(width * density), height: Math.round(height * density) };
    const frameRequest = requestAnimationFrame(() => {
      if (surface.width !== pixels.width) surface.width = pixels.width;
      if (surface.height !== pixels.height) surface.height = pixels.height;
      const unit = pixels.width / widthMm;
      const report = renderer.drawDraft(
        {
          canvas: surface,
          space,
          elements,
          ...pixels,
          view: [unit, 0, 0, unit, -x * unit, -y * unit],
          clip: "bleed",
          background: productColor,
          images,
        },
        stored,
      );
      setPending(report.pending);
    });
    return () => cancelAnimationFrame(frameRequest);
  }, [renderer, space, elements, stored, images, productColor, x, y, widthMm, width, height]);
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      data-drawn={renderer !== null && !pending}
      className={cn("block", className)}
      style={{ width, height }}
    />
  );
}
