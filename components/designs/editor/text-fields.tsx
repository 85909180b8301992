"use client";

import { AlignCenter, AlignLeft, AlignRight, Italic } from "lucide-react";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { SegmentedControl } from "@/components/ui/segmented-control";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import type { TextContent } from "@/lib/render/scene";
import { ColorField } from "./color-field";
import { LengthRow, NumberRow, Row, Section } from "./fields";
import { hasItalic, useFonts, weightsOf } from "./font-choices";
import { FontPicker } from "./font-picker";

export interface TextFieldsProps {
  content: TextContent;
  /** `field` names what is edited, so that typing is one step of undo. */
  onChange: (change: Partial<TextContent>, field: string) => void;
  palette: readonly string[];
  /** What keeps the text from being drawn as it is. */
  problem: string | undefined;
  locked: { content: boolean; style: boolean };
  /** Names of what the selected texts have different values of; `content` is then that of the first. */
  mixed?: ReadonlySet<string>;
}

const nothing: ReadonlySet<string> = new Set();
const pointsAMm = 72 / 25.4;

const alignments = [
  { value: "left", label: "Left", icon: <AlignLeft />, iconOnly: true },
  { value: "center", label: "Centre", icon: <AlignCenter />, iconOnly: true },
  { value: "right", label: "Right", icon: <AlignRight />, iconOnly: true },
] as const;

