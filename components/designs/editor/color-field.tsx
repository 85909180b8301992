"use client";

import { useRef, useState } from "react";
import { parseColor } from "@/components/designs/canvas/panels/color/convert-color";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useOnDemand } from "@/components/ui/popup";

const loadPopover = () =>
  import("@/components/designs/canvas/panels/color/color-popover").then(({ ColorPopover }) => ColorPopover);

export interface ColorFieldProps {
  label: string;
  /** `#rrggbb` or `#rrggbbaa`; undefined: none. */
  value: string | undefined;
  onValueChange: (value: string | undefined) => void;
  /** The colour may be left out. */
  optional?: boolean;
  /** The selected elements have different ones. */
  mixed?: boolean;
}

/** A colour: typed, or picked in a window that is loaded when it is about to open. */
export function ColorField({ label, value: given, onValueChange, optional = false, mixed = false }: ColorFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const { loaded: Popover, preload, require } = useOnDemand(loadPopover);
  const trigger = useRef<HTMLButtonElement>(null);
  const value = mixed ? undefined : given;
  const wrong = typed !== null && typed !== "" && parseColor(typed) === undefined;
  const commit = () => {
    if (typed === null) return;
    const parsed = parseColor(typed);
    if (parsed !== undefined) onValueChange(parsed);
    else if (typed.trim() === "" && optional) onValueChange(undefined);
    setTyped(null);
  };
  return (
    <>
      <Field label={label} error={wrong ? "Six digits, like #1f2937" : undefined} className="gap-1">
        <Input
          size="sm"
          value={typed ?? value ?? ""}
          placeholder={mixed ? "Mixed" : "None"}
          spellCheck={false}
          autoComplete="off"
          maxLength={9}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.key === "Enter") commit();
            if (event.key === "Escape") setTyped(null);
          }}
          leading={
            <button
              ref={trigger}
              type="button"
              aria-label={`Pick: ${label.toLowerCase()}`}
              aria-haspopup="dialog"
              aria-expanded={open && Popover !== null}
              onPointerEnter={preload}
              onFocus={preload}
              onClick={() => {
                require();
                setOpen(!open);
              }}
              className="checkerboard -ml-1 size-5 shrink-0 cursor-pointer overflow-hidden rounded-xs border border-line-strong disabled:cursor-not-allowed pointer-coarse:size-7"
            >
              <span className="block size-full" style={value === undefined ? undefined : { backgroundColor: value }} />
            </button>
          }
        />
      </Field>
      {open && Popover !== null ? (
        <Popover
          label={label}
          value={value}
          onValueChange={onValueChange}
          trigger={trigger}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
