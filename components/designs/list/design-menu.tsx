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
import type { DesignJson } from "@/lib/designs/schemas";
import { useDesignActions } from "./use-design-actions";

/** Rename, delete, restore. */
export function DesignMenu({ design, onRename }: { design: DesignJson; onRename: () => void }) {
  const { remove, restore } = useDesignActions();
  if (design.deletedAt !== null) {
    return (
      <IconButton
        size="sm"
        label={`Restore ${design.name}`}
        icon={<RotateCcw />}
        onClick={() => void restore(design)}
      />
    );
  }
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <IconButton size="sm" label={`Actions for ${design.name}`} icon={<Ellipsis />} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        <DropdownMenuItem movesFocus onSelect={onRename} keys={["F2"]}>
          <PencilLine />
          Rename
        </DropdownMenuItem>
        <DropdownMenuSeparator />
        <DropdownMenuItem danger onSelect={() => void remove(design)}>
          <Trash2 />
          Move to the trash
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
