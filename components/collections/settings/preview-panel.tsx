"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, ImageOff } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { readAnalysis } from "@/components/collections/analysis/read-analysis";
import { capitalize } from "@/components/collections/collection-words";
import { useCollectionProducts } from "@/components/collections/use-collection-products";
import { useWizard } from "@/components/collections/wizard-context";
import { Card } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { ErrorNote } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { inspirationsQuery, previewCollection } from "@/lib/collections/collection-queries";

/** The address of bytes for as long as they are shown. */
function useBlobUrl(blob: Blob | undefined): string | null {
  const [url, setUrl] = useState<string | null>(null);
  useEffect(() => {
    if (blob === undefined) return;
    const next = URL.createObjectURL(blob);
    setUrl(next);
    return () => URL.revokeObjectURL(next);
  }, [blob]);
  return url;
}

/** One product in the scene of the settings, drawn anew a moment after they change. */
export function PreviewPanel({ note }: { note: string }) {
  const { collection, saver } = useWizard();
  const products = useCollectionProducts(collection.id, collection.selectedProductIds, saver.state === "saved").data;
  const inspirations = useQuery(inspirationsQuery(collection.id)).data;
  const usable = useMemo(
    () => (products ?? []).filter((product) => product.primaryImage !== null && product.deletedAt === null),
    [products],
  );
  const [place, setPlace] = useState(0);
  const product = usable[Math.min(place, usable.length - 1)];
  const room = product === undefined ? undefined : readAnalysis(collection)?.productRoomAssignments[product.id];
  const look = JSON.stringify([collection.baseSettings, room, inspirations?.[0]?.imageId]);
  const preview = useQuery({
    queryKey: ["collection-preview", collection.id, product?.id, look],
    queryFn: ({ signal }) => previewCollection(collection.id, product?.id ?? "", signal),
    enabled: product !== undefined && saver.state === "saved" && inspirations !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  const url = useBlobUrl(preview.data);
  const isBusy = preview.isFetching || saver.state === "saving";
  return (
    <Card aria-label="Preview">
      <div className="relative grid aspect-square place-items-center bg-sunken">
        {products !== undefined && usable.length === 0 ? (
          <p className="flex flex-col items-center gap-2 px-6 text-center text-ink-2 text-sm">
            <ImageOff aria-hidden="true" className="size-5 text-ink-3" />A preview needs a product with an image.
          </p>
        ) : preview.isError && !isBusy ? (
          <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} className="m-4" />
        ) : url === null ? (
          <Skeleton className="absolute inset-0 rounded-none" />
        ) : (
          <img
            src={url}
            alt={`Preview of ${product?.name ?? "a product"}`}
            className={cn(
              "absolute inset-0 size-full object-contain transition-opacity duration-200",
              isBusy && "opacity-60",
            )}
          />
        )}
        {isBusy && usable.length > 0 ? (
          <span className="absolute top-2 right-2 z-1 grid size-7 place-items-center rounded-full bg-raised shadow-sm">
            <Spinner label="Drawing the preview" />
          </span>
        ) : null}
      </div>
      <div className="flex items-center gap-1 border-line border-t py-1.5 pr-1.5 pl-3">
        <div className="min-w-0 flex-1">
          <p className="truncate text-sm">{product?.name ?? "No product"}</p>
          <p className="truncate text-ink-3 text-xs">{room === undefined ? note : `${capitalize(room)} · ${note}`}</p>
        </div>
        <IconButton
          size="sm"
          label="Product before"
          icon={<ChevronLeft />}
          disabled={usable.length < 2}
          onClick={() => setPlace((place - 1 + usable.length) % usable.length)}
        />
        <IconButton
          size="sm"
          label="Next product"
          icon={<ChevronRight />}
          disabled={usable.length < 2}
          onClick={() => setPlace((place + 1) % usable.length)}
        />
      </div>
    </Card>
  );
}
