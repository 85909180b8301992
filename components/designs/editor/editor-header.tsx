"use client";

import { Ellipsis, FileSpreadsheet, PencilLine, Redo2, SquarePen, Trash2, Undo2 } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DesignTitle } from "@/components/designs/design-title";
import { BranchBadge } from "@/components/designs/history/branch-badge";
import { useDesignActions } from "@/components/designs/list/use-design-actions";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import type { DraftControl } from "./use-draft";

/** Name, style, undo, and the one button that saves. */
export function EditorHeader({
  design,
  style,
  revisionNumber,
  control,
  saving,
  editable,
  onSave,
}: {
  design: DesignJson;
  style: StyleJson;
  revisionNumber: number | null;
  control: DraftControl;
  saving: boolean;
  editable: boolean;
  onSave: () => void;
}) {
  const [renaming, setRenaming] = useState(false);
  const { remove } = useDesignActions();
  const router = useRouter();
  const state = control.dirty
    ? "Unsaved changes"
    : revisionNumber === null
      ? "Nothing saved yet"
      : `Revision ${revisionNumber}, saved`;
  return (
    <header className="flex min-h-14 shrink-0 flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2 sm:px-4">
      <DesignTitle
        design={design}
        editable={editable}
        renaming={renaming}
        onRenaming={setRenaming}
        back={{ href: "/designs", label: "All designs" }}
      >
        <span className="truncate">{style.name}</span>
        <BranchBadge designId={design.id} />
        {design.decorationProvider === "legacy" ? <Badge tone="warning">Legacy</Badge> : null}
        <span aria-hidden="true">·</span>
        <span role="status" className={control.dirty ? "whitespace-nowrap text-warning-text" : "whitespace-nowrap"}>
          {state}
        </span>
      </DesignTitle>
      {editable ? (
        <div className="flex items-center gap-1 max-sm:w-full max-sm:justify-end">
          <IconButton
            label="Undo"
            keys={["mod", "Z"]}
            icon={<Undo2 />}
            disabled={!control.canUndo}
            onClick={control.undo}
          />
          <IconButton
            label="Redo"
            keys={["mod", "shift", "Z"]}
            icon={<Redo2 />}
            disabled={!control.canRedo}
            onClick={control.redo}
          />
          <Button asChild variant={control.dirty ? "secondary" : "primary"} className="ml-1">
            <Link href={`/designs/${design.id}/edit`}>
              <SquarePen />
              Open in the editor
            </Link>
          </Button>
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <IconButton label="More" icon={<Ellipsis />} />
            </DropdownMenuTrigger>
            <DropdownMenuContent align="end">
              <DropdownMenuItem movesFocus onSelect={() => setRenaming(true)}>
                <PencilLine />
                Rename
              </DropdownMenuItem>
              <DropdownMenuItem onSelect={() => router.push(`/designs/${design.id}/batches` as Route)}>
                <FileSpreadsheet />
                Variable data
              </DropdownMenuItem>
              <DropdownMenuSeparator />
              <DropdownMenuItem
                danger
                onSelect={() => {
                  void remove(design).then((done) => {
                    if (done) router.push("/designs");
                  });
                }}
              >
                <Trash2 />
                Move to the trash
              </DropdownMenuItem>
            </DropdownMenuContent>
          </DropdownMenu>
          <Tooltip content="Save revision" keys={["mod", "S"]}>
            <Button
              variant={control.dirty ? "primary" : "secondary"}
              className="ml-1"
              loading={saving}
              disabled={!control.dirty}
              onClick={onSave}
            >
              Save revision
            </Button>
          </Tooltip>
        </div>
      ) : null}
    </header>
  );
}
