"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { Input } from "@/components/ui/input";
import { ReorderList } from "./brand-reorder";

export interface EditedColor {
  /** Keeps the row's fields where they are while the order changes. */
  key: string;
  name: string;
  hex: string;
}

const hexForm = /^#?([0-9a-f]{6})$/i;

function HexInput({ color, onChange }: { color: EditedColor; onChange: (hex: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && !hexForm.test(typed.trim());
  return (
    <Input
      size="sm"
      className="w-32 shrink-0"
      aria-label={`Value of ${color.name || "the colour"}`}
      aria-invalid={isWrong}
      spellCheck={false}
      maxLength={7}
      value={typed ?? color.hex}
      onChange={(event) => {
        setTyped(event.target.value);
        const found = hexForm.exec(event.target.value.trim());
        if (found?.[1] !== undefined) onChange(`#${found[1].toLowerCase()}`);
      }}
      onBlur={() => setTyped(null)}
      leading={
        <input
          type="color"
          aria-label={`Pick ${color.name || "the colour"}`}
          value={color.hex}
          onChange={(event) => onChange(event.target.value)}
          className="-ml-1 size-5 cursor-pointer rounded-xs border border-line-strong bg-transparent"
        />
      }
    />
  );
}

/** The organization's colours, each with a name. */
export function BrandColors({
  colors,
  errors,
  editable,
  onChange,
}: {
  colors: readonly EditedColor[];
  /** Findings by path of the API: `colors.1.name`. */
  errors: Readonly<Record<string, string>>;
  editable: boolean;
  onChange: (colors: EditedColor[]) => void;
}) {
  const change = (index: number, changes: Partial<EditedColor>) =>
    onChange(colors.map((color, other) => (other === index ? { ...color, ...changes } : color)));
  const add = () => {
    const taken = new Set(colors.map((color) => color.name.toLowerCase()));
    let number = colors.length + 1;
    while (taken.has(`colour ${number}`)) number += 1;
    onChange([...colors, { key: crypto.randomUUID(), name: `Colour ${number}`, hex: "#2563eb" }]);
  };
  return (
    <Card>
      <CardHeader
        title="Colours"
        description="They stand first wherever a colour is picked."
        actions={
          editable ? (
            <Button size="sm" icon={<Plus />} onClick={add}>
              Add colour
            </Button>
          ) : null
        }
      />
      <CardBody>
        {colors.length === 0 ? <p className="text-ink-2 text-sm">No colour yet.</p> : null}
        <ReorderList
          label="Colours"
          entries={colors}
          keyOf={(color) => color.key}
          nameOf={(color) => color.name || "the colour"}
          editable={editable}
          onChange={onChange}
        >
          {(color, index) => {
            const error = errors[`colors.${index}.name`];
            return editable ? (
              <>
                <div className="min-w-0 flex-1">
                  <Input
                    size="sm"
                    aria-label={`Name of colour ${index + 1}`}
                    aria-invalid={error !== undefined || color.name.trim() === ""}
                    maxLength={60}
                    value={color.name}
                    onChange={(event) => change(index, { name: event.target.value })}
                  />
                  {error === undefined ? null : (
                    <p role="alert" className="pt-1 text-danger-text text-xs">
                      This name {error}.
                    </p>
                  )}
                </div>
                <HexInput color={color} onChange={(hex) => change(index, { hex })} />
              </>
            ) : (
              <>
                <ColorSwatch color={color.hex} className="size-6" />
                <span className="min-w-0 flex-1 truncate text-sm">{color.name}</span>
                <span className="font-mono text-ink-2 text-xs">{color.hex}</span>
              </>
            );
          }}
        </ReorderList>
      </CardBody>
    </Card>
  );
}
