"use client";

import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { ArtworkBrowser, type ArtworkBrowserProps } from "./artwork-browser";

/** Artwork from the library, or a new file for it, in a dialog. */
export function AssetPicker({
  title,
  onClose,
  ...browser
}: Omit<ArtworkBrowserProps, "compact"> & { title: string; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent title={title} size="lg">
        <DialogBody>
          <ArtworkBrowser {...browser} />
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}
