"use client";

import { Ellipsis, PencilLine, Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { type ReactNode, useState } from "react";
import { InlineName } from "@/components/designs/inline-name";
import { Breadcrumb } from "@/components/ui/breadcrumb";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { IconButton } from "@/components/ui/icon-button";
import { StatusBadge } from "@/components/ui/status-badge";
import type { CollectionJson } from "@/lib/collections/collection-queries";
import { isFree } from "./collection-steps";
import { badgeOf } from "./collection-words";
import { useCollectionActions } from "./list/use-collection-actions";

/** Name and state of a collection, with what can be done to the whole of it. */
export function CollectionHeader({
  collection,
  mayWrite,
  actions,
}: {
  collection: CollectionJson;
  mayWrite: boolean;
  actions?: ReactNode;
}) {
  const [renaming, setRenaming] = useState(false);
  const { rename, remove } = useCollectionActions();
  const router = useRouter();
  const { name, deletedAt } = collection;
  const discard = async () => {
    if (await remove(collection)) router.push("/collections");
  };
  return (
    <header className="flex flex-wrap items-end justify-between gap-x-4 gap-y-3">
      <div className="min-w-0 max-sm:w-full">
        <Breadcrumb items={[{ label: "Collections", href: "/collections" }, { label: name }]} />
        <div className="flex h-8 min-w-0 items-center gap-2">
          {renaming ? (
            <>
              <h1 className="sr-only">{name}</h1>
              <InlineName
                value={name}
                label="Name of the collection"
                className="-ml-2 w-80 max-w-full"
                onDone={(next) => {
                  setRenaming(false);
                  if (next !== null) void rename(collection, next);
                }}
              />
            </>
          ) : (
            <h1 className="truncate text-xl tracking-[-0.018em]">{name}</h1>
          )}
          <StatusBadge status={deletedAt === null ? badgeOf(collection) : "in the trash"} />
          {mayWrite && deletedAt === null ? (
            <DropdownMenu>
              <DropdownMenuTrigger asChild>
                <IconButton size="sm" label={`Actions for ${name}`} icon={<Ellipsis />} />
              </DropdownMenuTrigger>
              <DropdownMenuContent align="start">
                <DropdownMenuItem movesFocus onSelect={() => setRenaming(true)}>
                  <PencilLine />
                  Rename
                </DropdownMenuItem>
                {isFree(collection) ? (
                  <>
                    <DropdownMenuSeparator />
                    <DropdownMenuItem danger onSelect={() => void discard()}>
                      <Trash2 />
                      Move to the trash
                    </DropdownMenuItem>
                  </>
                ) : null}
              </DropdownMenuContent>
            </DropdownMenu>
          ) : null}
        </div>
      </div>
      {actions === undefined ? null : <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </header>
  );
}
