"use client";

import Link from "next/link";
import { useState } from "react";
import { InlineName } from "@/components/designs/inline-name";
import { RelativeTime } from "@/components/ui/relative-time";
import type { DesignJson, StyleJson } from "@/lib/designs/schemas";
import { DesignMenu } from "./design-menu";
import { DesignPicture } from "./design-picture";
import { useDesignActions } from "./use-design-actions";

/** A design in the grid; F2 renames it, Delete moves it to the trash. */
export function DesignCard({
  design,
  style,
  editable,
}: {
  design: DesignJson;
  style: StyleJson | undefined;
  editable: boolean;
}) {
  const [renaming, setRenaming] = useState(false);
  const { rename, remove } = useDesignActions();
  const deleted = design.deletedAt !== null;
  const title = "block truncate font-medium text-sm leading-5";
  return (
    <article
      className="group relative flex flex-col overflow-hidden rounded-lg border border-line bg-raised shadow-xs transition-shadow focus-within:border-line-strong hover:border-line-strong hover:shadow-md"
      aria-label={design.name}
    >
      <DesignPicture design={design} style={style} className="aspect-square border-line border-b" />
      <div className="flex items-start gap-1 py-2 pr-1.5 pl-3">
        <div className="min-w-0 flex-1">
          {renaming ? (
            <InlineName
              value={design.name}
              label="Name of the design"
              className="-ml-2 h-6"
              onDone={(name) => {
                setRenaming(false);
                if (name !== null) void rename(design, name);
              }}
            />
          ) : deleted ? (
            <span className={title}>{design.name}</span>
          ) : (
            <Link
              href={`/designs/${design.id}`}
              prefetch={false}
              data-card-link=""
              className={`${title} after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2`}
              onKeyDown={(event) => {
                if (!editable) return;
                if (event.key === "F2") setRenaming(true);
                if (event.key === "Delete" || event.key === "Backspace") void remove(design);
              }}
            >
              {design.name}
            </Link>
          )}
          <p className="truncate text-ink-3 text-xs">
            {design.deletedAt === null ? (
              design.styleName
            ) : (
              <>
                Deleted <RelativeTime value={design.deletedAt} />
              </>
            )}
          </p>
        </div>
        {editable ? (
          <div className="relative z-1">
            <DesignMenu design={design} onRename={() => setRenaming(true)} />
          </div>
        ) : null}
      </div>
    </article>
  );
}
