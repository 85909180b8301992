"use client";

import { Maximize, Minus, Plus } from "lucide-react";
import { useState } from "react";
import { Thumbnail } from "@/components/images/thumbnail";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import type { ImageJson } from "@/lib/kernel/images/image-schemas";
import { useBox } from "./use-box";
import { useZoom, zoomStep } from "./use-zoom";

/**
 * A large picture: the wheel, two fingers, + and − zoom, 0 fits it, 1 shows its own pixels, and dragging moves it. The small
 * preview stands there until the large one has come.
 */
export function ZoomPicture({ image, alt }: { image: ImageJson; alt: string }) {
  const { ref, box } = useBox<HTMLDivElement>();
  const { zoom, isZoomed, scaleBy, scaleTo } = useZoom(ref, image, box);
  const [isLoaded, setLoaded] = useState(false);
  const size = { width: image.width * zoom.scale, height: image.height * zoom.scale };
  const percent = Math.round(zoom.scale * 100);
  return (
    <div className="absolute inset-0">
      <div
        ref={ref}
        className={cn(
          "absolute inset-0 touch-none select-none overflow-hidden",
          isZoomed ? "cursor-grab active:cursor-grabbing" : "cursor-zoom-in",
        )}
      >
        {box.width === 0 ? null : (
          <div
            className="absolute top-1/2 left-1/2 overflow-hidden shadow-md"
            style={{ ...size, transform: `translate(calc(-50% + ${zoom.x}px), calc(-50% + ${zoom.y}px))` }}
          >
            <Thumbnail
              thumbhash={image.thumbhash}
              src={image.thumbnailUrl}
              alt=""
              className="absolute inset-0 size-full"
            />
            <img src={image.previewUrl} alt="" draggable={false} className="absolute inset-0 z-1 size-full" />
            <img
              src={image.url}
              alt={alt}
              draggable={false}
              decoding="async"
              onLoad={() => setLoaded(true)}
              className={cn("absolute inset-0 z-2 size-full", isLoaded ? "" : "opacity-0")}
            />
          </div>
        )}
      </div>
      <div className="absolute bottom-3 left-1/2 flex -translate-x-1/2 items-center gap-0.5 rounded-md border border-line-strong bg-raised p-0.5 shadow-sm">
        <IconButton
          size="sm"
          label="Zoom out"
          keys={["-"]}
          icon={<Minus />}
          disabled={!isZoomed}
          onClick={() => scaleBy(1 / zoomStep)}
        />
        <span className="w-11 text-center text-xs tabular-nums">
          <span className="sr-only">Zoom </span>
          {percent} %
        </span>
        <IconButton size="sm" label="Zoom in" keys={["+"]} icon={<Plus />} onClick={() => scaleBy(zoomStep)} />
        <IconButton
          size="sm"
          label="Fit the window"
          keys={["0"]}
          icon={<Maximize />}
          disabled={!isZoomed}
          onClick={() => scaleTo(null)}
        />
      </div>
    </div>
  );
}
