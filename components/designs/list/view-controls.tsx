"use client";

import { LayoutGrid, List, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { SegmentedControl } from "@/components/ui/segmented-control";

type ListView = "grid" | "table";

/** The end of a list's toolbar: the way to its trash, and how it is looked at. */
export function ViewControls({
  view,
  onView,
  onTrash,
}: {
  view: ListView;
  onView: (view: ListView) => void;
  /** Null: the trash is what is looked at. */
  onTrash: (() => void) | null;
}) {
  return (
    <div className="ml-auto flex items-center gap-2">
      {onTrash === null ? null : (
        <Button variant="ghost" icon={<Trash2 />} onClick={onTrash}>
          <span className="max-sm:sr-only">Trash</span>
        </Button>
      )}
      <SegmentedControl
        aria-label="View"
        value={view}
        onValueChange={onView}
        options={[
          { value: "grid", label: "Grid", icon: <LayoutGrid />, iconOnly: true },
          { value: "table", label: "Table", icon: <List />, iconOnly: true },
        ]}
      />
    </div>
  );
}
