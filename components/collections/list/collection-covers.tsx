import { SquareStack } from "lucide-react";
import { Thumbnail } from "@/components/images/thumbnail";
import { cn } from "@/components/ui/cn";
import type { CollectionJson } from "@/lib/collections/collection-queries";

/** How up to four pictures share a square. */
const places: readonly (readonly string[])[] = [
  [],
  ["col-span-2 row-span-2"],
  ["row-span-2", "row-span-2"],
  ["row-span-2", "", ""],
  ["", "", "", ""],
];

/** Its newest results as one picture. */
export function CollectionCovers({ covers, className }: { covers: CollectionJson["covers"]; className?: string }) {
  const shown = covers.slice(0, 4);
  if (shown.length === 0) {
    return (
      <div aria-hidden="true" className={cn("grid place-items-center bg-sunken text-ink-3 dark:bg-surface", className)}>
        <SquareStack className="size-6" strokeWidth={1.5} />
      </div>
    );
  }
  const [only] = shown;
  return (
    <div aria-hidden="true" className={cn("grid grid-cols-2 grid-rows-2 gap-px overflow-hidden bg-line", className)}>
      {shown.map((image, index) => (
        <Thumbnail
          key={image.id}
          thumbhash={image.thumbhash}
          src={shown.length === 1 && only !== undefined ? only.previewUrl : image.thumbnailUrl}
          alt=""
          className={cn("size-full", places[shown.length]?.[index])}
        />
      ))}
    </div>
  );
}
