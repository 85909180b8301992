"use client";

import { Layers } from "lucide-react";
import { type DragEvent, type MouseEvent, useEffect, useEffectEvent, useRef, useState } from "react";
import { useEditor } from "@/components/designs/canvas/editor-context";
import { renameElement, toggleHidden, toggleLocked } from "@/components/designs/canvas/model/flag-elements";
import { moveInto } from "@/components/designs/canvas/model/group-elements";
import { treeOf } from "@/components/designs/canvas/model/tree";
import { useVirtualRows } from "@/components/ui/virtual-list";
import { actedOn, handleLayerKey } from "./handle-layer-key";
import { LayerRowView, zoneAt } from "./layer-row";
import { type DropZone, dropPlace, type LayerRow, layerRows, rowsBetween } from "./layer-rows";

/** The elements of a side as a tree, the frontmost first. */
export function LayersPanel({
  findings,
  renaming,
}: {
  /** What preflight says, by element. */
  findings: ReadonlyMap<string, string>;
  /** Asks for the name of a layer; another object every time. */
  renaming: { readonly id: string } | null;
}) {
  const editor = useEditor();
  const { draft, space, selection, editable, problems, control } = editor;
  const tree = treeOf(draft, space.spaceId);
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set());
  const [focusedId, setFocusedId] = useState<string | null>(null);
  const [renamingId, setRenamingId] = useState<string | null>(null);
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const [drop, setDrop] = useState<{ id: string; zone: DropZone } | null>(null);
  const anchor = useRef<string | null>(null);
  const rows = layerRows(tree, closed);
  const list = useVirtualRows<HTMLDivElement>({ count: rows.length, estimate: 32, overscan: 12 });
  const chosen = new Set(selection);
  const isListed = (id: string | null) => rows.some((row) => row.element.elementId === id);
  const currentId = isListed(focusedId)
    ? focusedId
    : (rows.find((row) => chosen.has(row.element.elementId)) ?? rows[0])?.element.elementId;

  const indexOf = (id: string) => rows.findIndex((row) => row.element.elementId === id);
  const focus = (id: string) => {
    setFocusedId(id);
    list.scrollToIndex(indexOf(id));
    requestAnimationFrame(() => document.getElementById(`layer-${id}`)?.focus());
  };
  const setOpen = (id: string, open: boolean) =>
    setClosed((before) => new Set(open ? [...before].filter((each) => each !== id) : [...before, id]));
  const rename = (id: string) => {
    setFocusedId(id);
    setRenamingId(id);
  };
  const [asked, setAsked] = useState<{ readonly id: string } | null>(null);
  if (renaming !== asked) {
    setAsked(renaming);
    if (renaming !== null) rename(renaming.id);
  }

  // What is selected in the picture comes into sight here.
  const [first] = selection;
  const reveal = useEffectEvent((id: string) => {
    const index = indexOf(id);
    if (index >= 0 && document.activeElement?.closest('[role="tree"]') === null) list.scrollToIndex(index);
  });
  useEffect(() => {
    if (first !== undefined) reveal(first);
  }, [first]);

  const onSelect = (event: MouseEvent, id: string) => {
    if (event.shiftKey) editor.select(rowsBetween(rows, anchor.current ?? id, id));
    else {
      editor.select([id], event.ctrlKey || event.metaKey ? "toggle" : "replace");
      anchor.current = id;
    }
    setFocusedId(id);
  };
  const endDrag = () => {
    setDragged([]);
    setDrop(null);
  };
  const onDragOver = (event: DragEvent, row: LayerRow) => {
    if (dragged.length === 0) return;
    const zone = zoneAt(event, row.element.type === "group");
    if (dropPlace(tree, dragged, row, zone) === null) return setDrop(null);
    event.preventDefault();
    if (drop?.id !== row.element.elementId || drop.zone !== zone) setDrop({ id: row.element.elementId, zone });
  };
  const onDrop = (event: DragEvent, row: LayerRow) => {
    event.preventDefault();
    const place = dropPlace(tree, dragged, row, zoneAt(event, row.element.type === "group"));
    if (place !== null) {
      control.edit((current) => moveInto(current, space.spaceId, dragged, place.parent, place.aboveId));
    }
    endDrag();
  };

  if (rows.length === 0) {
    return (
      <div className="flex flex-col items-center gap-1 px-4 py-8 text-center">
        <Layers aria-hidden="true" className="mb-1 size-5 text-ink-3" />
        <p className="font-medium text-sm">Nothing on {space.name.toLowerCase()} yet</p>
        <p className="text-balance text-ink-3 text-xs">What you add is stacked here, the frontmost on top.</p>
      </div>
    );
  }
  return (
    <div className="py-1.5">
      <div
        ref={list.ref}
        role="tree"
        aria-label={`Layers of ${space.name.toLowerCase()}, frontmost first`}
        aria-multiselectable="true"
        style={{ height: list.totalSize }}
        className="relative"
      >
        {list.rows.map((virtual) => {
          const row = rows[virtual.index];
          if (row === undefined) return null;
          const id = row.element.elementId;
          return (
            <div
              key={id}
              ref={list.measure}
              data-index={virtual.index}
              role="presentation"
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${virtual.offset}px)` }}
            >
              <LayerRowView
                row={row}
                selected={chosen.has(id)}
                current={id === currentId}
                renaming={id === renamingId}
                problem={problems.get(id) ?? findings.get(id)}
                drop={drop?.id === id ? drop.zone : null}
                dragged={dragged.includes(id)}
                editable={editable}
                onSelect={(event) => onSelect(event, id)}
                onFocus={() => setFocusedId(id)}
                onKeyDown={(event) => {
                  if (!event.shiftKey) anchor.current = id;
                  const keys = { editor, rows, anchor: () => anchor.current, focus, setOpen, rename };
                  if (handleLayerKey(event, id, keys)) {
                    event.preventDefault();
                    event.stopPropagation();
                  }
                }}
                onToggleOpen={() => setOpen(id, row.isOpen !== true)}
                onToggleHidden={() =>
                  control.edit((current) => toggleHidden(current, space.spaceId, actedOn(editor, id)).draft)
                }
                onToggleLocked={() =>
                  control.edit((current) => toggleLocked(current, space.spaceId, actedOn(editor, id)).draft)
                }
                onRename={() => rename(id)}
                onRenamed={(name) => {
                  setRenamingId(null);
                  if (name !== null) control.edit((current) => renameElement(current, space.spaceId, id, name));
                  requestAnimationFrame(() => document.getElementById(`layer-${id}`)?.focus());
                }}
                onDragStart={(event) => {
                  event.dataTransfer.effectAllowed = "move";
                  event.dataTransfer.setData("text/plain", "");
                  setDragged(actedOn(editor, id));
                }}
                onDragOver={(event) => onDragOver(event, row)}
                onDrop={(event) => onDrop(event, row)}
                onDragEnd={endDrag}
              />
            </div>
          );
        })}
      </div>
    </div>
  );
}
