"use client";

import { ArrowRight } from "lucide-react";
import { Select } from "@/components/ui/select";
import type { ImportReportJson } from "@/lib/collections/product-queries";
import { assign, isNamed, listOpen, targetOf, targetOptions } from "./columns";

/** The second step: what each column of the file is, with what stands in it. */
export function MappingStep({
  look,
  mapping,
  onMapping,
}: {
  look: ImportReportJson;
  mapping: Readonly<Record<string, string>>;
  onMapping: (mapping: Record<string, string>) => void;
}) {
  const open = listOpen(mapping);
  // Columns may share their names.
  const columns = look.columns.map((column, place) => ({ id: `column ${place}`, column, place }));
  return (
    <>
      <p role="status" className="text-ink-2 text-sm">
        {open.length === 0
          ? "Every column that was recognized is filled in. Change what is not as you want it."
          : `Say which column is the ${open.join(", and which the ")}.`}
      </p>
      <ul aria-label="Columns of the file" className="flex flex-col">
        {columns.map(({ id, column, place }) => {
          const values = look.sample.map((row) => row[place] ?? "").filter((cell) => cell !== "");
          const named = isNamed(look.columns, column);
          return (
            <li
              key={id}
              className="grid items-center gap-x-3 gap-y-1.5 border-line border-b py-2 last:border-b-0 sm:grid-cols-[minmax(0,1fr)_1rem_13rem]"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium text-sm">
                  {column === "" ? <span className="text-ink-3 italic">no name</span> : column}
                </span>
                <span className="block truncate text-ink-3 text-xs">
                  {values.length === 0 ? "empty in the first lines" : values.join(" · ")}
                </span>
              </span>
              <ArrowRight aria-hidden="true" className="size-4 text-ink-3 max-sm:hidden" />
              {named ? (
                <Select
                  aria-label={`What “${column}” is`}
                  value={targetOf(mapping, column)}
                  onValueChange={(target) => onMapping(assign(mapping, column, target))}
                  options={targetOptions}
                />
              ) : (
                <span className="text-ink-3 text-xs">
                  {column === "" ? "Left out: it has no name" : "Left out: there are several of this name"}
                </span>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
