"use client";

import { ChevronDown, CircleHelp, Eye, Redo2, Save, Undo2 } from "lucide-react";
import type { Route } from "next";
import dynamic from "next/dynamic";
import { useState } from "react";
import { useEditor, useEditorRequest } from "@/components/designs/canvas/editor-context";
import { usePersistence } from "@/components/designs/canvas/persistence/persistence";
import { DesignTitle } from "@/components/designs/design-title";
import { BranchBadge } from "@/components/designs/history/branch-badge";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import { describeState } from "./describe-state";

const HelpDialog = dynamic(() => import("./help-dialog").then((module) => module.HelpDialog), { ssr: false });
const NameRevisionDialog = dynamic(() => import("./name-revision-dialog").then((module) => module.NameRevisionDialog), {
  ssr: false,
});
const PreviewDialog = dynamic(() => import("./preview-dialog").then((module) => module.PreviewDialog), { ssr: false });

/** Name, where the design is kept, undo, preview, help, and the button that saves. */
export function TopBar() {
  const { design, style, revision, control, editable, options, setOption } = useEditor();
  const [renaming, setRenaming] = useState(false);
  const [open, setOpen] = useState<"help" | "name" | "preview" | null>(null);
  useEditorRequest("help", () => setOpen("help"));
  const { keeping, saver, online, save } = usePersistence();
  const close = () => setOpen(null);
  return (
    <header className="flex min-h-13 shrink-0 flex-wrap items-center gap-x-2 gap-y-1 border-line border-b px-3 py-1.5">
      <DesignTitle
        design={design}
        editable={editable}
        renaming={renaming}
        onRenaming={setRenaming}
        back={{ href: `/designs/${design.id}` as Route, label: "Back to the design" }}
      >
        <span className="truncate max-sm:hidden">{style.name}</span>
        <BranchBadge designId={design.id} />
        <span aria-hidden="true" className="max-sm:hidden">
          ·
        </span>
        <span role="status" className={cn("truncate", control.dirty && "text-warning-text")}>
          {describeState(
            { keeping: keeping.state, saving: saver.saving, waiting: saver.waiting, online },
            revision?.number ?? null,
          )}
        </span>
      </DesignTitle>
      <div className="flex items-center gap-1 max-sm:w-full max-sm:justify-end">
        {editable ? (
          <>
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
          </>
        ) : null}
        <Tooltip content={options.unit === "mm" ? "Measure in inches" : "Measure in millimetres"}>
          <Button
            variant="ghost"
            className="w-10 px-0"
            aria-label={`Unit: ${options.unit === "mm" ? "millimetres" : "inches"}`}
            onClick={() => setOption("unit", options.unit === "mm" ? "in" : "mm")}
          >
            {options.unit}
          </Button>
        </Tooltip>
        <IconButton label="Preview on the product" icon={<Eye />} onClick={() => setOpen("preview")} />
        <IconButton label="Keyboard shortcuts" keys={["?"]} icon={<CircleHelp />} onClick={() => setOpen("help")} />
        {editable ? (
          <span className="ml-1 flex">
            <Tooltip content="Save revision" keys={["mod", "S"]}>
              <Button
                variant="primary"
                className="rounded-r-none"
                loading={saver.saving}
                disabled={!control.dirty}
                onClick={() => save()}
              >
                Save
              </Button>
            </Tooltip>
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <Button
                  variant="primary"
                  aria-label="More ways to save"
                  disabled={!control.dirty}
                  className="rounded-l-none border-on-accent/25 border-l px-1.5"
                >
                  <ChevronDown />
                </Button>
              </DropdownMenuTrigger>
              <DropdownMenuContent align="end">
                <DropdownMenuItem movesFocus onSelect={() => setOpen("name")}>
                  <Save />
                  Save with a name…
                </DropdownMenuItem>
              </DropdownMenuContent>
            </DropdownMenu>
          </span>
        ) : null}
      </div>
      {open === "help" ? <HelpDialog onClose={close} /> : null}
      {open === "preview" ? <PreviewDialog onClose={close} /> : null}
      {open === "name" ? <NameRevisionDialog onSave={save} onClose={close} /> : null}
    </header>
  );
}
