"use client";

import { Ellipsis, PencilLine, RotateCcw, Trash2 } from "lucide-react";
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
      <DropdownMenuContent align="end">
        <DropdownMenuItem keys={["F2"]} movesFocus onSelect={onRename}>
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
