"use client";

import { ArrowLeft, ArrowRight, Download, Star, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { Thumbnail } from "@/components/images/thumbnail";
import { describeSize } from "@/components/products/product-words";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { IconButton } from "@/components/ui/icon-button";
import type { ProductImageJson } from "@/lib/collections/product-queries";

const sources: Record<ProductImageJson["image"]["source"], string> = {
  upload: "Uploaded",
  generated: "Generated",
  unsplash: "From Unsplash",
  library: "From the library",
  design: "From a design",
};

/** Order, primary image and removal of the chosen image. */
export function StageActions({
  chosen,
  place,
  count,
  onMove,
  onPrimary,
  onRemove,
}: {
  chosen: ProductImageJson;
  /** Among the images, from 0. */
  place: number;
  count: number;
  onMove: (to: number) => void;
  onPrimary: () => void;
  onRemove: () => void;
}) {
  return (
    <>
      {count > 1 ? (
        <>
          <IconButton
            size="sm"
            label="Move forward"
            icon={<ArrowLeft />}
            disabled={place === 0}
            onClick={() => onMove(place - 1)}
          />
          <IconButton
            size="sm"
            label="Move back"
            icon={<ArrowRight />}
            disabled={place === count - 1}
            onClick={() => onMove(place + 1)}
          />
        </>
      ) : null}
      {chosen.isPrimary ? null : (
        <IconButton size="sm" label="Make it the primary image" icon={<Star />} onClick={onPrimary} />
      )}
      <IconButton
        size="sm"
        variant="danger-quiet"
        label="Remove the image"
        icon={<Trash2 />}
        onClick={onRemove}
        className="order-last"
      />
    </>
  );
}

/** The chosen image: large, with what is known of it and what can be done to it. */
export function ImageStage({ chosen, name, actions }: { chosen: ProductImageJson; name: string; actions: ReactNode }) {
  const { image, isPrimary } = chosen;
  return (
    <>
      <a
        href={image.url}
        target="_blank"
        rel="noreferrer"
        aria-label="Open the image in its full size"
        className="relative block focus-visible:-outline-offset-2"
      >
        <Thumbnail
          key={image.id}
          src={image.previewUrl}
          thumbhash={image.thumbhash}
          alt={image.altText ?? name}
          fit="contain"
          className="aspect-4/3 max-h-104 w-full border-line border-y"
        />
        {isPrimary ? (
          <Badge tone="accent" icon={<Star className="fill-current" />} className="absolute top-3 left-3 z-2 shadow-sm">
            Primary
          </Badge>
        ) : null}
      </a>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-2.5">
        <p className="flex min-w-0 flex-1 basis-48 flex-col">
          <span className="truncate text-sm">{image.originalFilename ?? sources[image.source]}</span>
          <span className="flex items-center gap-2 text-ink-3 text-xs tabular-nums">
            {image.width} × {image.height} px, {describeSize(image.fileSize)}
            <span className="flex gap-0.5" aria-hidden="true">
              {image.dominantColors.slice(0, 5).map((color) => (
                <ColorSwatch key={color} color={color} className="size-3 rounded-xs" />
              ))}
            </span>
          </span>
        </p>
        <div className="-mr-1.5 flex items-center gap-1">
          {actions}
          <Button asChild size="sm" variant="ghost" className="w-7 px-0 pointer-coarse:w-9">
            <a href={`${image.url}?download=1`} download aria-label="Download the image" title="Download the image">
              <Download />
            </a>
          </Button>
        </div>
      </div>
    </>
  );
}
