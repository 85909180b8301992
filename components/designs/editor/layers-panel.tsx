"use client";

import { useQueries } from "@tanstack/react-query";
import {
  ArrowDown,
  ArrowUp,
  Circle,
  Copy,
  Eye,
  EyeOff,
  Folder,
  Image as ImageIcon,
  Layers,
  Spline,
  Trash2,
  TriangleAlert,
  Type,
} from "lucide-react";
import { type KeyboardEvent, useState } from "react";
import { cn } from "@/components/ui/cn";
import { IconButton } from "@/components/ui/icon-button";
import { assetQuery } from "@/lib/designs/queries";
import type { Space } from "@/lib/render/scene";
import { type Draft, type DraftElement, labelOf, moveElementTo, stepElement } from "./draft";

const icons = { text: Type, image: ImageIcon, shape: Circle, path: Spline, group: Folder } as const;

interface Layer {
  element: DraftElement;
  depth: number;
}

/** Front to back, groups above what they hold. */
function layersOf(draft: Draft, space: Space): Layer[] {
  const own = draft.elements.filter((element) => element.spaceId === space.spaceId);
  const ids = new Set(own.map((element) => element.elementId));
  const walk = (parent: string | undefined, depth: number): Layer[] =>
    own
      .filter((element) =>
        parent === undefined
          ? element.parentElementId === undefined || !ids.has(element.parentElementId)
          : element.parentElementId === parent,
      )
      .toReversed()
      .flatMap((element) => [
        { element, depth },
        ...(element.type === "group" && depth < 32 ? walk(element.elementId, depth + 1) : []),
      ]);
  return walk(undefined, 0);
}

export interface LayersPanelProps {
  draft: Draft;
  space: Space;
  selectedId: string | null;
  onSelect: (id: string) => void;
  edit: (change: (draft: Draft) => Draft, key?: string) => void;
  onRemove: (id: string) => void;
  onToggleHidden: (id: string) => void;
  problems: ReadonlyMap<string, string>;
  editable: boolean;
}

