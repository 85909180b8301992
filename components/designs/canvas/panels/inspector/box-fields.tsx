"use client";

import { Link2, Link2Off } from "lucide-react";
import { useState } from "react";
import { treeOf } from "@/components/designs/canvas/model/tree";
import { LengthRow, NumberRow, Row, Section } from "@/components/designs/editor/fields";
import { IconButton } from "@/components/ui/icon-button";
import { sceneLimits } from "@/lib/render/scene-limits";
import { editableIds, type InspectorTarget } from "./inspector-target";
import { type BoxField, boxOf, setBox } from "./set-box";
import { sharedValue } from "./shared-value";

const limit = sceneLimits.coordinateMm;

/** Where the elements' boxes lie, how large they are, and how they are turned. */
export function BoxFields({ target }: { target: InspectorTarget }) {
  const { elements, draft, space } = target;
  const [keepsRatio, setKeepsRatio] = useState(false);
  const tree = treeOf(draft, space.spaceId);
  const ids = editableIds(target, "position");
  const isText = elements.every((element) => element.type === "text");
  const of = (field: BoxField) => {
    const { value, mixed } = sharedValue(elements, (element) => boxOf(tree, element)[field]);
    return {
      value: value ?? 0,
      mixed,
      onValueChange: (next: number) =>
        target.edit(
          (current) => setBox(current, space.spaceId, ids, { field, value: next, keepRatio: keepsRatio }),
          `${ids.join(" ")}:${field}`,
        ),
    };
  };
  return (
    <Section
      title="Position and size"
      aside={
        <IconButton
          size="sm"
          label="Keep proportions"
          aria-pressed={keepsRatio}
          variant={keepsRatio ? "secondary" : "ghost"}
          icon={keepsRatio ? <Link2 /> : <Link2Off />}
          onClick={() => setKeepsRatio(!keepsRatio)}
        />
      }
    >
      <fieldset disabled={ids.length === 0} className="contents">
        <Row>
          <LengthRow label="X" min={-limit} max={limit} {...of("x")} />
          <LengthRow label="Y" min={-limit} max={limit} {...of("y")} />
          <LengthRow label="Width" min={0.1} max={limit} {...of("width")} />
          <LengthRow
            label={isText && !keepsRatio ? "Height of the text" : "Height"}
            min={0}
            max={limit}
            readOnly={isText && !keepsRatio}
            disabled={isText && !keepsRatio}
            {...of("height")}
          />
          <NumberRow
            label="Rotation"
            unit="°"
            min={-36_000}
            max={36_000}
            precision={1}
            whenEmpty={0}
            {...of("rotation")}
          />
        </Row>
      </fieldset>
    </Section>
  );
}
