"use client";

import { ImageOff } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import { StylePicture } from "@/components/designs/style-picture";
import { cn } from "@/components/ui/cn";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";

/** A stored picture, whole and in its own proportions, on a quiet ground; grey until it is there. */
export function Picture({ url, className }: { url: string; className?: string }) {
  const [state, setState] = useState<"loading" | "ready" | "failed">("loading");
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    // A picture from the cache is complete before the page listens.
    setState(image.current?.complete === true && image.current.src.endsWith(url) ? "ready" : "loading");
  }, [url]);
  return (
    <div className={cn("relative overflow-hidden bg-sunken", className)}>
      {state === "loading" ? <div className="absolute inset-0 animate-shimmer bg-neutral-soft" /> : null}
      {state === "failed" ? (
        <div className="absolute inset-0 grid place-items-center text-ink-3">
          <ImageOff aria-hidden="true" className="size-5" />
        </div>
      ) : (
        <img
          ref={image}
          src={url}
          alt=""
          loading="lazy"
          decoding="async"
          onLoad={() => setState("ready")}
          onError={() => setState("failed")}
          className={cn("absolute inset-0 size-full object-contain", state === "ready" ? "opacity-100" : "opacity-0")}
        />
      )}
    </div>
  );
}

/** A design's thumbnail; the bare product while it has no revision, a grey surface while its picture is being made. */
export function DesignPicture({
  design,
  style,
  className,
}: {
  design: DesignJson;
  style: StyleJson | undefined;
  className?: string;
}) {
  if (design.thumbnailUrl !== null) return <Picture url={design.thumbnailUrl} className={className} />;
  if (design.headRevisionId === null && style !== undefined) {
    return <StylePicture style={style} widthPx={320} className={cn("opacity-70", className)} />;
  }
  return <div className={cn("animate-shimmer bg-neutral-soft", className)} title="The picture is being made" />;
}
