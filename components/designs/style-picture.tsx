"use client";

import { useEffect, useState } from "react";
import { cn } from "@/components/ui/cn";
import { stylePictureUrl } from "@/lib/designs/queries";
import type { StyleJson } from "@/lib/designs/schemas";

export interface StylePictureProps {
  style: StyleJson;
  /** Hex of the product; default: the style's first colour. */
  color?: string | undefined;
  sideId?: string | undefined;
  widthPx?: number;
  className?: string;
}

/** The bare product in one of its colours; where the catalogue has no picture, the outline of its printed area. */
export function StylePicture({ style, color, sideId, widthPx = 480, className }: StylePictureProps) {
  const hex = color ?? style.colors[0]?.hex ?? "#ffffff";
  const url = stylePictureUrl(style.id, { color: hex, sideId, widthPx });
  const [state, setState] = useState<{ url: string; loaded: boolean; failed: boolean }>({
    url,
    loaded: false,
    failed: false,
  });
  useEffect(() => {
    // The last colour stays in sight until the next one has arrived.
    setState((current) => (current.url === url ? current : { ...current, url, failed: false }));
  }, [url]);
  const space = style.spaces.find((candidate) => candidate.sideId === sideId) ?? style.spaces[0];
  return (
    <div className={cn("relative aspect-square overflow-hidden bg-sunken", className)}>
      {state.loaded ? null : <div className="absolute inset-0 animate-shimmer bg-neutral-soft" />}
      {state.failed && space !== undefined ? (
        <svg
          viewBox={`${-space.widthMm * 0.25} ${-space.heightMm * 0.25} ${space.widthMm * 1.5} ${space.heightMm * 1.5}`}
          className="absolute inset-0 size-full"
          aria-hidden="true"
        >
          <path
            d={space.clip ?? `M0 0H${space.widthMm}V${space.heightMm}H0Z`}
            fill={hex}
            fillRule="evenodd"
            stroke="var(--line-strong)"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
      ) : (
        <img
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          onLoad={() => setState({ url, loaded: true, failed: false })}
          onError={() => setState({ url, loaded: true, failed: true })}
          className={cn(
            "absolute inset-0 size-full object-contain transition-opacity duration-200",
            state.loaded ? "opacity-100" : "opacity-0",
          )}
        />
      )}
    </div>
  );
}
