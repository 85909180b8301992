"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useEditor, useView } from "@/components/designs/canvas/editor-context";
import { fitMockup } from "@/components/designs/canvas/model/fit-mockup";
import { pxPerMm } from "@/components/designs/canvas/model/view";
import { outlineOf } from "@/components/designs/editor/geometry";
import { mockupQuery, stylePictureUrl } from "@/lib/designs/queries";

function useMatrix(): { matrix: string; scale: number } {
  const view = useView();
  const scale = view.zoom * pxPerMm;
  return { matrix: `matrix(${scale} 0 0 ${scale} ${view.x} ${view.y})`, scale };
}

/** Pixels of the product's picture; the server makes and keeps it. */
const picturePx = 1200;

/** The product behind the artwork, as far as the catalogue has a picture of this side. */
function useMockup() {
  const { style, space, options, productColor } = useEditor();
  const [readyUrl, setReadyUrl] = useState<string | null>(null);
  const { data } = useQuery({ ...mockupQuery(style.id, space.sideId), enabled: options.mockup, retry: false });
  const url = stylePictureUrl(style.id, { color: productColor, sideId: space.sideId, widthPx: picturePx });
  const isWanted = options.mockup && data !== undefined;
  useEffect(() => {
    if (!isWanted) return;
    // Until the picture is there the flat colour stays: the stage is never blank.
    const picture = new Image();
    picture.onload = () => setReadyUrl(url);
    picture.src = url;
    return () => {
      picture.onload = null;
    };
  }, [isWanted, url]);
  const place = isWanted && readyUrl === url ? fitMockup(data, space) : null;
  return place === null ? null : { place, url };
}

/** What is printed on, under the artwork: the product's colour in the shape of the space, or a picture of the product. */
export function Board() {
  const { space, productColor } = useEditor();
  const { matrix } = useMatrix();
  const mockup = useMockup();
  const { widthMm, heightMm, bleedMm } = space;
  return (
    <svg className="pointer-events-none absolute inset-0 size-full" aria-hidden="true">
      <g transform={matrix}>
        {mockup === null ? (
          <rect
            x={-bleedMm}
            y={-bleedMm}
            width={widthMm + 2 * bleedMm}
            height={heightMm + 2 * bleedMm}
            fill={productColor}
            className="drop-shadow-sm"
          />
        ) : (
          <image href={mockup.url} {...mockup.place} preserveAspectRatio="none" data-mockup />
        )}
      </g>
    </svg>
  );
}

/** Bleed, trim and the margin that text should keep, over the artwork. */
export function PrintLines() {
  const { space } = useEditor();
  const { matrix } = useMatrix();
  const { widthMm, heightMm, bleedMm, safeMm } = space;
  const outline = outlineOf(space);
  const clipId = `stage-trim-${space.spaceId}`;
  const isShaped = space.clip !== undefined;
  return (
    <svg className="pointer-events-none absolute inset-0 size-full" aria-hidden="true">
      <g transform={matrix} fill="none">
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
        {safeMm > 0 && isShaped ? (
          <>
            <clipPath id={clipId}>
              <path d={outline} clipRule="evenodd" />
            </clipPath>
            <path
              d={outline}
              clipPath={`url(#${clipId})`}
              stroke="#12a150"
              strokeOpacity="0.16"
              strokeWidth={2 * safeMm}
            />
          </>
        ) : null}
        {safeMm > 0 && !isShaped ? (
          <rect
            x={safeMm}
            y={safeMm}
            width={Math.max(0, widthMm - 2 * safeMm)}
            height={Math.max(0, heightMm - 2 * safeMm)}
            stroke="#12a150"
            strokeDasharray="5 4"
            vectorEffect="non-scaling-stroke"
          />
        ) : null}
        <path d={outline} stroke="#ffffff" strokeOpacity="0.7" vectorEffect="non-scaling-stroke" strokeWidth="2.5" />
        <path d={outline} stroke="#2b3440" vectorEffect="non-scaling-stroke" />
      </g>
    </svg>
  );
}
