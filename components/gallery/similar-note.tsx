"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeft } from "lucide-react";
import { Thumbnail } from "@/components/images/thumbnail";
import { Button } from "@/components/ui/button";
import { assetQuery, similarAssetsQuery } from "@/lib/collections/generated-asset-queries";

/** Says what everything below looks like, and leads back. */
export function SimilarNote({ id, onBack }: { id: string; onBack: () => void }) {
  const asset = useQuery(assetQuery(id)).data;
  const similar = useQuery(similarAssetsQuery(id)).data;
  const copies = similar?.filter((each) => each.nearDuplicate).length ?? 0;
  return (
    <div className="flex items-center gap-3 rounded-lg border border-line bg-surface py-2 pr-2 pl-2">
      <Thumbnail
        thumbhash={asset?.image?.thumbhash}
        src={asset?.image?.thumbnailUrl}
        alt=""
        className="size-10 shrink-0 rounded-sm"
      />
      <p className="min-w-0 flex-1 text-sm">
        <span className="block truncate font-medium">Looks like {asset?.productName ?? "…"}</span>
        <span className="block truncate text-ink-2 text-xs">
          {copies === 0
            ? "The nearest first"
            : copies === 1
              ? "The nearest first; one is a copy, crop or other encoding of it"
              : `The nearest first; ${copies} are copies, crops or other encodings of it`}
        </span>
      </p>
      <Button icon={<ArrowLeft />} onClick={onBack}>
        <span className="max-sm:sr-only">Back to the gallery</span>
      </Button>
    </div>
  );
}
