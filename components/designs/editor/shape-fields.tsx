"use client";

import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { ColorField } from "./color-field";
import type { PathDraft, ShapeDraft } from "./draft";
import { LengthRow, NumberRow, Row, Section } from "./fields";

const shapes = [
  { value: "rect", label: "Rectangle" },
  { value: "ellipse", label: "Ellipse" },
  { value: "polygon", label: "Polygon" },
  { value: "star", label: "Star" },
  { value: "line", label: "Line" },
] as const;

type ShapeContent = ShapeDraft["content"];
type PathContent = PathDraft["content"];

const nothing: ReadonlySet<string> = new Set();

interface Locked {
  content: boolean;
  style: boolean;
}

/** A geometric shape. */
export function ShapeFields({
  content,
  onChange,
  locked,
  mixed = nothing,
}: {
  content: ShapeContent;
  onChange: (change: Partial<ShapeContent>, field: string) => void;
  locked: Locked;
  /** Names of what the selected elements have different values of; `content` is then that of the first. */
  mixed?: ReadonlySet<string>;
}) {
  return (
    <Section title="Shape">
      <Field label="Kind" className="gap-1">
        <Select
          size="sm"
          disabled={locked.content}
          value={mixed.has("shape") ? undefined : content.shape}
          placeholder={mixed.has("shape") ? "Mixed" : undefined}
          onValueChange={(shape) => onChange({ shape }, "shape")}
          options={shapes}
        />
      </Field>
      <fieldset disabled={locked.style} className="contents">
        <Row>
          {content.shape === "line" ? null : (
            <ColorField
              label="Fill"
              optional
              value={content.fill}
              mixed={mixed.has("fill")}
              onValueChange={(fill) => onChange({ fill }, "fill")}
            />
          )}
          <ColorField
            label="Stroke"
            optional
            value={content.stroke}
            mixed={mixed.has("stroke")}
            onValueChange={(stroke) => onChange({ stroke }, "stroke")}
          />
          {content.stroke === undefined ? null : (
            <LengthRow
              label="Stroke width"
              value={content.strokeWidthMm ?? 0.25}
              mixed={mixed.has("strokeWidthMm")}
              min={0}
              max={1_000}
              step={0.1}
              onValueChange={(strokeWidthMm) => onChange({ strokeWidthMm }, "stroke-width")}
            />
          )}
          {content.shape === "rect" ? (
            <LengthRow
              label="Corner radius"
              value={content.cornerRadiusMm ?? 0}
              mixed={mixed.has("cornerRadiusMm")}
              min={0}
              max={10_000}
              step={0.5}
              whenEmpty={0}
              onValueChange={(cornerRadiusMm) => onChange({ cornerRadiusMm }, "radius")}
            />
          ) : null}
          {content.shape === "polygon" || content.shape === "star" ? (
            <NumberRow
              label={content.shape === "star" ? "Tips" : "Corners"}
              value={content.points ?? (content.shape === "star" ? 5 : 6)}
              mixed={mixed.has("points")}
              min={3}
              max={200}
              precision={0}
              onValueChange={(points) => onChange({ points }, "points")}
            />
          ) : null}
        </Row>
      </fieldset>
    </Section>
  );
}

/** A drawn path: its colours can be changed here, its form comes from where it was drawn. */
export function PathFields({
  content,
  onChange,
  locked,
  mixed = nothing,
}: {
  content: PathContent;
  onChange: (change: Partial<PathContent>, field: string) => void;
  locked: Locked;
  /** Names of what the selected elements have different values of; `content` is then that of the first. */
  mixed?: ReadonlySet<string>;
}) {
  const { stroke } = content;
  return (
    <Section title="Drawing">
      <fieldset disabled={locked.style} className="contents">
        <Row>
          <ColorField
            label="Fill"
            optional
            value={content.fill}
            mixed={mixed.has("fill")}
            onValueChange={(fill) => onChange({ fill }, "fill")}
          />
          <ColorField
            label="Stroke"
            optional
            value={stroke?.color}
            mixed={mixed.has("stroke")}
            onValueChange={(color) =>
              onChange(
                { stroke: color === undefined ? undefined : { color, widthMm: stroke?.widthMm ?? 0.25 } },
                "stroke",
              )
            }
          />
          {stroke === undefined ? null : (
            <LengthRow
              label="Stroke width"
              value={stroke.widthMm}
              mixed={mixed.has("stroke")}
              min={0}
              max={1_000}
              step={0.1}
              onValueChange={(widthMm) => onChange({ stroke: { ...stroke, widthMm } }, "stroke-width")}
            />
          )}
        </Row>
      </fieldset>
    </Section>
  );
}
