"use client";

import { useId } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { type Area, areas, type Role, roleAllows, type Scope } from "@/lib/kernel/auth/permissions";

function areaLabel(area: Area): string {
  return area === "api-keys" ? "API keys" : area.charAt(0).toUpperCase() + area.slice(1);
}

export interface ScopePickerProps {
  role: Role;
  value: readonly Scope[];
  onValueChange: (scopes: readonly Scope[]) => void;
  error?: string | undefined;
}

/** Read and write, an area: only what the role itself holds. Whoever may write may read. */
export function ScopePicker({ role, value, onValueChange, error }: ScopePickerProps) {
  const errorId = useId();
  const toggle = (scope: Scope, on: boolean) =>
    onValueChange(on ? [...value, scope] : value.filter((held) => held !== scope));
  return (
    <fieldset aria-describedby={error === undefined ? undefined : errorId} className="rounded-md border border-line">
      <legend className="sr-only">Scopes</legend>
      <div
        aria-hidden="true"
        className="grid grid-cols-[minmax(0,1fr)_4rem_4rem] border-line border-b px-3 py-1.5 text-ink-3 text-xs"
      >
        <span>Area</span>
        <span>Read</span>
        <span>Write</span>
      </div>
      <div className="max-h-56 divide-y divide-line overflow-y-auto">
        {areas.map((area) => {
          const read: Scope = `${area}:read`;
          const write: Scope = `${area}:write`;
          const writes = value.includes(write);
          if (!roleAllows(role, read)) return null;
          return (
            <div key={area} className="grid h-8 grid-cols-[minmax(0,1fr)_4rem_4rem] items-center px-3 text-sm">
              <span>{areaLabel(area)}</span>
              <Checkbox
                aria-label={`${areaLabel(area)}: read`}
                checked={writes || value.includes(read)}
                disabled={writes}
                onCheckedChange={(on) => toggle(read, on === true)}
              />
              {roleAllows(role, write) ? (
                <Checkbox
                  aria-label={`${areaLabel(area)}: write`}
                  checked={writes}
                  onCheckedChange={(on) => toggle(write, on === true)}
                />
              ) : null}
            </div>
          );
        })}
      </div>
      {error === undefined ? null : (
        <p id={errorId} role="alert" className="border-line border-t px-3 py-2 text-danger-text text-xs">
          {error}
        </p>
      )}
    </fieldset>
  );
}
