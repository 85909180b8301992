"use client";

import { Columns2, Download, Pin, PinOff, RotateCcw, Tag, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SelectionBar } from "@/components/ui/selection-bar";

/** How many are selected, and what can be done to all of them. */
export function GallerySelectionBar({
  count,
  total,
  trash,
  run,
}: {
  count: number;
  total: number | null;
  trash: boolean;
  run: (action: "all" | "pin" | "unpin" | "tag" | "download" | "delete" | "restore" | "compare" | "clear") => void;
}) {
  const isAll = total !== null && count >= total;
  return (
    <SelectionBar label="Selected assets" count={count} onClear={() => run("clear")}>
      {isAll || total === null ? null : (
        <Button size="sm" variant="link" className="mr-2" onClick={() => run("all")}>
          Select all {total.toLocaleString("en")}
        </Button>
      )}
      {trash ? (
        <Button size="sm" variant="ghost" icon={<RotateCcw />} onClick={() => run("restore")}>
          Restore
        </Button>
      ) : (
        <>
          <Button size="sm" variant="ghost" icon={<Pin />} onClick={() => run("pin")}>
            Pin
          </Button>
          <Button size="sm" variant="ghost" icon={<PinOff />} onClick={() => run("unpin")}>
            Unpin
          </Button>
          <Button size="sm" variant="ghost" icon={<Tag />} onClick={() => run("tag")}>
            Tag
          </Button>
          {count === 2 ? (
            <Button size="sm" variant="ghost" icon={<Columns2 />} onClick={() => run("compare")}>
              Compare
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" icon={<Download />} onClick={() => run("download")}>
            Download
          </Button>
          <Button size="sm" variant="danger-quiet" icon={<Trash2 />} onClick={() => run("delete")}>
            Delete
          </Button>
        </>
      )}
    </SelectionBar>
  );
}
