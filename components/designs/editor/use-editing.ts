"use client";

import { useCallback, useMemo, useState } from "react";
import type { AssetJson } from "@/lib/designs/queries";
import type { RevisionJson, StyleJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import {
  addElement,
  changeElement,
  type Draft,
  type DraftElement,
  duplicateElement,
  findElement,
  removeElement,
} from "./draft";
import type { DrawReport, StoredLayouts } from "./draft-renderer";
import { createImage, createShape, createText } from "./new-elements";
import type { DraftControl } from "./use-draft";

/** The hex that a draft's colour name stands for; the style's first colour where it names none. */
export function productColorOf(style: StyleJson, draft: Draft): string {
  const wanted = draft.productColor?.toLowerCase();
  if (wanted?.startsWith("#") === true) return wanted;
  const named = style.colors.find((color) => color.name.toLowerCase() === wanted);
  return (named ?? style.colors[0])?.hex ?? "#ffffff";
}

/** Line breaks that the revision was saved with, by element. */
export function storedLayoutsOf(revision: RevisionJson | null): StoredLayouts {
  return new Map(
    (revision?.elements ?? []).flatMap((element) =>
      element.type === "text" && element.layout !== undefined
        ? [
            [
              element.elementId,
              { content: JSON.stringify(element.content), width: element.transform.width, layout: element.layout },
            ] as const,
          ]
        : [],
    ),
  );
}

/** The height a text needs where it is not what it has; one that the revision laid out keeps what it was saved with. */
function neededHeight(element: DraftElement, report: DrawReport, stored: StoredLayouts): number | undefined {
  if (element.type !== "text") return undefined;
  const height = report.textHeights.get(element.elementId);
  if (height === undefined || Math.abs(height - element.transform.height) < 0.01) return undefined;
  const kept = stored.get(element.elementId);
  const isStored = kept?.width === element.transform.width && kept.content === JSON.stringify(element.content);
  return isStored ? undefined : height;
}

export interface Editing {
  selected: DraftElement | undefined;
  select: (id: string | null) => void;
  stored: StoredLayouts;
  /** What keeps elements from being drawn as they are, by element. */
  problems: ReadonlyMap<string, string>;
  onReport: (report: DrawReport) => void;
  addText: () => void;
  addShape: () => void;
  /** Opens the picker; for an element, to replace its picture. */
  pickImage: (replaceId?: string) => void;
  /** What the picker is open for: an element's id, or null for a new image; undefined while it is closed. */
  picking: string | null | undefined;
  closePicker: () => void;
  onPicked: (asset: AssetJson) => void;
  duplicate: (id: string) => void;
  remove: (id: string) => void;
  toggleHidden: (id: string) => void;
}

/** What can be done to the elements of the side in work. */
export function useEditing({
  control,
  revision,
  space,
  productColor,
  onAdded,
}: {
  control: DraftControl;
  revision: RevisionJson | null;
  space: Space;
  /** Hex. */
  productColor: string;
  onAdded: () => void;
}): Editing {
  const { draft, edit, adjust } = control;
  const [selectedId, select] = useState<string | null>(null);
  const [problems, setProblems] = useState<ReadonlyMap<string, string>>(new Map());
  const [picking, setPicking] = useState<string | null>();
  const stored = useMemo(() => storedLayoutsOf(revision), [revision]);
  const chosen = findElement(draft, selectedId);

  const onReport = useCallback(
    (report: DrawReport) => {
      setProblems((known) =>
        JSON.stringify([...known]) === JSON.stringify([...report.problems]) ? known : report.problems,
      );
      adjust((current) => {
        if (!current.elements.some((element) => neededHeight(element, report, stored) !== undefined)) return current;
        const elements = current.elements.map((element): DraftElement => {
          const height = neededHeight(element, report, stored);
          return height === undefined ? element : { ...element, transform: { ...element.transform, height } };
        });
        return { ...current, elements };
      });
    },
    [adjust, stored],
  );
  const add = (element: DraftElement) => {
    edit((current) => addElement(current, element));
    select(element.elementId);
    onAdded();
  };
  return {
    selected: chosen?.spaceId === space.spaceId ? chosen : undefined,
    select,
    stored,
    problems,
    onReport,
    addText: () => add(createText(space, productColor)),
    addShape: () => add(createShape(space, productColor)),
    pickImage: (replaceId) => setPicking(replaceId ?? null),
    picking,
    closePicker: () => setPicking(undefined),
    onPicked: (asset) => {
      setPicking(undefined);
      if (typeof picking !== "string") return add(createImage(space, asset));
      edit((current) =>
        changeElement(current, picking, (element) =>
          element.type === "image" ? { ...element, assetId: asset.id } : element,
        ),
      );
    },
    duplicate: (id) => {
      const { draft: next, copyId } = duplicateElement(draft, id);
      edit(() => next);
      select(copyId);
    },
    remove: (id) => {
      if (findElement(draft, id)?.locks?.delete === true) return;
      edit((current) => removeElement(current, id));
      if (selectedId === id) select(null);
    },
    toggleHidden: (id) =>
      edit((current) =>
        changeElement(current, id, ({ hidden, ...element }) =>
          hidden === true ? element : { ...element, hidden: true },
        ),
      ),
  };
}
