"use client";

import { ArrowLeftRight } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";

/** A line as the dialog speaks of it; id null: the main line. */
export interface LineName {
  id: string | null;
  name: string;
}

export const mainLineName: LineName = { id: null, name: "main" };

const keyOf = (line: LineName) => line.id ?? "main";

/** Which line is merged into which: any into any other. */
export function MergeLines({
  lines,
  from,
  into,
  onChange,
}: {
  lines: readonly LineName[];
  from: LineName;
  into: LineName;
  onChange: (from: LineName, into: LineName) => void;
}) {
  const options = (other: LineName) =>
    lines.map((line) => ({ value: keyOf(line), label: line.name, disabled: keyOf(line) === keyOf(other) }));
  const find = (key: string) => lines.find((line) => keyOf(line) === key);
  return (
    <div className="flex items-end gap-2">
      <Field label="From" className="min-w-0 flex-1">
        <Select
          value={keyOf(from)}
          options={options(into)}
          onValueChange={(key) => onChange(find(key) ?? from, into)}
        />
      </Field>
      <IconButton label="Swap the lines" icon={<ArrowLeftRight />} onClick={() => onChange(into, from)} />
      <Field label="Into" className="min-w-0 flex-1">
        <Select
          value={keyOf(into)}
          options={options(from)}
          onValueChange={(key) => onChange(from, find(key) ?? into)}
        />
      </Field>
    </div>
  );
}
