"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import type { CustomField } from "./details-values";

/** Fields that the organization gives its products itself: a name and a value a row. */
export function CustomFields({
  rows,
  onChange,
  editable,
  error,
}: {
  rows: readonly CustomField[];
  onChange: (rows: CustomField[]) => void;
  editable: boolean;
  error: string | undefined;
}) {
  const change = (key: string, part: Partial<CustomField>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  if (!editable && rows.length === 0) return null;
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium text-sm">Custom fields</legend>
      {rows.map((row, index) => (
        <div key={row.key} className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)_auto] items-center gap-2">
          <Input
            aria-label={`Name of field ${index + 1}`}
            placeholder="Name"
            maxLength={80}
            autoComplete="off"
            readOnly={!editable}
            autoFocus={editable && row.name === "" && row.value === ""}
            value={row.name}
            onChange={(event) => change(row.key, { name: event.target.value })}
          />
          <Input
            aria-label={row.name === "" ? `Value of field ${index + 1}` : row.name}
            placeholder="Value"
            maxLength={2000}
            autoComplete="off"
            readOnly={!editable}
            value={row.value}
            onChange={(event) => change(row.key, { value: event.target.value })}
          />
          {editable ? (
            <IconButton
              label={`Remove ${row.name === "" ? `field ${index + 1}` : row.name}`}
              icon={<X />}
              onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}
            />
          ) : null}
        </div>
      ))}
      {error === undefined ? null : (
        <p role="alert" className="text-danger-text text-xs">
          {error}
        </p>
      )}
      {editable ? (
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus />}
          className="-ml-2 self-start"
          onClick={() => onChange([...rows, { key: crypto.randomUUID(), name: "", value: "" }])}
        >
          Add a field
        </Button>
      ) : null}
    </fieldset>
  );
}
