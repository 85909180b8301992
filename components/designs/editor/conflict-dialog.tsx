"use client";

import { useQuery } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent, DialogFooter } from "@/components/ui/dialog";
import { RelativeTime } from "@/components/ui/relative-time";
import { revisionQuery } from "@/lib/designs/queries";

/** Somebody saved first: what that was, and the two ways on. Nothing is lost either way, revisions stay. */
export function ConflictDialog({
  newestId,
  saving,
  onReload,
  onSaveOnTop,
  onClose,
}: {
  newestId: string;
  saving: boolean;
  onReload: () => void;
  onSaveOnTop: () => void;
  onClose: () => void;
}) {
  const newest = useQuery({ ...revisionQuery(newestId), enabled: newestId !== "" });
  const who = newest.data?.createdBy?.name ?? "Somebody";
  const what = newest.data === undefined ? "a newer revision" : `revision ${newest.data.number}`;
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent
        title={`${who} saved ${what} while you were editing`}
        description="Your changes are still here, unsaved."
      >
        <DialogBody>
          {newest.data === undefined ? null : (
            <div className="flex items-center gap-3 rounded-md border border-line bg-raised px-3 py-2">
              {newest.data.thumbnailUrl === null ? null : (
                <img src={newest.data.thumbnailUrl} alt="" className="size-12 rounded-sm bg-sunken object-contain" />
              )}
              <p className="text-sm">
                <span className="font-medium">
                  Revision {newest.data.number}
                  {newest.data.name === null ? "" : ` “${newest.data.name}”`}
                </span>
                <span className="block text-ink-3 text-xs">
                  {newest.data.elementCount} elements, <RelativeTime value={newest.data.createdAt} />
                </span>
              </p>
            </div>
          )}
          <ul className="list-disc pl-5 text-ink-2 text-sm">
            <li>Save on top: your state becomes the newest revision. Theirs stays in the list.</li>
            <li>Load theirs: your unsaved changes are thrown away.</li>
          </ul>
        </DialogBody>
        <DialogFooter>
          <Button className="mr-auto" onClick={onClose}>
            Keep editing
          </Button>
          <Button variant="danger-quiet" onClick={onReload}>
            Load theirs
          </Button>
          <Button variant="primary" loading={saving} onClick={onSaveOnTop}>
            Save on top
          </Button>
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
