"use client";

import type { Route } from "next";
import dynamic from "next/dynamic";
import { useState } from "react";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import type { KeysetList } from "@/components/ui/keyset-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import { DesignMenu } from "./design-menu";
import { DesignPicture } from "./design-picture";
import { useDesignActions } from "./use-design-actions";

const RenameDialog = dynamic(() => import("./rename-dialog").then((module) => module.RenameDialog), { ssr: false });

/** All designs as rows. */
export function DesignTable({
  list,
  styles,
  editable,
  trash,
}: {
  list: KeysetList<DesignJson>;
  styles: ReadonlyMap<string, StyleJson>;
  editable: boolean;
  trash: boolean;
}) {
  const [renaming, setRenaming] = useState<string | null>(null);
  const { rename } = useDesignActions();
  const columns: DataColumn<DesignJson>[] = [
    {
      id: "name",
      header: "Name",
      width: "minmax(0,1fr)",
      cell: (design) => (
        <span className="flex min-w-0 items-center gap-3">
          <DesignPicture
            design={design}
            style={styles.get(design.styleVersionId)}
            className="size-10 shrink-0 rounded-sm border border-line"
          />
          <span className="truncate font-medium">{design.name}</span>
        </span>
      ),
    },
    {
      id: "style",
      header: "Style",
      width: "10rem",
      wideOnly: true,
      cell: (design) => <span className="block truncate text-ink-2">{design.styleName}</span>,
    },
    {
      id: "author",
      header: "Made by",
      width: "9rem",
      wideOnly: true,
      cell: (design) => (
        <span className="block truncate text-ink-2">{design.createdBy?.name ?? "Somebody who left"}</span>
      ),
    },
    {
      id: "time",
      header: trash ? "Deleted" : "Changed",
      width: "7rem",
      wideOnly: true,
      cell: (design) => <RelativeTime value={design.deletedAt ?? design.updatedAt} className="text-ink-2 text-xs" />,
    },
    {
      id: "actions",
      header: "Actions",
      hideHeader: true,
      width: "2.25rem",
      align: "end",
      cell: (design) => (editable ? <DesignMenu design={design} onRename={() => setRenaming(design.id)} /> : null),
    },
  ];
  const edited = list.items.find((design) => design.id === renaming);
  return (
    <>
      {edited === undefined ? null : (
        <RenameDialog name={edited.name} onClose={() => setRenaming(null)} onRename={(name) => rename(edited, name)} />
      )}
      <div className="overflow-hidden rounded-lg border border-line bg-raised shadow-xs">
        <DataTable
          list={list}
          columns={columns}
          rowKey={(design) => design.id}
          rowHref={trash ? undefined : (design) => `/designs/${design.id}` as Route}
          rowHeight={56}
          aria-label="Designs"
          empty={null}
        />
      </div>
    </>
  );
}
