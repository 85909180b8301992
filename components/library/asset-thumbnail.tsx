import { cn } from "@/components/ui/cn";
import type { AssetJson } from "@/lib/designs/library-queries";

/** Artwork on a chequered ground, so that what is transparent shows. */
export function AssetThumbnail({ asset, className }: { asset: Pick<AssetJson, "thumbnailUrl">; className?: string }) {
  return (
    <span className={cn("checkerboard block overflow-hidden", className)}>
      <img
        src={asset.thumbnailUrl}
        alt=""
        loading="lazy"
        decoding="async"
        draggable={false}
        className="size-full object-contain"
      />
    </span>
  );
}
