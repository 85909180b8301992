"use client";

import { Columns2, Download, Pin, PinOff, RotateCcw, Tag, Trash2, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";

/** How many are selected, and what can be done to all of them. */
export function SelectionBar({
  count,
  total,
  trash,
  downloading,
  run,
}: {
  count: number;
  total: number | null;
  trash: boolean;
  downloading: boolean;
  run: (action: "all" | "pin" | "unpin" | "tag" | "download" | "delete" | "restore" | "compare" | "clear") => void;
}) {
  const isAll = total !== null && count >= total;
  return (
    <section
      aria-label="Selected assets"
      className="sticky top-2 z-20 flex flex-wrap items-center gap-0.5 rounded-lg border border-line-strong bg-raised px-2 py-1.5 shadow-md"
    >
      <p role="status" className="pr-1 pl-2 font-medium text-sm tabular-nums">
        {count.toLocaleString("en")} selected
      </p>
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
          <Button size="sm" variant="ghost" icon={<Download />} loading={downloading} onClick={() => run("download")}>
            Download
          </Button>
          <Button size="sm" variant="danger-quiet" icon={<Trash2 />} onClick={() => run("delete")}>
            Delete
          </Button>
        </>
      )}
      <IconButton
        size="sm"
        label="Clear selection"
        keys={["escape"]}
        icon={<X />}
        onClick={() => run("clear")}
        className="ml-auto"
      />
    </section>
  );
}
