"use client";

import { LockOpen, MousePointerClick } from "lucide-react";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import type { Space } from "@/lib/render/scene";
import { blendModes } from "@/lib/render/scene-limits";
import { changeElement, type Draft, type DraftElement, labelOf } from "./draft";
import { NumberRow, Row, Section } from "./fields";
import { TransformFields } from "./transform-fields";

// The fields of a kind of element come with the first one that is selected.
const loading = () => <Skeleton className="m-4 h-24" />;
const ImageFields = dynamic(() => import("./image-fields").then((module) => module.ImageFields), { loading });
const PathFields = dynamic(() => import("./shape-fields").then((module) => module.PathFields), { loading });
const ShapeFields = dynamic(() => import("./shape-fields").then((module) => module.ShapeFields), { loading });
const TextFields = dynamic(() => import("./text-fields").then((module) => module.TextFields), { loading });

export interface InspectorProps {
  element: DraftElement | undefined;
  space: Space;
  draft: Draft;
  edit: (change: (draft: Draft) => Draft, key?: string) => void;
  onReplaceImage: (elementId: string) => void;
  /** What keeps elements from being drawn as they are, by element. */
  problems: ReadonlyMap<string, string>;
  editable: boolean;
}

/** Every colour that text, shapes and drawings of the draft have, most used first. */
function paletteOf(draft: Draft): string[] {
  const counts = new Map<string, number>();
  const count = (color: string | undefined) => color !== undefined && counts.set(color, (counts.get(color) ?? 0) + 1);
  for (const element of draft.elements) {
    if (element.type === "text") {
      count(element.content.color);
      count(element.content.stroke?.color);
    }
    if (element.type === "shape") {
      count(element.content.fill);
      count(element.content.stroke);
    }
    if (element.type === "path") {
      count(element.content.fill);
      count(element.content.stroke?.color);
    }
  }
  return Array.from(counts)
    .sort((one, other) => other[1] - one[1])
    .map(([color]) => color);
}

/** Drops members that are `undefined`: an absent member and a missing one are the same to the server, not to a schema. */
function merge<Value extends object>(value: Value, change: Partial<Value>): Value {
  const merged: Value = { ...value, ...change };
  for (const name of Object.keys(change) as (keyof Value)[]) if (merged[name] === undefined) delete merged[name];
  return merged;
}

function blendLabel(mode: string): string {
  const words = mode.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** All that can be said about one element, in numbers and words. */
export function Inspector({ element, space, draft, edit, onReplaceImage, problems, editable }: InspectorProps) {
  if (element === undefined) {
    return (
      <EmptyState
        icon={<MousePointerClick />}
        title="Nothing is selected"
        description={
          editable
            ? "Choose a layer, click something in the picture, or add text, an image or a shape."
            : "Choose a layer to see its values."
        }
      />
    );
  }
  const id = element.elementId;
  const change = (next: (current: DraftElement) => DraftElement, field: string) =>
    edit((current) => changeElement(current, id, next), `${id}:${field}`);
  const locked = { content: element.locks?.content === true, style: element.locks?.style === true };
  const problem = problems.get(id);
  const isLocked = Object.values(element.locks ?? {}).includes(true);
  return (
    <fieldset disabled={!editable} className="flex min-w-0 flex-col">
      <legend className="sr-only">{labelOf(element)}</legend>
      {isLocked ? (
        <div className="flex items-center justify-between gap-2 border-line border-b bg-warning-soft px-4 py-2 text-warning-text text-xs">
          <span>Parts of this element are locked.</span>
          <Button
            size="sm"
            icon={<LockOpen />}
            onClick={() => change((current) => merge(current, { locks: undefined }), "unlock")}
          >
            Unlock
          </Button>
        </div>
      ) : null}
      {element.type === "text" ? (
        <TextFields
          content={element.content}
          palette={paletteOf(draft)}
          problem={problem}
          locked={locked}
          onChange={(next, field) =>
            change(
              (current) => (current.type === "text" ? { ...current, content: merge(current.content, next) } : current),
              field,
            )
          }
        />
      ) : null}
      {element.type === "image" ? (
        <ImageFields
          element={element}
          problem={problem}
          locked={locked}
          onReplace={() => onReplaceImage(id)}
          onChange={(content, field) =>
            change((current) => (current.type === "image" ? { ...current, content } : current), field)
          }
        />
      ) : null}
      {element.type === "shape" ? (
        <ShapeFields
          content={element.content}
          locked={locked}
          onChange={(next, field) =>
            change(
              (current) => (current.type === "shape" ? { ...current, content: merge(current.content, next) } : current),
              field,
            )
          }
        />
      ) : null}
      {element.type === "path" ? (
        <PathFields
          content={element.content}
          locked={locked}
          onChange={(next, field) =>
            change(
              (current) => (current.type === "path" ? { ...current, content: merge(current.content, next) } : current),
              field,
            )
          }
        />
      ) : null}
      {element.type === "group" ? null : (
        <TransformFields
          element={element}
          space={space}
          onChange={(transform, field) => change((current) => ({ ...current, transform }), field)}
        />
      )}
      <Section title="Layer">
        <Row>
          <NumberRow
            label="Opacity"
            unit="%"
            value={(element.opacity ?? 1) * 100}
            min={0}
            max={100}
            step={5}
            precision={0}
            disabled={locked.style}
            whenEmpty={100}
            onValueChange={(value) => change((current) => ({ ...current, opacity: value / 100 }), "opacity")}
          />
          <Field label="Blending" className="gap-1">
            <Select
              size="sm"
              disabled={!editable || locked.style}
              value={element.blendMode ?? "normal"}
              onValueChange={(blendMode) => change((current) => ({ ...current, blendMode }), "blend")}
              options={blendModes.map((mode) => ({ value: mode, label: blendLabel(mode) }))}
            />
          </Field>
        </Row>
        <Field label="Name" className="gap-1">
          <Input
            size="sm"
            maxLength={200}
            value={element.name ?? ""}
            placeholder={labelOf({ ...element, name: undefined })}
            onChange={(event) =>
              change(
                (current) => merge(current, { name: event.target.value === "" ? undefined : event.target.value }),
                "name",
              )
            }
          />
        </Field>
      </Section>
    </fieldset>
  );
}
