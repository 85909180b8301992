"use client";

import { useState } from "react";
import { ColorSwatch } from "@/components/ui/color-swatch";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RangeInput } from "@/components/ui/range-input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import {
  flowGenerationSettingsSchema,
  type SomeGenerationSettings,
  sceneSuggestions,
} from "@/lib/kernel/ai/scene-settings-schemas";
import { PropsField } from "./props-field";
import { RatioField } from "./ratio-field";
import { WordField } from "./word-field";

const varietyWords = (level: number) =>
  level <= 2 ? "As expected" : level <= 4 ? "A little varied" : level <= 7 ? "Varied" : "Surprising";

/** The colours of a scheme that is made of hex values. */
function ColorsOf({ scheme }: { scheme: string }) {
  const colors = scheme.match(/#[0-9a-f]{6}\b/gi) ?? [];
  if (colors.length === 0) return null;
  return (
    <span className="-mt-0.5 flex gap-1">
      {colors.slice(0, 8).map((color) => (
        <ColorSwatch key={color} color={color} className="size-5" />
      ))}
    </span>
  );
}

/** An address, kept once it is one. */
function AddressField({
  value,
  disabled,
  onChange,
}: {
  value: string | undefined;
  disabled: boolean;
  onChange: (value: string | undefined) => void;
}) {
  const [text, setText] = useState(value ?? "");
  const [wrong, setWrong] = useState(false);
  return (
    <Field
      label="Scene picture"
      optional
      hint="Address of a picture for models that read addresses."
      error={wrong ? "That is no address of a picture." : undefined}
    >
      <Input
        type="url"
        inputMode="url"
        placeholder="https://…"
        disabled={disabled}
        maxLength={2048}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setWrong(false);
        }}
        onBlur={() => {
          const next = text.trim();
          if (next !== "" && !/^https?:\/\//.test(next)) return setWrong(true);
          if (next !== "" && !URL.canParse(next)) return setWrong(true);
          if (next !== (value ?? "")) onChange(next === "" ? undefined : next);
        }}
      />
    </Field>
  );
}

/** Every setting of a scene; what is absent is as usual. */
export function SceneFields({
  values,
  defaults,
  disabled,
  roomHint,
  onChange,
}: {
  values: SomeGenerationSettings;
  /** The organization's own defaults. */
  defaults: SomeGenerationSettings;
  disabled: boolean;
  roomHint?: string;
  /** Gets all settings. */
  onChange: (values: SomeGenerationSettings) => void;
}) {
  const usual = flowGenerationSettingsSchema.parse(defaults);
  const change = <Name extends keyof SomeGenerationSettings>(name: Name, value: SomeGenerationSettings[Name]) => {
    const { [name]: _, ...rest } = values;
    onChange(value === undefined ? rest : { ...rest, [name]: value });
  };
  const words = (
    name: "roomType" | "style" | "lighting" | "colorScheme" | "cameraAngle" | "surroundings",
    label: string,
    most: number,
    hint?: string,
  ) => (
    <WordField
      label={label}
      value={values[name]}
      fallback={usual[name]}
      suggestions={sceneSuggestions[name]}
      most={most}
      disabled={disabled}
      {...(hint === undefined ? {} : { hint })}
      onChange={(value) => change(name, value)}
    />
  );
  const variety = values.varietyLevel ?? usual.varietyLevel;
  return (
    <div className="flex flex-col gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        {words("style", "Style", 80)}
        {words("lighting", "Light", 80)}
        <div className="flex flex-col gap-2">
          {words("colorScheme", "Colours", 120)}
          <ColorsOf scheme={values.colorScheme ?? ""} />
        </div>
        {words("surroundings", "Surroundings", 120)}
        {words("cameraAngle", "Camera", 80)}
        {words("roomType", "Room", 80, roomHint)}
      </div>
      <RatioField
        value={values.aspectRatio}
        fallback={usual.aspectRatio}
        ratios={sceneSuggestions.aspectRatio}
        disabled={disabled}
        onChange={(value) => change("aspectRatio", value)}
      />
      <PropsField
        value={values.props ?? usual.props}
        suggestions={sceneSuggestions.props}
        disabled={disabled}
        onChange={(value) => change("props", value)}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Field label="Variety" aside={<span className="text-ink-2 text-xs">{varietyWords(variety)}</span>}>
          <div className="flex items-center gap-3">
            <RangeInput
              aria-label="Variety, 1 to 10"
              aria-valuetext={`${variety} of 10, ${varietyWords(variety).toLowerCase()}`}
              value={((variety - 1) / 9) * 100}
              step={100 / 9}
              disabled={disabled}
              onChange={(event) => change("varietyLevel", Math.round((Number(event.target.value) / 100) * 9) + 1)}
            />
            <span className="w-5 text-right text-sm tabular-nums">{variety}</span>
          </div>
        </Field>
        <Switch
          className="sm:pt-1"
          label="Match the product's colours"
          description="The room takes its palette from each product."
          disabled={disabled}
          checked={values.matchProductColors ?? usual.matchProductColors}
          onCheckedChange={(isOn) => change("matchProductColors", isOn)}
        />
      </div>
      <Field label="Further wishes" optional hint="In your own words; models that read follow them.">
        <Textarea
          disabled={disabled}
          maxLength={2000}
          placeholder={usual.promptText ?? "Morning light from the left, nothing on the walls."}
          value={values.promptText ?? ""}
          onChange={(event) => change("promptText", event.target.value === "" ? undefined : event.target.value)}
        />
      </Field>
      <AddressField
        value={values.sceneImageUrl}
        disabled={disabled}
        onChange={(value) => change("sceneImageUrl", value)}
      />
    </div>
  );
}
