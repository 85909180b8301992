"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { ChevronLeft, ChevronRight, Info, X } from "lucide-react";
import { useEffect, useState } from "react";
import type { GalleryCommands } from "@/components/gallery/use-gallery-commands";
import type { WriteGalleryState } from "@/components/gallery/use-gallery-state";
import { cn } from "@/components/ui/cn";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { IconButton } from "@/components/ui/icon-button";
import type { Order } from "@/components/ui/list-selection";
import { Spinner } from "@/components/ui/spinner";
import { assetQuery } from "@/lib/collections/generated-asset-queries";
import { AssetPanel } from "./asset-panel";
import { AssetStage } from "./asset-stage";
import { FullWindow } from "./full-window";
import { useViewKeys } from "./use-view-keys";
import { VersionStrip } from "./version-strip";

/** One asset in the whole window: large, with all that is known of it; arrow keys lead to its neighbours in the list. */
export function AssetView({
  id,
  order,
  editable,
  commands,
  onShow,
  onCompare,
  onFilter,
  onClose,
  onClosed,
}: {
  id: string;
  order: Order;
  editable: boolean;
  commands: GalleryCommands;
  onShow: (id: string) => void;
  onCompare: (id: string, other: string) => void;
  /** Narrows the list to what is like this one in some way. */
  onFilter: WriteGalleryState;
  onClose: () => void;
  onClosed: () => void;
}) {
  const queryClient = useQueryClient();
  const query = useQuery(assetQuery(id));
  const asset = query.data;
  const [hasPanel, setPanel] = useState(true);
  const index = order.indexOf.get(id);
  const previous = index === undefined ? undefined : order.ids[index - 1];
  const next = index === undefined ? undefined : order.ids[index + 1];

  // What is looked at next is there already.
  useEffect(() => {
    for (const neighbour of [previous, next]) {
      if (neighbour !== undefined) void queryClient.prefetchQuery(assetQuery(neighbour));
    }
  }, [previous, next, queryClient]);

  const canEdit = editable && asset !== undefined && asset !== null && asset.deletedAt === null;
  const remove = canEdit ? () => commands.run("delete", [id]) : undefined;
  useViewKeys({
    ArrowRight: next === undefined ? undefined : () => onShow(next),
    ArrowLeft: previous === undefined ? undefined : () => onShow(previous),
    i: () => setPanel(!hasPanel),
    p: canEdit ? () => commands.run(asset.pinned ? "unpin" : "pin", [id]) : undefined,
    Delete: remove,
    Backspace: remove,
  });

  return (
    <FullWindow title={asset?.productName ?? "Asset"} onClose={onClose} onClosed={onClosed}>
      <div className="flex h-full flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
        <div className="flex min-w-0 flex-col max-lg:h-[64dvh] max-lg:shrink-0 lg:flex-1">
          <div className="relative min-h-0 flex-1 overflow-hidden bg-sunken">
            {asset === undefined ? (
              query.isError ? (
                <ErrorState
                  error={query.error}
                  title="The asset could not be loaded"
                  onRetry={() => void query.refetch()}
                />
              ) : (
                <div className="absolute inset-0 grid place-items-center text-ink-3">
                  <Spinner label="Loading" />
                </div>
              )
            ) : asset === null ? (
              <EmptyState title="This asset is gone" description="It was deleted for good." />
            ) : (
              <AssetStage key={asset.id} asset={asset} />
            )}
            <p className="absolute top-3 left-3 rounded-sm bg-raised/90 px-2 py-1 text-ink-2 text-xs tabular-nums">
              {index === undefined
                ? "Not in this list"
                : `${(index + 1).toLocaleString("en")} of ${order.ids.length.toLocaleString("en")}`}
            </p>
            <div className="absolute top-2 right-2 flex gap-1 max-lg:right-12">
              <IconButton
                label={hasPanel ? "Hide the details" : "Show the details"}
                keys={["I"]}
                icon={<Info />}
                aria-pressed={hasPanel}
                className="bg-raised/90 max-lg:hidden"
                onClick={() => setPanel(!hasPanel)}
              />
              {hasPanel ? null : (
                <IconButton
                  label="Close"
                  keys={["escape"]}
                  icon={<X />}
                  className="bg-raised/90 max-lg:hidden"
                  onClick={onClose}
                />
              )}
            </div>
            <IconButton
              label="Close"
              icon={<X />}
              className="absolute top-2 right-2 bg-raised/90 lg:hidden"
              onClick={onClose}
            />
            {(
              [
                [previous, "Previous", <ChevronLeft key="l" />, "left-2", "left"],
                [next, "Next", <ChevronRight key="r" />, "right-2", "right"],
              ] as const
            ).map(([target, label, icon, place, key]) =>
              target === undefined ? null : (
                <IconButton
                  key={label}
                  size="lg"
                  label={label}
                  keys={[key]}
                  tooltipSide={key === "left" ? "right" : "left"}
                  icon={icon}
                  className={cn("absolute top-1/2 -translate-y-1/2 bg-raised/90", place)}
                  onClick={() => onShow(target)}
                />
              ),
            )}
          </div>
          {asset === undefined || asset === null ? null : (
            <VersionStrip asset={asset} onShow={onShow} onCompare={(other) => onCompare(asset.id, other)} />
          )}
        </div>
        {asset === undefined || asset === null ? null : (
          <aside
            aria-label="Details"
            className={cn(
              "relative shrink-0 border-line bg-surface lg:w-88 lg:overflow-y-auto lg:border-l",
              hasPanel ? "" : "lg:hidden",
            )}
          >
            <IconButton
              label="Close"
              keys={["escape"]}
              icon={<X />}
              className="absolute top-2.5 right-2.5 max-lg:hidden"
              onClick={onClose}
            />
            <AssetPanel asset={asset} editable={editable} commands={commands} onShow={onShow} onFilter={onFilter} />
          </aside>
        )}
      </div>
    </FullWindow>
  );
}
