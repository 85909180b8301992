"use client";

import { ChevronLeft, PencilLine } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Tooltip } from "@/components/ui/tooltip";
import type { DesignJson } from "@/lib/designs/schemas";
import { InlineName } from "./inline-name";
import { useDesignActions } from "./list/use-design-actions";

/** The beginning of a design's top bar: the way back, the name to be changed in place, and a line below it. */
export function DesignTitle({
  design,
  editable,
  renaming,
  onRenaming,
  back,
  children,
}: {
  design: DesignJson;
  editable: boolean;
  /** The name is a field. */
  renaming: boolean;
  onRenaming: (renaming: boolean) => void;
  /** Where the arrow leads. */
  back: { href: Route; label: string };
  children: ReactNode;
}) {
  const { rename } = useDesignActions();
  return (
    <>
      <Tooltip content={back.label}>
        <Link
          href={back.href}
          aria-label={back.label}
          className="grid size-8 shrink-0 place-items-center rounded-md text-ink-3 hover:bg-hover hover:text-ink pointer-coarse:size-10"
        >
          <ChevronLeft className="size-4" />
        </Link>
      </Tooltip>
      <div className="min-w-0 flex-1 max-sm:basis-[calc(100%-4rem)]">
        {renaming ? (
          <>
            <h1 className="sr-only">{design.name}</h1>
            <InlineName
              value={design.name}
              label="Name of the design"
              className="max-w-80"
              onDone={(name) => {
                onRenaming(false);
                if (name !== null) void rename(design, name);
              }}
            />
          </>
        ) : (
          <h1 className="flex min-w-0 items-center gap-1 text-md">
            <span className="truncate">{design.name}</span>
            {editable ? (
              <IconButton
                size="sm"
                label="Rename"
                icon={<PencilLine className="text-ink-3" />}
                onClick={() => onRenaming(true)}
              />
            ) : null}
          </h1>
        )}
        <p className="flex min-w-0 items-center gap-1.5 text-ink-3 text-xs">{children}</p>
      </div>
    </>
  );
}
