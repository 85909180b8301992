"use client";

import { LockOpen, MousePointerClick } from "lucide-react";
import dynamic from "next/dynamic";
import { type DraftElement, labelOf } from "@/components/designs/editor/draft";
import { Section } from "@/components/designs/editor/fields";
import { FitField } from "@/components/designs/editor/fit-field";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Skeleton } from "@/components/ui/skeleton";
import { ArrangeButtons } from "./arrange-buttons";
import { BindingField } from "./binding-field";
import { BoxFields } from "./box-fields";
import { changeEach, editableIds, type InspectorTarget } from "./inspector-target";
import { LayerFields } from "./layer-fields";
import { paletteOf } from "./palette-of";
import { mixedKeys, withChange } from "./shared-value";

// The fields of a kind of element come with the first one that is selected.
const loading = () => <Skeleton className="m-4 h-24" />;
const ImageFields = dynamic(
  () => import("@/components/designs/editor/image-fields").then((module) => module.ImageFields),
  { loading },
);
const PathFields = dynamic(
  () => import("@/components/designs/editor/shape-fields").then((module) => module.PathFields),
  { loading },
);
const ShapeFields = dynamic(
  () => import("@/components/designs/editor/shape-fields").then((module) => module.ShapeFields),
  { loading },
);
const TextFields = dynamic(
  () => import("@/components/designs/editor/text-fields").then((module) => module.TextFields),
  { loading },
);

export interface InspectorProps extends InspectorTarget {
  onReplaceImage: (elementId: string) => void;
  /** Crops the picture where it stands. */
  onCrop?: ((elementId: string) => void) | undefined;
  /** What keeps elements from being drawn as they are, by element. */
  problems: ReadonlyMap<string, string>;
}

type Of<Type extends DraftElement["type"]> = Extract<DraftElement, { type: Type }>;

/** The elements when all of them are of one type. */
function onlyOf<Type extends DraftElement["type"]>(elements: readonly DraftElement[], type: Type): Of<Type>[] {
  const found = elements.filter((element): element is Of<Type> => element.type === type);
  return found.length === elements.length ? found : [];
}

/** The fields that only one kind of element has, for one or several of that kind. */
function KindFields(props: InspectorProps) {
  const { elements, draft, problems, onReplaceImage, onCrop } = props;
  const locked = {
    content: editableIds(props, "content").length === 0,
    style: editableIds(props, "style").length === 0,
  };
  const aspectOf = (field: string) =>
    field === "text" || field === "shape" || field.startsWith("crop") ? "content" : "style";
  const mixed = mixedKeys(elements.map((element) => element.content));
  const problem = elements.length === 1 ? problems.get(elements[0]?.elementId ?? "") : undefined;
  const [text] = onlyOf(elements, "text");
  const [shape] = onlyOf(elements, "shape");
  const [path] = onlyOf(elements, "path");
  const [image] = onlyOf(elements, "image");
  if (text !== undefined) {
    return (
      <TextFields
        content={text.content}
        mixed={mixed}
        palette={paletteOf(draft)}
        problem={problem}
        locked={locked}
        onChange={(next, field) =>
          changeEach(props, aspectOf(field), field, (element) =>
            element.type === "text" ? { ...element, content: withChange(element.content, next) } : element,
          )
        }
      />
    );
  }
  if (shape !== undefined) {
    return (
      <ShapeFields
        content={shape.content}
        mixed={mixed}
        locked={locked}
        onChange={(next, field) =>
          changeEach(props, aspectOf(field), field, (element) =>
            element.type === "shape" ? { ...element, content: withChange(element.content, next) } : element,
          )
        }
      />
    );
  }
  if (path !== undefined) {
    return (
      <PathFields
        content={path.content}
        mixed={mixed}
        locked={locked}
        onChange={(next, field) =>
          changeEach(props, "style", field, (element) =>
            element.type === "path" ? { ...element, content: withChange(element.content, next) } : element,
          )
        }
      />
    );
  }
  if (image === undefined) return null;
  if (elements.length > 1) {
    return (
      <Section title="Images">
        <fieldset disabled={locked.style} className="contents">
          <FitField
            value={mixed.has("fit") ? undefined : (image.content.fit ?? "cover")}
            onValueChange={(fit) =>
              changeEach(props, "style", "fit", (element) =>
                element.type === "image" ? { ...element, content: { ...element.content, fit } } : element,
              )
            }
          />
        </fieldset>
      </Section>
    );
  }
  return (
    <ImageFields
      element={image}
      problem={problem}
      locked={locked}
      onReplace={() => onReplaceImage(image.elementId)}
      onCrop={onCrop === undefined ? undefined : () => onCrop(image.elementId)}
      onChange={(content, field) =>
        changeEach(props, aspectOf(field), field, (element) =>
          element.type === "image" ? { ...element, content } : element,
        )
      }
    />
  );
}

/** All that can be said about the selected elements, in numbers and words; what differs among them is “Mixed”. */
export function Inspector(props: InspectorProps) {
  const { elements, editable } = props;
  const [first] = elements;
  if (first === undefined) {
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
  const isLocked = elements.some((element) => Object.values(element.locks ?? {}).includes(true));
  const isBindable = elements.every((element) => element.type === "text" || element.type === "image");
  const title = elements.length === 1 ? labelOf(first) : `${elements.length} elements`;
  return (
    <fieldset disabled={!editable} className="flex min-w-0 flex-col">
      <legend className={elements.length === 1 ? "sr-only" : "float-left w-full px-4 pt-3 font-medium text-sm"}>
        {title}
      </legend>
      {isLocked ? (
        <div className="flex items-center justify-between gap-2 border-line border-b bg-warning-soft px-4 py-2 text-warning-text text-xs">
          <span>{elements.length === 1 ? "Parts of this element are locked." : "Some of these are locked."}</span>
          <Button
            size="sm"
            icon={<LockOpen />}
            onClick={() => changeEach(props, null, "unlock", (element) => withChange(element, { locks: undefined }))}
          >
            Unlock
          </Button>
        </div>
      ) : null}
      <KindFields {...props} />
      <BoxFields target={props} />
      <ArrangeButtons target={props} />
      <LayerFields target={props} />
      {isBindable ? <BindingField target={props} /> : null}
    </fieldset>
  );
}
