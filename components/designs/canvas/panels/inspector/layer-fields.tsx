"use client";

import { type DraftElement, labelOf } from "@/components/designs/editor/draft";
import { NumberRow, Row, Section } from "@/components/designs/editor/fields";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { blendModes } from "@/lib/render/scene-limits";
import { changeEach, editableIds, type InspectorTarget } from "./inspector-target";
import { sharedValue, withChange } from "./shared-value";

const locks = [
  { name: "position", label: "Place and size" },
  { name: "content", label: "What it shows" },
  { name: "style", label: "Looks" },
  { name: "delete", label: "Deleting" },
] as const;

function blendLabel(mode: string): string {
  const words = mode.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withLock(element: DraftElement, name: (typeof locks)[number]["name"], locked: boolean): DraftElement {
  const changed = withChange(element.locks ?? {}, { [name]: locked ? true : undefined });
  return withChange(element, { locks: Object.keys(changed).length === 0 ? undefined : changed });
}

/** How elements meet what lies below them, what they are called, and what of them nobody changes by accident. */
export function LayerFields({ target }: { target: InspectorTarget }) {
  const { elements } = target;
  const opacity = sharedValue(elements, (element) => element.opacity ?? 1);
  const blend = sharedValue(elements, (element) => element.blendMode ?? "normal");
  const hidden = sharedValue(elements, (element) => element.hidden === true);
  const [only] = elements;
  const styleLocked = editableIds(target, "style").length === 0;
  const checked = ({ value, mixed }: { value: boolean | undefined; mixed: boolean }) =>
    mixed ? ("indeterminate" as const) : value === true;
  return (
    <>
      <Section title="Layer">
        <Row>
          <NumberRow
            label="Opacity"
            unit="%"
            value={(opacity.value ?? 1) * 100}
            mixed={opacity.mixed}
            min={0}
            max={100}
            step={5}
            precision={0}
            disabled={styleLocked}
            whenEmpty={100}
            onValueChange={(value) =>
              changeEach(target, "style", "opacity", (element) => ({ ...element, opacity: value / 100 }))
            }
          />
          <Field label="Blending" className="gap-1">
            <Select
              size="sm"
              disabled={styleLocked}
              value={blend.value}
              placeholder="Mixed"
              onValueChange={(blendMode) =>
                changeEach(target, "style", "blend", (element) => ({ ...element, blendMode }))
              }
              options={blendModes.map((mode) => ({ value: mode, label: blendLabel(mode) }))}
            />
          </Field>
        </Row>
        {elements.length === 1 && only !== undefined ? (
          <Field label="Name" className="gap-1">
            <Input
              size="sm"
              maxLength={200}
              value={only.name ?? ""}
              placeholder={labelOf({ ...only, name: undefined })}
              onChange={(event) => {
                const { value } = event.target;
                changeEach(target, null, "name", (element) =>
                  withChange(element, { name: value === "" ? undefined : value }),
                );
              }}
            />
          </Field>
        ) : null}
        <Checkbox
          label="Hidden"
          checked={checked(hidden)}
          onCheckedChange={(next) =>
            changeEach(target, null, "", (element) => withChange(element, { hidden: next === true ? true : undefined }))
          }
        />
      </Section>
      <Section title="Lock">
        <Row className="gap-y-1.5">
          {locks.map(({ name, label }) => (
            <Checkbox
              key={name}
              label={label}
              checked={checked(sharedValue(elements, (element) => element.locks?.[name] === true))}
              onCheckedChange={(next) =>
                changeEach(target, null, "", (element) => withLock(element, name, next === true))
              }
            />
          ))}
        </Row>
      </Section>
    </>
  );
}
