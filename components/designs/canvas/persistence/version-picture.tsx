"use client";

import { useEffect, useRef, useState } from "react";
import type { Draft } from "@/components/designs/editor/draft";
import type { StoredLayouts } from "@/components/designs/editor/draft-renderer";
import { cornersOf } from "@/components/designs/editor/geometry";
import { useImageSources } from "@/components/designs/editor/use-assets";
import { useRenderer } from "@/components/designs/editor/use-renderer";
import type { Space } from "@/lib/render/scene";

const none: StoredLayouts = new Map();
/** Longest side of the picture, px. */
const sidePx = 480;

/** One version of a side, small; the elements in `marked` are outlined. */
export function VersionPicture({
  title,
  space,
  draft,
  productColor,
  marked,
}: {
  title: string;
  space: Space;
  draft: Draft;
  /** Hex. */
  productColor: string;
  marked: ReadonlySet<string>;
}) {
  const { renderer } = useRenderer();
  const images = useImageSources(draft);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const scale = sidePx / Math.max(space.widthMm, space.heightMm);
  const width = Math.max(1, Math.round(space.widthMm * scale));
  const height = Math.max(1, Math.round(space.heightMm * scale));
  useEffect(() => {
    if (renderer === null || canvas.current === null) return;
    const view = [width / space.widthMm, 0, 0, height / space.heightMm, 0, 0] as const;
    const { pending } = renderer.drawDraft(
      {
        canvas: canvas.current,
        space,
        elements: draft.elements,
        width,
        height,
        view,
        clip: "trim",
        background: productColor,
        images,
      },
      none,
    );
    setDrawn(!pending);
  }, [renderer, space, draft, width, height, productColor, images]);
  const outlined = draft.elements.filter((each) => each.spaceId === space.spaceId && marked.has(each.elementId));
  return (
    <figure className="flex min-w-0 flex-1 flex-col gap-1.5">
      <figcaption className="font-medium text-sm">{title}</figcaption>
      <div className="relative grid place-items-center rounded-md border border-line bg-sunken p-2">
        <div className="relative max-h-56 max-w-full" style={{ aspectRatio: `${width} / ${height}` }}>
          <canvas
            ref={canvas}
            width={width}
            height={height}
            role="img"
            aria-label={`${title}: ${space.name}`}
            data-drawn={drawn}
            className="block max-h-56 max-w-full"
          />
          <svg
            aria-hidden="true"
            viewBox={`0 0 ${space.widthMm} ${space.heightMm}`}
            className="pointer-events-none absolute inset-0 size-full overflow-visible"
          >
            {outlined.map((element) => (
              <polygon
                key={element.elementId}
                points={cornersOf(element.transform)
                  .map(({ x, y }) => `${x},${y}`)
                  .join(" ")}
                className="fill-none stroke-warning"
                strokeWidth={2}
                strokeDasharray="6 3"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
        </div>
      </div>
    </figure>
  );
}
