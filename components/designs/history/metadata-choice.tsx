"use client";

import { useId } from "react";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { SegmentedControl } from "@/components/ui/segmented-control";
import type { MetadataConflict } from "@/lib/designs/elements/merge-metadata";
import { describeMetadata, metadataLabel } from "./describe-metadata";

type Side = "mine" | "theirs";

/** Something about the design as a whole that both lines changed: both values, and the choice. */
export function MetadataChoice({
  conflict,
  names,
  hexOf,
  choice,
  onChoose,
}: {
  conflict: MetadataConflict;
  /** Names of the lines. */
  names: Readonly<Record<Side, string>>;
  /** Hex of a product colour by its name; null: it has none. */
  hexOf: (name: string) => string | null;
  choice: Side | undefined;
  onChoose: (side: Side) => void;
}) {
  const headingId = useId();
  const label = metadataLabel(conflict.key);
  return (
    <section aria-labelledby={headingId} className="rounded-lg border border-line">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-3 py-2">
        <h3 id={headingId} className="min-w-40 flex-1 truncate font-medium text-sm">
          {label}
          <span className="block font-normal text-ink-3 text-xs">Both changed it.</span>
        </h3>
        <SegmentedControl
          aria-label={`Version of ${label}`}
          value={choice}
          onValueChange={onChoose}
          options={[
            { value: "mine" as const, label: `Keep ${names.mine}` },
            { value: "theirs" as const, label: `Take ${names.theirs}` },
          ]}
        />
      </header>
      <div className="grid grid-cols-2 divide-x divide-line">
        {(["mine", "theirs"] as const).map((side) => (
          <Value key={side} conflict={conflict} side={side} name={names[side]} hexOf={hexOf} />
        ))}
      </div>
    </section>
  );
}

function Value({
  conflict,
  side,
  name,
  hexOf,
}: {
  conflict: MetadataConflict;
  side: Side;
  name: string;
  hexOf: (name: string) => string | null;
}) {
  const value = conflict[side];
  const hex = conflict.key === "productColor" && typeof value === "string" ? hexOf(value) : null;
  return (
    <div className="flex min-w-0 flex-col gap-1.5 p-3">
      <p className="truncate text-2xs text-ink-3">{name}</p>
      <p className="flex min-w-0 items-center gap-2 text-sm">
        {hex === null ? null : <ColorSwatch color={hex} />}
        <span className="line-clamp-4 min-w-0 [overflow-wrap:anywhere]">{describeMetadata(value)}</span>
      </p>
    </div>
  );
}
