"use client";

import { AudioLines, Clapperboard, Image as ImageIcon } from "lucide-react";
import { cn } from "@/components/ui/cn";
import type { GenerationJobRow } from "./generation-queries";

const icons = { image: ImageIcon, video: Clapperboard, audio: AudioLines, text: ImageIcon, "3d": ImageIcon };

/** The result as a small picture, or what kind of thing it will be. */
export function JobThumbnail({ job, className }: { job: GenerationJobRow; className?: string }) {
  const Icon = icons[job.mediaType];
  return (
    <span
      aria-hidden="true"
      className={cn(
        "flex size-10 shrink-0 items-center justify-center overflow-hidden rounded-md border border-line bg-sunken text-ink-3",
        className,
      )}
    >
      {job.thumbnailUrl === null ? (
        <Icon className="size-4" />
      ) : (
        <img src={job.thumbnailUrl} alt="" loading="lazy" className="size-full object-cover" />
      )}
    </span>
  );
}
