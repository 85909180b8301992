"use client";

import { useQueryClient } from "@tanstack/react-query";
import { Ellipsis, Folder, FolderOpen, FolderPlus, Inbox, LayoutGrid, PencilLine, Trash2 } from "lucide-react";
import dynamic from "next/dynamic";
import { type ReactNode, useState } from "react";
import { useConfirm } from "@/components/ui/alert-dialog";
import { cn } from "@/components/ui/cn";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { showError, showSuccess } from "@/components/ui/toast";
import { type AssetFolderJson, deleteFolder, libraryKeys } from "@/lib/designs/library-queries";
import { holdsAssets, readDraggedIds } from "./drag-assets";
import { buildFolderTree, type FolderNode, flattenTree } from "./folder-tree";

const FolderDialog = dynamic(() => import("./folder-dialog").then((module) => module.FolderDialog), { ssr: false });

interface Editing {
  folder?: AssetFolderJson;
  parentId: string | null;
}

function Entry({
  label,
  icon,
  count,
  depth = 0,
  current,
  onOpen,
  onDropAssets,
  menu,
}: {
  label: string;
  icon: ReactNode;
  count?: number;
  depth?: number;
  current: boolean;
  onOpen: () => void;
  onDropAssets?: ((ids: string[]) => void) | undefined;
  menu?: ReactNode;
}) {
  const [over, setOver] = useState(false);
  return (
    <div
      className={cn(
        "group/entry relative flex h-8 items-center rounded-md pr-1 transition-colors pointer-coarse:h-10",
        current ? "bg-accent-soft text-accent-text" : "text-ink-2 hover:bg-hover hover:text-ink",
        over && "ring-2 ring-accent-text",
      )}
    >
      <button
        type="button"
        aria-current={current ? "true" : undefined}
        onClick={onOpen}
        onDragOver={(event) => {
          if (onDropAssets === undefined || !holdsAssets(event)) return;
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          setOver(false);
          if (onDropAssets === undefined || !holdsAssets(event)) return;
          event.preventDefault();
          onDropAssets(readDraggedIds(event));
        }}
        className="flex h-full min-w-0 flex-1 items-center gap-2 rounded-md text-left text-sm [&_svg]:size-4 [&_svg]:shrink-0"
        style={{ paddingLeft: 8 + depth * 14 }}
      >
        {icon}
        <span className={cn("truncate", current && "font-medium")}>{label}</span>
        {count === undefined || count === 0 ? null : (
          <span className="ml-auto pl-2 text-2xs text-ink-3 tabular-nums">{count}</span>
        )}
      </button>
      {menu}
    </div>
  );
}

export interface FolderPanelProps {
  folders: readonly AssetFolderJson[];
  /** A folder's id, `none`, or undefined for all artwork. */
  current: string | undefined;
  editable: boolean;
  onOpen: (folder: string | null) => void;
  onDropAssets: (ids: string[], folderId: string | null, name: string) => void;
}

/** The library's folders: open, make, rename, move, delete; artwork can be dropped on them. */
export function FolderPanel({ folders, current, editable, onOpen, onDropAssets }: FolderPanelProps) {
  const queryClient = useQueryClient();
  const confirm = useConfirm();
  const [editing, setEditing] = useState<Editing | null>(null);
  const nodes = flattenTree(buildFolderTree(folders));

  const remove = async ({ folder, children }: FolderNode) => {
    const isEmpty = children.length === 0 && folder.assetCount === 0;
    const agreed = await confirm({
      title: `Delete the folder “${folder.name}”?`,
      description: isEmpty ? "It is empty." : "What is in it moves to the folder above. No artwork is deleted.",
      confirmLabel: "Delete folder",
      danger: true,
    });
    if (!agreed) return;
    try {
      await deleteFolder(folder.id);
      if (current === folder.id) onOpen(folder.parentId);
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: libraryKeys.folders }),
        queryClient.invalidateQueries({ queryKey: libraryKeys.assets }),
      ]);
      showSuccess(`The folder “${folder.name}” is deleted`);
    } catch (cause) {
      showError("Could not delete the folder", cause);
    }
  };

  return (
    <nav aria-label="Folders" className="flex flex-col gap-0.5">
      <div className="flex h-8 items-center justify-between pl-2">
        <h2 className="font-medium text-ink-3 text-xs">Folders</h2>
        {editable ? (
          <IconButton
            size="sm"
            label="New folder"
            icon={<FolderPlus />}
            onClick={() => setEditing({ parentId: current === undefined || current === "none" ? null : current })}
          />
        ) : null}
      </div>
      <Entry label="All artwork" icon={<LayoutGrid />} current={current === undefined} onOpen={() => onOpen(null)} />
      <Entry
        label="In no folder"
        icon={<Inbox />}
        current={current === "none"}
        onOpen={() => onOpen("none")}
        onDropAssets={editable ? (ids) => onDropAssets(ids, null, "no folder") : undefined}
      />
      {nodes.map((node) => {
        const { folder, depth } = node;
        const isCurrent = current === folder.id;
        return (
          <Entry
            key={folder.id}
            label={folder.name}
            icon={isCurrent ? <FolderOpen /> : <Folder />}
            count={folder.assetCount}
            depth={depth}
            current={isCurrent}
            onOpen={() => onOpen(folder.id)}
            onDropAssets={editable ? (ids) => onDropAssets(ids, folder.id, `“${folder.name}”`) : undefined}
            menu={
              editable ? (
                <DropdownMenu>
                  <DropdownMenuTrigger asChild>
                    <IconButton
                      size="sm"
                      label={`Actions for the folder ${folder.name}`}
                      icon={<Ellipsis />}
                      className="size-6! opacity-0 focus-visible:opacity-100 group-focus-within/entry:opacity-100 group-hover/entry:opacity-100 data-[state=open]:opacity-100 pointer-coarse:opacity-100"
                    />
                  </DropdownMenuTrigger>
                  <DropdownMenuContent align="end">
                    <DropdownMenuItem onSelect={() => setEditing({ parentId: folder.id })}>
                      <FolderPlus />
                      New folder inside
                    </DropdownMenuItem>
                    <DropdownMenuItem onSelect={() => setEditing({ folder, parentId: folder.parentId })}>
                      <PencilLine />
                      Rename or move
                    </DropdownMenuItem>
                    <DropdownMenuSeparator />
                    <DropdownMenuItem danger onSelect={() => void remove(node)}>
                      <Trash2 />
                      Delete
                    </DropdownMenuItem>
                  </DropdownMenuContent>
                </DropdownMenu>
              ) : undefined
            }
          />
        );
      })}
      {editing === null ? null : (
        <FolderDialog
          folder={editing.folder}
          parentId={editing.parentId}
          folders={folders}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            void queryClient.invalidateQueries({ queryKey: libraryKeys.folders });
            if (editing.folder === undefined) onOpen(saved.id);
          }}
        />
      )}
    </nav>
  );
}
