"use client";

import { DropdownMenu } from "radix-ui";
import { Fragment, useState } from "react";
import { findCommand } from "@/components/designs/canvas/commands";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { treeOf } from "@/components/designs/canvas/model/tree";
import { labelOf } from "@/components/designs/editor/draft";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { floatingPanel, menuItem, menuItemDanger, menuSeparator } from "@/components/ui/menu-styles";
import { focusStage } from "./gesture";

const sections = [
  ["enter", "cut", "copy", "paste", "duplicate"],
  ["copy-style", "paste-style"],
  ["order-front", "order-forward", "order-backward", "order-back"],
  ["group", "ungroup"],
  ["lock", "hide", "rename"],
  ["select-all", "fit-selection", "fit", "add-guide"],
  ["delete"],
] as const;

const labels: Readonly<Record<string, string>> = { alt: "Alt", f2: "F2", delete: "Del" };

/** The menu, open at a place of the window. Commands that can do nothing here are left out. */
export function StageMenu({ at, onClose }: { at: { left: number; top: number }; onClose: () => void }) {
  const editor = useEditor();
  const [open, setOpen] = useState(true);
  const shown = sections
    .map((ids) =>
      ids.flatMap((id) => {
        const command = findCommand(id);
        return command?.enabled(editor) === true ? [command] : [];
      }),
    )
    .filter((each) => each.length > 0);
  const locked =
    editor.selected.length === 0
      ? treeOf(editor.draft, editor.space.spaceId).ordered.filter((each) => each.locks?.position === true)
      : [];
  return (
    <DropdownMenu.Root
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) onClose();
      }}
    >
      <DropdownMenu.Trigger asChild>
        <span aria-hidden="true" className="pointer-events-none fixed size-0" style={at} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="start"
          sideOffset={2}
          collisionPadding={8}
          aria-label="Menu of the selection"
          className={cn(
            floatingPanel,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-56 overflow-y-auto p-1",
          )}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            focusStage();
          }}
        >
          {shown.map((commands, index) => (
            <Fragment key={commands[0]?.id}>
              {index > 0 ? <DropdownMenu.Separator className={menuSeparator} /> : null}
              {commands.map((command) => (
                <DropdownMenu.Item
                  key={command.id}
                  className={cn(menuItem, command.id === "delete" && menuItemDanger)}
                  onSelect={() => setTimeout(() => command.run(editor))}
                >
                  <span className="min-w-0 flex-1">{command.label}</span>
                  {command.keys.length > 0 ? (
                    <Kbd
                      keys={command.keys.map((key) => labels[key] ?? (key.length === 1 ? key.toUpperCase() : key))}
                    />
                  ) : null}
                </DropdownMenu.Item>
              ))}
            </Fragment>
          ))}
          {locked.length > 0 ? <DropdownMenu.Separator className={menuSeparator} /> : null}
          {locked.slice(0, 5).map((element) => (
            <DropdownMenu.Item
              key={element.elementId}
              className={menuItem}
              onSelect={() => editor.select([element.elementId])}
            >
              Select locked “{labelOf(element)}”
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
