"use client";

import { ImageOff } from "lucide-react";
import { useCallback, useState } from "react";
import { cn } from "@/components/ui/cn";
import { queuePicture } from "./picture-queue";
import { placehold, readAverageColor } from "./thumb-placeholder";

export interface ThumbnailProps {
  /** ThumbHash in base64, drawn until the picture is there. */
  thumbhash?: string | null | undefined;
  /** Absent: there is no picture, an icon says so. */
  src: string | null | undefined;
  /** A shorter way to the same picture that may have expired; where it fails `src` is asked. */
  link?: string | null | undefined;
  /** Empty where a label beside it says the same. */
  alt: string;
  /** `cover` fills the box and cuts, `contain` shows all of it. */
  fit?: "cover" | "contain";
  /** One of very many: its picture is asked for in turn, so that those that arrive at once do not hold scrolling up. */
  queued?: boolean;
  className?: string;
}

const fits = { cover: "bg-cover object-cover", contain: "bg-contain object-contain" } as const;

/** What was drawn until now would shine through pictures that are transparent. */
function clear(image: HTMLImageElement): void {
  image.style.backgroundColor = "";
  image.style.backgroundImage = "";
}

interface PictureProps {
  thumbhash: string;
  src: string;
  alt: string;
  fit: keyof typeof fits;
  queued: boolean;
  className: string | undefined;
  onError: () => void;
}

/** One element and no state, so that hundreds of them scroll. */
function Picture({ thumbhash, src, alt, fit, queued, className, onError }: PictureProps) {
  const attach = useCallback(
    (image: HTMLImageElement) => {
      const isThere = image.complete && image.naturalWidth > 0;
      const stop = isThere || thumbhash === "" ? undefined : placehold(image, thumbhash);
      const onLoad = () => {
        stop?.();
        clear(image);
      };
      // A picture that was there before React has no load event left to give.
      if (isThere) clear(image);
      else image.addEventListener("load", onLoad);
      const leaveQueue = queued ? queuePicture(image, src) : undefined;
      return () => {
        leaveQueue?.();
        stop?.();
        image.removeEventListener("load", onLoad);
      };
    },
    [thumbhash, queued, src],
  );
  return (
    <img
      ref={attach}
      src={queued ? undefined : src}
      alt={alt}
      decoding="async"
      draggable={false}
      onError={onError}
      style={fit === "cover" && thumbhash !== "" ? { backgroundColor: readAverageColor(thumbhash) } : undefined}
      className={cn("block bg-center bg-no-repeat bg-sunken text-transparent", fits[fit], className)}
    />
  );
}

/** A picture that is blurred at first and sharp a moment later. Its box is the caller's: give it a size. */
export function Thumbnail({ thumbhash, src, link, alt, fit = "cover", queued = false, className }: ThumbnailProps) {
  const [failed, setFailed] = useState<readonly string[]>([]);
  const address = [link, src].find((each) => each !== null && each !== undefined && !failed.includes(each));
  if (address !== null && address !== undefined) {
    return (
      <Picture
        key={address}
        src={address}
        thumbhash={thumbhash ?? ""}
        alt={alt}
        fit={fit}
        queued={queued}
        className={className}
        onError={() => setFailed((before) => [...before, address])}
      />
    );
  }
  return (
    <span
      {...(alt === "" ? { "aria-hidden": true } : { role: "img", "aria-label": alt })}
      className={cn("grid place-items-center overflow-hidden bg-sunken text-ink-3", className)}
    >
      <ImageOff className="size-5 max-h-1/2 max-w-1/2" />
    </span>
  );
}
