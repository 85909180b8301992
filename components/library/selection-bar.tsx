"use client";

import { FolderInput, RotateCcw, Tag, Trash2, X } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { AssetFolderJson } from "@/lib/designs/library-queries";
import { useAssetActions } from "./use-asset-actions";
import type { AssetSelection } from "./use-asset-selection";

const MoveDialog = dynamic(() => import("./bulk-dialogs").then((module) => module.MoveDialog), { ssr: false });
const TagDialog = dynamic(() => import("./bulk-dialogs").then((module) => module.TagDialog), { ssr: false });

/** What can be done to the selected artwork. */
export function SelectionBar({
  selection,
  folders,
  trash,
}: {
  selection: AssetSelection;
  folders: readonly AssetFolderJson[];
  trash: boolean;
}) {
  const [asking, setAsking] = useState<"move" | "tag" | null>(null);
  const actions = useAssetActions();
  const { chosen } = selection;
  if (chosen.length === 0) return null;
  const close = () => setAsking(null);
  return (
    <section
      aria-label="Selected artwork"
      className="sticky top-2 z-20 flex flex-wrap items-center gap-1 rounded-lg border border-line-strong bg-raised px-2 py-1.5 shadow-md"
    >
      <p role="status" className="px-2 font-medium text-sm tabular-nums">
        {chosen.length} selected
      </p>
      {trash ? (
        <Button
          size="sm"
          variant="ghost"
          icon={<RotateCcw />}
          onClick={() => void actions.restore(chosen).then((worked) => worked && selection.clear())}
        >
          Restore
        </Button>
      ) : (
        <>
          <Button size="sm" variant="ghost" icon={<FolderInput />} onClick={() => setAsking("move")}>
            Move
          </Button>
          <Button size="sm" variant="ghost" icon={<Tag />} onClick={() => setAsking("tag")}>
            Tag
          </Button>
          <Button
            size="sm"
            variant="danger-quiet"
            icon={<Trash2 />}
            onClick={() => void actions.remove(chosen).then((worked) => worked && selection.clear())}
          >
            Delete
          </Button>
        </>
      )}
      <IconButton
        size="sm"
        label="Clear selection"
        keys={["esc"]}
        icon={<X />}
        onClick={selection.clear}
        className="ml-auto"
      />
      {asking === "move" ? <MoveDialog targets={chosen} folders={folders} actions={actions} onClose={close} /> : null}
      {asking === "tag" ? <TagDialog targets={chosen} actions={actions} onClose={close} /> : null}
    </section>
  );
}
