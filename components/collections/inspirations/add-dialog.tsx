"use client";

import { countOf } from "@/components/collections/collection-words";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { ArtworkPanel, ImagesPanel, PinnedPanel } from "./studio-panels";
import { UnsplashPanel } from "./unsplash-panel";
import type { Inspirations } from "./use-inspirations";

const panels = [
  { id: "images", label: "Images", Panel: ImagesPanel },
  { id: "pinned", label: "Pinned results", Panel: PinnedPanel },
  { id: "artwork", label: "Artwork", Panel: ArtworkPanel },
  { id: "unsplash", label: "Unsplash", Panel: UnsplashPanel },
] as const;

/** Adds pictures that are in the studio already, or Unsplash's; it stays open for more. */
export function AddDialog({ list, most, onClose }: { list: Inspirations; most: number; onClose: () => void }) {
  const full = list.items.length >= most;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title="Add inspirations" size="xl" className="sm:h-[80dvh] sm:top-[8dvh]">
        <Tabs defaultValue="images" className="flex min-h-0 flex-1 flex-col">
          <TabsList className="mx-5">
            {panels.map(({ id, label }) => (
              <TabsTrigger key={id} value={id}>
                {label}
              </TabsTrigger>
            ))}
          </TabsList>
          {panels.map(({ id, Panel }) => (
            <TabsContent
              key={id}
              value={id}
              className="flex min-h-0 flex-1 flex-col outline-none data-[state=inactive]:hidden"
            >
              <DialogBody className="pt-4">
                <Panel list={list} full={full} />
              </DialogBody>
            </TabsContent>
          ))}
        </Tabs>
        <DialogFooter>
          <p role="status" className="mr-auto text-ink-2 text-sm">
            {full ? `A collection has at most ${most} inspirations.` : countOf(list.items.length, "inspiration")}
          </p>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
