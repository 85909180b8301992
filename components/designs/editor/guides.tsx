"use client";

import type { Space } from "@/lib/render/scene";
import type { DraftElement } from "./draft";
import { cornersOf, outlineOf } from "./geometry";

const pointsOf = (element: DraftElement) =>
  cornersOf(element.transform)
    .map(({ x, y }) => `${x},${y}`)
    .join(" ");

/** Lines over the artwork, in mm: trim, the margin that text should keep, bleed, and what is selected. */
export function Guides({
  space,
  shown,
  selected,
  hovered,
}: {
  space: Space;
  shown: boolean;
  selected: DraftElement | undefined;
  hovered: DraftElement | undefined;
}) {
  const { widthMm, heightMm, bleedMm, safeMm } = space;
  const outline = outlineOf(space);
  const clipId = `trim-${space.spaceId}`;
  return (
    <svg
      viewBox={`${-bleedMm} ${-bleedMm} ${widthMm + 2 * bleedMm} ${heightMm + 2 * bleedMm}`}
      className="pointer-events-none absolute inset-0 size-full overflow-visible"
      aria-hidden="true"
    >
      {shown ? (
        <g fill="none" strokeWidth="1">
          <clipPath id={clipId}>
            <path d={outline} clipRule="evenodd" />
          </clipPath>
          {bleedMm > 0 ? (
            <rect
              x={-bleedMm}
              y={-bleedMm}
              width={widthMm + 2 * bleedMm}
              height={heightMm + 2 * bleedMm}
              stroke="#d0342c"
              vectorEffect="non-scaling-stroke"
            />
          ) : null}
          {safeMm > 0 ? (
            <path
              d={outline}
              clipPath={`url(#${clipId})`}
              stroke="#12a150"
              strokeOpacity="0.16"
              strokeWidth={2 * safeMm}
            />
          ) : null}
          <path d={outline} stroke="#ffffff" strokeOpacity="0.7" vectorEffect="non-scaling-stroke" strokeWidth="2.5" />
          <path d={outline} stroke="#2b3440" vectorEffect="non-scaling-stroke" />
        </g>
      ) : null}
      {hovered === undefined || hovered.elementId === selected?.elementId ? null : (
        <polygon points={pointsOf(hovered)} fill="none" stroke="var(--accent)" vectorEffect="non-scaling-stroke" />
      )}
      {selected === undefined || selected.type === "group" ? null : (
        <>
          <polygon
            points={pointsOf(selected)}
            fill="none"
            stroke="#ffffff"
            strokeWidth="3.5"
            vectorEffect="non-scaling-stroke"
          />
          <polygon
            points={pointsOf(selected)}
            fill="none"
            stroke="var(--accent)"
            strokeWidth="1.75"
            vectorEffect="non-scaling-stroke"
          />
        </>
      )}
    </svg>
  );
}

/** What the lines mean. */
export function GuidesLegend({ space }: { space: Space }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-3 text-xs">
      <li className="flex items-center gap-1.5">
        <span aria-hidden="true" className="h-px w-4 bg-ink" />
        Trim {space.widthMm} × {space.heightMm} mm
      </li>
      {space.safeMm > 0 ? (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-2.5 w-4 bg-[#12a150]/25" />
          Keep text {space.safeMm} mm inside
        </li>
      ) : null}
      {space.bleedMm > 0 ? (
        <li className="flex items-center gap-1.5">
          <span aria-hidden="true" className="h-px w-4 bg-[#d0342c]" />
          Bleed {space.bleedMm} mm
        </li>
      ) : null}
    </ul>
  );
}
