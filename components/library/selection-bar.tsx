"use client";

import { FolderInput, RotateCcw, Tag, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { SelectionBar } from "@/components/ui/selection-bar";
import type { AssetFolderJson } from "@/lib/designs/library-queries";
import { useAssetActions } from "./use-asset-actions";
import type { AssetSelection } from "./use-asset-selection";

const MoveDialog = dynamic(() => import("./bulk-dialogs").then((module) => module.MoveDialog), { ssr: false });
const TagDialog = dynamic(() => import("./bulk-dialogs").then((module) => module.TagDialog), { ssr: false });

/** What can be done to the selected artwork. */
export function ArtworkSelectionBar({
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
    <SelectionBar label="Selected artwork" count={chosen.length} onClear={selection.clear}>
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
      {asking === "move" ? <MoveDialog targets={chosen} folders={folders} actions={actions} onClose={close} /> : null}
      {asking === "tag" ? <TagDialog targets={chosen} actions={actions} onClose={close} /> : null}
    </SelectionBar>
  );
}