/** Words and their looks. */
export function TextFields({ content, onChange, palette, problem, locked, mixed = nothing }: TextFieldsProps) {
  const { stroke } = content;
  const fonts = useFonts();
  const weights = weightsOf(fonts, content.fontFamily);
  const weight = String(content.fontWeight ?? 400);
  const isItalic = content.fontStyle === "italic" && !mixed.has("fontStyle");
  const chooseFamily = (fontFamily: string) =>
    onChange(
      {
        fontFamily,
        ...(content.fontStyle === "italic" && !hasItalic(fonts, fontFamily) ? { fontStyle: "normal" } : {}),
      },
      "family",
    );
  return (
    <>
      <Section title="Text">
        <fieldset disabled={locked.content} className="contents">
          <Field label="Content" hideLabel error={problem}>
            <Textarea
              rows={3}
              maxLength={10_000}
              value={mixed.has("text") ? "" : content.text}
              placeholder={mixed.has("text") ? "Mixed" : "Type something"}
              onChange={(event) => onChange({ text: event.target.value }, "text")}
            />
          </Field>
        </fieldset>
        <fieldset disabled={locked.style} className="contents">
          <Field label="Font" className="gap-1">
            <FontPicker
              fonts={fonts}
              value={mixed.has("fontFamily") ? undefined : content.fontFamily}
              onValueChange={chooseFamily}
            />
          </Field>
          <div className="grid grid-cols-[minmax(0,1fr)_auto_auto] items-end gap-2">
            <Field label="Weight" className="gap-1">
              <Select
                size="sm"
                value={
                  !mixed.has("fontWeight") && weights.some((option) => option.value === weight) ? weight : undefined
                }
                placeholder={mixed.has("fontWeight") ? "Mixed" : weight}
                onValueChange={(next) => onChange({ fontWeight: Number(next) }, "weight")}
                options={weights}
              />
            </Field>
            <IconButton
              size="sm"
              variant={isItalic ? "secondary" : "ghost"}
              label="Italic"
              aria-pressed={isItalic}
              disabled={!hasItalic(fonts, content.fontFamily)}
              icon={<Italic />}
              onClick={() => onChange({ fontStyle: isItalic ? "normal" : "italic" }, "style")}
            />
            <SegmentedControl
              aria-label="Alignment"
              size="sm"
              value={mixed.has("align") ? undefined : (content.align ?? "left")}
              onValueChange={(align) => onChange({ align }, "align")}
              options={alignments}
            />
          </div>
          <Row>
            <LengthRow
              label="Size"
              value={content.fontSizeMm}
              mixed={mixed.has("fontSizeMm")}
              min={0.05}
              max={5_000}
              step={0.5}
              onValueChange={(fontSizeMm) => onChange({ fontSizeMm }, "size")}
            />
            <NumberRow
              label="In points"
              unit="pt"
              value={content.fontSizeMm * pointsAMm}
              mixed={mixed.has("fontSizeMm")}
              min={0.2}
              max={14_000}
              precision={1}
              onValueChange={(points) => onChange({ fontSizeMm: Math.round((points / pointsAMm) * 1e4) / 1e4 }, "size")}
            />
          </Row>
          <ColorField
            label="Colour"
            value={content.color}
            mixed={mixed.has("color")}
            onValueChange={(color) => color !== undefined && onChange({ color }, "color")}
          />
          <Palette palette={palette} value={content.color} onPick={(color) => onChange({ color }, "color")} />
          <Row>
            <NumberRow
              label="Line height"
              unit="×"
              value={content.lineHeight ?? 1.2}
              mixed={mixed.has("lineHeight")}
              min={0.1}
              max={10}
              step={0.05}
              whenEmpty={1.2}
              onValueChange={(lineHeight) => onChange({ lineHeight }, "line")}
            />
            <LengthRow
              label="Letter spacing"
              value={content.letterSpacingMm ?? 0}
              mixed={mixed.has("letterSpacingMm")}
              min={-1_000}
              max={1_000}
              step={0.1}
              whenEmpty={0}
              onValueChange={(letterSpacingMm) => onChange({ letterSpacingMm }, "spacing")}
            />
          </Row>
        </fieldset>
      </Section>
      <Section title="Effects">
        <fieldset disabled={locked.style} className="contents">
          <NumberRow
            label="Curve"
            unit="°"
            value={content.curve ?? 0}
            mixed={mixed.has("curve")}
            min={-360}
            max={360}
            step={5}
            whenEmpty={0}
            onValueChange={(curve) => onChange({ curve }, "curve")}
          />
          <p className="-mt-1 text-ink-3 text-xs">
            Arc of a line as wide as the box: positive arches up, negative hangs.
          </p>
          <Switch
            label="Outline"
            checked={stroke !== undefined}
            onCheckedChange={(on) =>
              onChange(
                { stroke: on ? { color: "#ffffff", widthMm: round(content.fontSizeMm * 0.05) } : undefined },
                "outline",
              )
            }
          />
          {stroke === undefined ? null : (
            <Row>
              <ColorField
                label="Outline colour"
                value={stroke.color}
                mixed={mixed.has("stroke")}
                onValueChange={(color) =>
                  color !== undefined && onChange({ stroke: { ...stroke, color } }, "outline-color")
                }
              />
              <LengthRow
                label="Outline width"
                value={stroke.widthMm}
                mixed={mixed.has("stroke")}
                min={0}
                max={1_000}
                step={0.1}
                onValueChange={(widthMm) => onChange({ stroke: { ...stroke, widthMm } }, "outline-width")}
              />
            </Row>
          )}
        </fieldset>
      </Section>
    </>
  );
}

function round(value: number): number {
  return Math.max(0.1, Math.round(value * 10) / 10);
}

/** Colours the design already has, one press away. */
export function Palette({
  palette,
  value,
  onPick,
}: {
  palette: readonly string[];
  value: string | undefined;
  onPick: (color: string) => void;
}) {
  if (palette.length < 2) return null;
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label="Colours of this design">
      {palette.slice(0, 12).map((color) => (
        <li key={color}>
          <button
            type="button"
            aria-label={`Use ${color}`}
            title={color}
            aria-pressed={color === value}
            onClick={() => onPick(color)}
            className="block size-5 rounded-xs border border-line-strong aria-pressed:ring-2 aria-pressed:ring-accent-text pointer-coarse:size-9"
            style={{ backgroundColor: color }}
          />
        </li>
      ))}
    </ul>
  );
}