/** The elements of a side, the frontmost first: select, reorder (drag, or Alt and arrows), hide, duplicate, delete. */
export function LayersPanel(props: LayersPanelProps) {
  const { draft, space, selectedId, onSelect, edit, problems, editable } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const layers = layersOf(draft, space);
  const assetIds = [...new Set(layers.flatMap(({ element }) => (element.type === "image" ? [element.assetId] : [])))];
  const assets = useQueries({ queries: assetIds.map((id) => assetQuery(id)) });
  const nameOf = (element: DraftElement) =>
    element.type === "image" ? assets[assetIds.indexOf(element.assetId)]?.data?.name : undefined;

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, element: DraftElement) => {
    const index = layers.findIndex((layer) => layer.element.elementId === element.elementId);
    const focus = (next: Layer | undefined) => {
      if (next === undefined) return;
      onSelect(next.element.elementId);
      document.getElementById(`layer-${next.element.elementId}`)?.focus();
    };
    if (event.key !== "ArrowUp" && event.key !== "ArrowDown") {
      if (editable && (event.key === "Delete" || event.key === "Backspace")) {
        props.onRemove(element.elementId);
        focus(layers[index + 1] ?? layers[index - 1]);
      }
      return;
    }
    event.preventDefault();
    const up = event.key === "ArrowUp";
    if (event.altKey && editable) edit((current) => stepElement(current, element.elementId, up ? 1 : -1));
    else focus(layers[index + (up ? -1 : 1)]);
  };

  if (layers.length === 0) {
    return (
      <div className="flex flex-col items-center gap-1 px-4 py-8 text-center">
        <Layers aria-hidden="true" className="mb-1 size-5 text-ink-3" />
        <p className="font-medium text-sm">Nothing on {space.name.toLowerCase()} yet</p>
        <p className="text-balance text-ink-3 text-xs">What you add is stacked here, the frontmost on top.</p>
      </div>
    );
  }
  return (
    <ul aria-label={`Layers of ${space.name.toLowerCase()}, frontmost first`} className="flex flex-col p-1.5">
      {layers.map(({ element, depth }) => {
        const id = element.elementId;
        const Icon = icons[element.type];
        const label = labelOf(element, nameOf(element));
        const selected = id === selectedId;
        const hidden = element.hidden === true;
        const problem = problems.get(id);
        return (
          <li
            key={id}
            draggable={editable}
            onDragStart={(event) => {
              event.dataTransfer.effectAllowed = "move";
              event.dataTransfer.setData("text/plain", label);
              setDragged(id);
            }}
            onDragEnd={() => {
              setDragged(null);
              setOver(null);
            }}
            onDragOver={(event) => {
              if (dragged === null || dragged === id) return;
              event.preventDefault();
              setOver(id);
            }}
            onDrop={(event) => {
              event.preventDefault();
              if (dragged !== null) edit((current) => moveElementTo(current, dragged, id));
              setDragged(null);
              setOver(null);
            }}
            className={cn(
              "group flex items-center rounded-md",
              selected ? "bg-accent-soft" : "hover:bg-hover",
              over === id && "ring-2 ring-accent-text",
              dragged === id && "opacity-50",
            )}
          >
            <button
              id={`layer-${id}`}
              type="button"
              aria-pressed={selected}
              onClick={() => onSelect(id)}
              onKeyDown={(event) => onKeyDown(event, element)}
              style={{ paddingLeft: 8 + depth * 14 }}
              className={cn(
                "flex h-8 min-w-0 flex-1 items-center gap-2 rounded-md text-left text-sm pointer-coarse:h-11",
                hidden && "text-ink-3 line-through decoration-ink-3/50",
              )}
            >
              <Icon
                aria-hidden="true"
                className={cn("size-4 shrink-0", selected ? "text-accent-text" : "text-ink-3")}
              />
              <span className="truncate">{label}</span>
              {problem === undefined ? null : (
                <TriangleAlert aria-label={problem} className="size-3.5 shrink-0 text-warning-text" />
              )}
              {hidden ? <span className="sr-only">, hidden</span> : null}
            </button>
            {editable ? (
              <span
                className={cn(
                  "flex shrink-0 items-center pr-0.5",
                  !selected &&
                    !hidden &&
                    "opacity-0 focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100",
                )}
              >
                <IconButton
                  size="sm"
                  label={hidden ? `Show ${label}` : `Hide ${label}`}
                  icon={hidden ? <EyeOff /> : <Eye />}
                  onClick={() => props.onToggleHidden(id)}
                />
              </span>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

/** What can be done to the selected layer, in a row below the list. */
export function LayerActions({
  element,
  edit,
  onDuplicate,
  onRemove,
}: Pick<LayersPanelProps, "edit" | "onRemove"> & { element: DraftElement; onDuplicate: (id: string) => void }) {
  const id = element.elementId;
  return (
    <div
      role="toolbar"
      aria-label="Selected layer"
      className="flex items-center gap-0.5 border-line border-t px-1.5 py-1"
    >
      <IconButton
        size="sm"
        label="Bring forward"
        keys={["alt", "up"]}
        icon={<ArrowUp />}
        onClick={() => edit((current) => stepElement(current, id, 1))}
      />
      <IconButton
        size="sm"
        label="Send backward"
        keys={["alt", "down"]}
        icon={<ArrowDown />}
        onClick={() => edit((current) => stepElement(current, id, -1))}
      />
      <IconButton size="sm" label="Duplicate" keys={["mod", "D"]} icon={<Copy />} onClick={() => onDuplicate(id)} />
      <IconButton
        size="sm"
        label="Delete"
        className="ml-auto"
        disabled={element.locks?.delete === true}
        icon={<Trash2 />}
        onClick={() => onRemove(id)}
      />
    </div>
  );
}
