"use client";

import {
  ArrowUpToLine,
  Columns2,
  Copy,
  Download,
  Eye,
  Layers2,
  type LucideIcon,
  Pin,
  PinOff,
  RefreshCw,
  RotateCcw,
  Send,
  Tag,
  Trash2,
  Wand2,
} from "lucide-react";
import { DropdownMenu } from "radix-ui";
import { Fragment, useState } from "react";
import { cn } from "@/components/ui/cn";
import { Kbd } from "@/components/ui/kbd";
import { floatingPanel, menuItem, menuItemDanger, menuLabel, menuSeparator } from "@/components/ui/menu-styles";

export type AssetCommand =
  | "open"
  | "compare"
  | "similar"
  | "copy-settings"
  | "regenerate"
  | "retry"
  | "prioritize"
  | "send"
  | "pin"
  | "unpin"
  | "tag"
  | "download"
  | "delete"
  | "restore";

interface Entry {
  command: AssetCommand;
  label: string;
  icon: LucideIcon;
  keys?: readonly string[];
}

/** What is known of the assets that the menu is for. */
export interface MenuSubject {
  count: number;
  isCompleted: boolean;
  isPinned: boolean;
  canRetry: boolean;
  /** It stands in the generation queue. */
  isWaiting: boolean;
  isInTrash: boolean;
  editable: boolean;
  /** Another asset that this one would be compared with. */
  canCompare: boolean;
}

/** The commands that make sense for these assets, in groups. */
function entriesFor(subject: MenuSubject): Entry[][] {
  const { count, isCompleted, isPinned, canRetry, isWaiting, isInTrash, editable, canCompare } = subject;
  const one = count === 1;
  const groups: (Entry | false)[][] = [
    [
      one && { command: "open", label: "Open", icon: Eye, keys: ["enter"] },
      one && isCompleted && { command: "similar", label: "Find similar", icon: Layers2 },
      canCompare && isCompleted && { command: "compare", label: "Compare", icon: Columns2, keys: ["C"] },
    ],
    [
      one && { command: "copy-settings", label: "Copy settings", icon: Copy },
      one && editable && !isInTrash && canRetry && { command: "retry", label: "Make it now", icon: RefreshCw },
      one &&
        editable &&
        !isInTrash &&
        isWaiting && { command: "prioritize", label: "Make it next", icon: ArrowUpToLine },
      one && editable && !isInTrash && { command: "regenerate", label: "Regenerate…", icon: Wand2 },
      one && editable && !isInTrash && isCompleted && { command: "send", label: "Send to…", icon: Send },
    ],
    [
      editable && !isInTrash && !isPinned && { command: "pin", label: "Pin", icon: Pin },
      editable && !isInTrash && isPinned && { command: "unpin", label: "Unpin", icon: PinOff },
      editable && !isInTrash && { command: "tag", label: "Tag…", icon: Tag },
      isCompleted && !isInTrash && { command: "download", label: "Download", icon: Download },
    ],
    [
      editable && isInTrash && { command: "restore", label: "Restore", icon: RotateCcw },
      editable && !isInTrash && { command: "delete", label: "Delete", icon: Trash2, keys: ["Del"] },
    ],
  ];
  return groups
    .map((group) => group.filter((entry): entry is Entry => entry !== false))
    .filter((group) => group.length > 0);
}

/** The one menu of assets, open at a place of the window, for one or for all that are selected. */
export function AssetMenu({
  at,
  subject,
  run,
  onClose,
}: {
  at: { left: number; top: number };
  subject: MenuSubject;
  run: (command: AssetCommand) => void;
  onClose: () => void;
}) {
  const [open, setOpen] = useState(true);
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
          aria-label={subject.count === 1 ? "Asset" : `${subject.count} assets`}
          className={cn(
            floatingPanel,
            "max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto p-1",
          )}
        >
          {subject.count === 1 ? null : (
            <DropdownMenu.Label className={menuLabel}>{subject.count.toLocaleString("en")} selected</DropdownMenu.Label>
          )}
          {entriesFor(subject).map((group, index) => (
            <Fragment key={group[0]?.command}>
              {index > 0 ? <DropdownMenu.Separator className={menuSeparator} /> : null}
              {group.map(({ command, label, icon: Icon, keys }) => (
                <DropdownMenu.Item
                  key={command}
                  className={cn(menuItem, command === "delete" && menuItemDanger)}
                  // What it opens takes the focus, so the menu has to be gone.
                  onSelect={() => setTimeout(() => run(command))}
                >
                  <Icon aria-hidden="true" />
                  <span className="min-w-0 flex-1">{label}</span>
                  {keys === undefined ? null : <Kbd keys={keys} className="pl-4" />}
                </DropdownMenu.Item>
              ))}
            </Fragment>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
