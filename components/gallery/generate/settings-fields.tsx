"use client";

import { X } from "lucide-react";
import { useId, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { RangeInput } from "@/components/ui/range-input";
import { Switch } from "@/components/ui/switch";
import { Textarea } from "@/components/ui/textarea";
import { type SettingsDraft, suggestionsFor, wordFields } from "./settings-form";

const mostProps = 12;
const propSuggestions = [
  "plant",
  "floor lamp",
  "books",
  "rug",
  "vase",
  "framed art",
  "mirror",
  "cushions",
  "candles",
  "basket",
] as const;

/** Things in the scene, as chips. */
function PropsField({ props, onChange }: { props: readonly string[]; onChange: (props: string[]) => void }) {
  const [text, setText] = useState("");
  const listId = useId();
  const add = () => {
    const next = text
      .split(",")
      .map((word) => word.trim().slice(0, 60))
      .filter((word) => word !== "" && !props.includes(word));
    setText("");
    if (next.length > 0) onChange([...props, ...new Set(next)].slice(0, mostProps));
  };
  return (
    <Field label="Props" hint={`Up to ${mostProps}; Enter adds one.`}>
      {props.length === 0 ? null : (
        <ul aria-label="Props" className="flex flex-wrap gap-1">
          {props.map((prop) => (
            <li key={prop}>
              <Badge className="h-6">
                {prop}
                <button
                  type="button"
                  aria-label={`Take ${prop} away`}
                  onClick={() => onChange(props.filter((each) => each !== prop))}
                  className="-mr-1 grid size-5 place-items-center rounded-xs hover:bg-hover hover:text-ink pointer-coarse:size-7"
                >
                  <X aria-hidden="true" />
                </button>
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <Input
        list={listId}
        value={text}
        maxLength={200}
        disabled={props.length >= mostProps}
        placeholder="plant, books…"
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key !== "Enter" && event.key !== ",") return;
          event.preventDefault();
          add();
        }}
      />
      <datalist id={listId}>
        {propSuggestions.map((prop) => (
          <option key={prop} value={prop} />
        ))}
      </datalist>
    </Field>
  );
}

/** All settings of a scene; what stays empty is the organization's default. */
export function SettingsFields({
  draft,
  placeholders,
  onChange,
}: {
  draft: SettingsDraft;
  /** What an empty field stands for. */
  placeholders: SettingsDraft;
  onChange: (draft: SettingsDraft) => void;
}) {
  const id = useId();
  const set = (changes: SettingsDraft) => onChange({ ...draft, ...changes });
  const variety = draft.varietyLevel ?? placeholders.varietyLevel ?? 3;
  return (
    <div className="grid grid-cols-1 gap-x-3 gap-y-4 sm:grid-cols-2">
      {wordFields.map(({ name, label }) => (
        <Field key={name} label={label}>
          <Input
            list={`${id}-${name}`}
            value={draft[name] ?? ""}
            maxLength={name === "aspectRatio" ? 20 : 80}
            placeholder={placeholders[name] ?? ""}
            onChange={(event) => set({ [name]: event.target.value === "" ? undefined : event.target.value })}
          />
          <datalist id={`${id}-${name}`}>
            {suggestionsFor(name).map((value) => (
              <option key={value} value={value} />
            ))}
          </datalist>
        </Field>
      ))}
      <Field label="Variety" aside={<span className="text-ink-3 text-xs tabular-nums">{variety} of 10</span>}>
        <RangeInput
          aria-label="Variety"
          value={((variety - 1) / 9) * 100}
          step={100 / 9}
          aria-valuetext={`${variety} of 10`}
          onChange={(event) => set({ varietyLevel: Math.round((Number(event.target.value) / 100) * 9) + 1 })}
        />
      </Field>
      <div className="sm:col-span-2">
        <PropsField props={draft.props ?? placeholders.props ?? []} onChange={(props) => set({ props })} />
      </div>
      <Field label="Further wishes" optional className="sm:col-span-2">
        <Textarea
          rows={2}
          maxLength={2000}
          value={draft.promptText ?? ""}
          onChange={(event) => set({ promptText: event.target.value })}
        />
      </Field>
      <Switch
        className="sm:col-span-2"
        label="Match the product’s colours"
        description="The palette of the room is taken from the product."
        checked={draft.matchProductColors ?? placeholders.matchProductColors ?? false}
        onCheckedChange={(matchProductColors) => set({ matchProductColors })}
      />
    </div>
  );
}
