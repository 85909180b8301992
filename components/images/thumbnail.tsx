"use client";

import { ImageOff } from "lucide-react";
import { type SyntheticEvent, useCallback, useState, useSyncExternalStore } from "react";
import { cn } from "@/components/ui/cn";
import { readAverageColor, readPlaceholder, subscribePlaceholder } from "./thumb-placeholder";

export interface ThumbnailProps {
  /** ThumbHash in base64, drawn until the picture is there. */
  thumbhash?: string | null | undefined;
  /** Absent: there is no picture, an icon says so. */
  src: string | null | undefined;
  /** Empty where a label beside it says the same. */
  alt: string;
  /** `cover` fills the box and cuts, `contain` shows all of it. */
  fit?: "cover" | "contain";
  className?: string;
}

const fits = { cover: "bg-cover object-cover", contain: "bg-contain object-contain" } as const;

const reveal = (image: HTMLImageElement) => {
  image.dataset.loaded = "";
};

function Blur({ thumbhash, fit }: { thumbhash: string; fit: keyof typeof fits }) {
  const subscribe = useCallback((listener: () => void) => subscribePlaceholder(thumbhash, listener), [thumbhash]);
  const url = useSyncExternalStore(
    subscribe,
    () => readPlaceholder(thumbhash),
    () => undefined,
  );
  const style =
    url === undefined
      ? { backgroundColor: fit === "cover" ? readAverageColor(thumbhash) : undefined }
      : { backgroundImage: url === "" ? undefined : `url(${url})` };
  return (
    <span
      aria-hidden="true"
      style={style}
      className={cn(
        // It stays until the picture above it has faded in, so that nothing flashes, and then leaves transparent ones alone.
        "absolute inset-0 bg-center bg-no-repeat transition-[visibility] duration-0 peer-data-loaded:invisible peer-data-loaded:delay-200",
        fits[fit],
      )}
    />
  );
}

/** A picture that is blurred at once and sharp a moment later. Its box is the caller's: give it a size. */
export function Thumbnail({ thumbhash, src, alt, fit = "cover", className }: ThumbnailProps) {
  const [failed, setFailed] = useState<string | null>(null);
  const isMissing = src === null || src === undefined || src === failed;
  return (
    <span className={cn("relative block overflow-hidden bg-sunken", className)}>
      {isMissing ? (
        <span
          {...(alt === "" ? { "aria-hidden": true } : { role: "img", "aria-label": alt })}
          className="absolute inset-0 grid place-items-center text-ink-3"
        >
          <ImageOff className="size-5 max-h-1/2 max-w-1/2" />
        </span>
      ) : (
        <img
          // A picture that was there before React has no load event left to give.
          ref={(image) => {
            if (image?.complete === true && image.naturalWidth > 0) reveal(image);
          }}
          key={src}
          src={src}
          alt={alt}
          decoding="async"
          draggable={false}
          onLoad={(event: SyntheticEvent<HTMLImageElement>) => reveal(event.currentTarget)}
          onError={() => setFailed(src)}
          className={cn(
            "peer absolute inset-0 z-1 size-full opacity-0 transition-opacity duration-200 data-loaded:opacity-100 motion-reduce:transition-none",
            fits[fit],
          )}
        />
      )}
      {thumbhash === null || thumbhash === undefined || thumbhash === "" || isMissing ? null : (
        <Blur thumbhash={thumbhash} fit={fit} />
      )}
    </span>
  );
}
