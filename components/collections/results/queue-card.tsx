"use client";

import { ArrowDown, ArrowUp, ArrowUpToLine, GripVertical } from "lucide-react";
import { useState } from "react";
import { countOf, wordFor } from "@/components/collections/collection-words";
import { useWizard } from "@/components/collections/wizard-context";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { VirtualList } from "@/components/ui/virtual-list";
import type { GeneratedAssetJson } from "@/lib/collections/collection-queries";
import { moveTo } from "./sort-assets";
import type { CollectionControls } from "./use-collection-controls";

/** What waits, in the order it will be made; dragged, or moved with its buttons. */
export function QueueCard({ queue, controls }: { queue: readonly GeneratedAssetJson[]; controls: CollectionControls }) {
  const { mayWrite } = useWizard();
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  if (queue.length === 0) return null;
  const ids = queue.map(({ id }) => id);
  const move = (asset: GeneratedAssetJson, place: number) => {
    const displaced = queue[place];
    if (displaced === undefined || displaced.id === asset.id) return;
    controls.reorder(moveTo(ids, asset.id, place), asset, displaced.priority);
  };
  const button = "size-6 w-6 pointer-coarse:size-8 pointer-coarse:w-8";
  return (
    <Card aria-label="Queue" className="flex flex-col">
      <CardHeader
        title="Queue"
        description={`${countOf(queue.length, wordFor(queue.map(({ type }) => type)))} waiting, the next one first.`}
        className="pb-2"
      />
      <div className="max-h-96 overflow-y-auto border-line border-t">
        <VirtualList
          items={queue}
          itemKey={(asset) => asset.id}
          estimate={36}
          aria-label="Waiting images"
          renderItem={(asset, index) => (
            <fieldset
              aria-label={asset.productName}
              draggable={mayWrite}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = "move";
                setDragged(asset.id);
              }}
              onDragEnd={() => {
                setDragged(null);
                setOver(null);
              }}
              onDragOver={(event) => {
                if (dragged === null) return;
                event.preventDefault();
                setOver(asset.id);
              }}
              onDrop={(event) => {
                event.preventDefault();
                const moved = queue.find(({ id }) => id === dragged);
                if (moved !== undefined) move(moved, index);
              }}
              className={cn(
                "flex h-9 items-center gap-1.5 border-line border-b pr-1.5 pl-2 text-sm",
                dragged === asset.id && "opacity-40",
                over === asset.id && dragged !== asset.id && "bg-accent-soft",
              )}
            >
              {mayWrite ? (
                <GripVertical aria-hidden="true" className="size-3.5 shrink-0 cursor-grab text-ink-3" />
              ) : null}
              <span className="w-7 shrink-0 text-right text-ink-3 text-xs tabular-nums">{index + 1}</span>
              <span className="min-w-0 flex-1 truncate pl-1">{asset.productName}</span>
              {mayWrite ? (
                <>
                  <IconButton
                    size="sm"
                    className={button}
                    label={`Make ${asset.productName} first`}
                    icon={<ArrowUpToLine />}
                    disabled={index === 0}
                    onClick={() => controls.putFirst(asset, queue)}
                  />
                  <IconButton
                    size="sm"
                    className={button}
                    label={`Move ${asset.productName} up`}
                    icon={<ArrowUp />}
                    disabled={index === 0}
                    onClick={() => move(asset, index - 1)}
                  />
                  <IconButton
                    size="sm"
                    className={button}
                    label={`Move ${asset.productName} down`}
                    icon={<ArrowDown />}
                    disabled={index === queue.length - 1}
                    onClick={() => move(asset, index + 1)}
                  />
                </>
              ) : null}
            </fieldset>
          )}
        />
      </div>
    </Card>
  );
}
