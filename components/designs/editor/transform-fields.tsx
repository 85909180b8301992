"use client";

import {
  AlignHorizontalJustifyCenter,
  AlignHorizontalJustifyEnd,
  AlignHorizontalJustifyStart,
  AlignVerticalJustifyCenter,
  AlignVerticalJustifyEnd,
  AlignVerticalJustifyStart,
} from "lucide-react";
import type { ReactNode } from "react";
import { IconButton } from "@/components/ui/icon-button";
import type { Space } from "@/lib/render/scene";
import { sceneLimits } from "@/lib/render/scene-limits";
import type { DraftElement } from "./draft";
import { NumberRow, Row, Section } from "./fields";
import { alignTo, type Edge, type Transform } from "./geometry";

const edges: readonly { edge: Edge; label: string; icon: ReactNode }[] = [
  { edge: "left", label: "Align to the left edge", icon: <AlignHorizontalJustifyStart /> },
  { edge: "center", label: "Centre across", icon: <AlignHorizontalJustifyCenter /> },
  { edge: "right", label: "Align to the right edge", icon: <AlignHorizontalJustifyEnd /> },
  { edge: "top", label: "Align to the top edge", icon: <AlignVerticalJustifyStart /> },
  { edge: "middle", label: "Centre up and down", icon: <AlignVerticalJustifyCenter /> },
  { edge: "bottom", label: "Align to the bottom edge", icon: <AlignVerticalJustifyEnd /> },
];

const limit = sceneLimits.coordinateMm;

/** Where the element's box lies, how large it is, and how it is turned. */
export function TransformFields({
  element,
  space,
  onChange,
}: {
  element: DraftElement;
  space: Space;
  onChange: (transform: Transform, field: string) => void;
}) {
  const { transform, type } = element;
  const set = (name: keyof Transform, value: number) => onChange({ ...transform, [name]: value }, name);
  const isText = type === "text";
  return (
    <Section title="Position and size">
      <fieldset disabled={element.locks?.position === true} className="contents">
        <div className="-mx-1 flex flex-wrap gap-0.5">
          {edges.map(({ edge, label, icon }) => (
            <IconButton
              key={edge}
              size="sm"
              label={label}
              icon={icon}
              onClick={() => onChange(alignTo(space, transform, edge), "align")}
            />
          ))}
        </div>
        <Row>
          <NumberRow
            label="X"
            unit="mm"
            value={transform.x}
            min={-limit}
            max={limit}
            onValueChange={(x) => set("x", x)}
          />
          <NumberRow
            label="Y"
            unit="mm"
            value={transform.y}
            min={-limit}
            max={limit}
            onValueChange={(y) => set("y", y)}
          />
          <NumberRow
            label="Width"
            unit="mm"
            value={transform.width}
            min={0.1}
            max={limit}
            onValueChange={(width) => set("width", width)}
          />
          <NumberRow
            label={isText ? "Height (from the text)" : "Height"}
            unit="mm"
            value={transform.height}
            min={0}
            max={limit}
            readOnly={isText}
            disabled={isText}
            onValueChange={(height) => set("height", height)}
          />
          <NumberRow
            label="Rotation"
            unit="°"
            value={transform.rotation}
            min={-36_000}
            max={36_000}
            precision={1}
            whenEmpty={0}
            onValueChange={(rotation) => set("rotation", rotation)}
          />
        </Row>
      </fieldset>
    </Section>
  );
}
