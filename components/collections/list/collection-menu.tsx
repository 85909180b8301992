"use client";

import { Ellipsis, PencilLine, RotateCcw, Trash2 } from "lucide-react";
import { useRef } from "react";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import type { CollectionJson } from "@/lib/collections/collection-queries";
import { useCollectionActions } from "./use-collection-actions";

/** Rename, delete, restore. */
export function CollectionMenu({ collection, onRename }: { collection: CollectionJson; onRename: () => void }) {
  const { remove, restore } = useCollectionActions();
  const renameChosen = useRef(false);
  if (collection.deletedAt !== null) {
    return (
      <IconButton
        size="sm"
        label={`Restore ${collection.name}`}
        icon={<RotateCcw />}
        onClick={() => void restore(collection)}
      />
    );
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={`Actions for ${collection.name}`} icon={<Ellipsis />} />
      </DropdownMenuTrigger>
      <DropdownMenuContent
        align="end"
        // The field for the name has the focus; the button may not take it back.
        onCloseAutoFocus={(event) => {
          if (renameChosen.current) event.preventDefault();
          renameChosen.current = false;
        }}
      >
        <DropdownMenuItem
          keys={["F2"]}
          onSelect={() => {
            renameChosen.current = true;
            onRename();
          }}
        >
          <PencilLine />
          Rename
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={() => void remove(collection)}>
          <Trash2 />
          Move to the trash
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
