"use client";

import { ChevronLeft, ChevronRight, ScanEye, X } from "lucide-react";
import { Thumbnail } from "@/components/images/thumbnail";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import type { InspirationJson } from "@/lib/collections/collection-queries";
import { SceneFacts } from "./scene-facts";
import { UnsplashCredit } from "./unsplash-credit";
import type { Inspirations } from "./use-inspirations";

/** Whose picture it is, where that has to be said. */
function readCredit({ image }: InspirationJson): { name: string; url: string } | null {
  const { attribution } = image.metadata;
  if (typeof attribution !== "object" || attribution === null) return null;
  const name: unknown = Reflect.get(attribution, "name");
  const url: unknown = Reflect.get(attribution, "url");
  return typeof name === "string" && typeof url === "string" ? { name, url } : null;
}

const sources = { upload: "Uploaded", library: "From the studio", unsplash: "Unsplash" } as const;

/** One picture with what was read out of it. */
export function InspirationCard({
  inspiration,
  place,
  count,
  editable,
  list,
}: {
  inspiration: InspirationJson;
  place: number;
  count: number;
  editable: boolean;
  list: Inspirations;
}) {
  const { image, analysis } = inspiration;
  const credit = readCredit(inspiration);
  const name = image.altText ?? image.originalFilename ?? `Picture ${place + 1}`;
  const isReading = list.reading.has(inspiration.id);
  return (
    <article
      aria-label={name}
      className="flex h-full flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-xs"
    >
      <div className="relative">
        <Thumbnail thumbhash={image.thumbhash} src={image.previewUrl} alt={name} className="aspect-4/3 w-full" />
        {place === 0 ? (
          <Badge
            className="absolute top-2 left-2 z-2 bg-raised shadow-xs"
            title="Its colours and light guide the built-in model"
          >
            Leads
          </Badge>
        ) : null}
      </div>
      {editable ? (
        <div className="flex items-center border-line border-b px-1 py-0.5">
          <IconButton
            size="sm"
            label="Move forward"
            icon={<ChevronLeft />}
            disabled={place === 0}
            onClick={() => list.move(inspiration, place - 1)}
          />
          <span className="px-0.5 text-ink-3 text-xs tabular-nums">
            {place + 1} of {count}
          </span>
          <IconButton
            size="sm"
            label="Move back"
            icon={<ChevronRight />}
            disabled={place === count - 1}
            onClick={() => list.move(inspiration, place + 1)}
          />
          <span className="flex-1" />
          <IconButton
            size="sm"
            label="Read the scene again"
            icon={<ScanEye />}
            loading={isReading}
            onClick={() => list.reanalyze(inspiration)}
          />
          <IconButton size="sm" label="Take out" icon={<X />} onClick={() => list.remove(inspiration)} />
        </div>
      ) : null}
      <div className="flex flex-1 flex-col gap-2.5 p-3">
        {analysis === null ? (
          <div role="status" className="flex flex-col gap-2 text-ink-3 text-xs">
            Reading the scene…
            <Skeleton className="h-5 w-3/4" />
            <Skeleton className="h-3 w-full" />
            <Skeleton className="h-3 w-2/3" />
          </div>
        ) : (
          <SceneFacts scene={analysis} />
        )}
        <div className="mt-auto pt-1 text-2xs text-ink-3">
          {credit === null ? (
            <p className="truncate">
              {sources[inspiration.source]} · {image.width} × {image.height}
            </p>
          ) : (
            <UnsplashCredit {...credit} />
          )}
        </div>
      </div>
    </article>
  );
}
