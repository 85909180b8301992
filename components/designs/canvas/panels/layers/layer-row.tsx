"use client";

import { useQuery } from "@tanstack/react-query";
import {
  ChevronDown,
  ChevronRight,
  Circle,
  Eye,
  EyeOff,
  Folder,
  Image as ImageIcon,
  Lock,
  LockOpen,
  Spline,
  TriangleAlert,
  Type,
} from "lucide-react";
import type { DragEvent, KeyboardEvent, MouseEvent } from "react";
import { isLocked } from "@/components/designs/canvas/model/locks";
import { labelOf } from "@/components/designs/editor/draft";
import { InlineName } from "@/components/designs/inline-name";
import { cn } from "@/components/ui/cn";
import { assetQuery } from "@/lib/designs/queries";
import type { DropZone, LayerRow } from "./layer-rows";

const icons = { text: Type, image: ImageIcon, shape: Circle, path: Spline, group: Folder } as const;

export interface LayerRowProps {
  row: LayerRow;
  selected: boolean;
  /** The one row that Tab reaches. */
  current: boolean;
  renaming: boolean;
  /** Why it is not drawn or printed as it is. */
  problem: string | undefined;
  drop: DropZone | null;
  dragged: boolean;
  editable: boolean;
  onSelect: (event: MouseEvent) => void;
  onFocus: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onToggleOpen: () => void;
  onToggleHidden: () => void;
  onToggleLocked: () => void;
  onRename: () => void;
  onRenamed: (name: string | null) => void;
  onDragStart: (event: DragEvent) => void;
  onDragOver: (event: DragEvent) => void;
  onDrop: (event: DragEvent) => void;
  onDragEnd: () => void;
}

/** Third of a row at which a drop goes above or below it; a group takes what is dropped on its middle. */
export function zoneAt(event: DragEvent, isGroup: boolean): DropZone {
  const box = event.currentTarget.getBoundingClientRect();
  const share = (event.clientY - box.top) / box.height;
  if (isGroup && share > 0.3 && share < 0.7) return "inside";
  return share < 0.5 ? "above" : "below";
}

const rowButton =
  "grid size-6 shrink-0 place-items-center rounded-sm text-ink-3 hover:bg-pressed hover:text-ink pointer-coarse:size-9";

/** Lock and eye of a layer; they stay in sight where they say something. */
function LayerToggles({
  label,
  locked,
  hidden,
  current,
  onToggleLocked,
  onToggleHidden,
}: {
  label: string;
  locked: boolean;
  hidden: boolean;
  current: boolean;
  onToggleLocked: () => void;
  onToggleHidden: () => void;
}) {
  const shy = "opacity-0 focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100";
  const press = (act: () => void) => (event: MouseEvent) => {
    event.stopPropagation();
    act();
  };
  return (
    <>
      <button
        type="button"
        tabIndex={current ? 0 : -1}
        aria-label={locked ? `Unlock ${label}` : `Lock ${label}`}
        title={locked ? "Unlock" : "Lock"}
        onClick={press(onToggleLocked)}
        onDoubleClick={(event) => event.stopPropagation()}
        className={cn(rowButton, !locked && !current && shy)}
      >
        {locked ? <Lock className="size-3.5" /> : <LockOpen className="size-3.5" />}
      </button>
      <button
        type="button"
        tabIndex={current ? 0 : -1}
        aria-label={hidden ? `Show ${label}` : `Hide ${label}`}
        title={hidden ? "Show" : "Hide"}
        onClick={press(onToggleHidden)}
        onDoubleClick={(event) => event.stopPropagation()}
        className={cn(rowButton, !hidden && !current && shy)}
      >
        {hidden ? <EyeOff className="size-3.5" /> : <Eye className="size-3.5" />}
      </button>
    </>
  );
}

/** What a screen reader hears of a layer. */
function spokenLabel(label: string, hidden: boolean, locked: boolean, problem: string | undefined): string {
  return [label, ...(hidden ? ["hidden"] : []), ...(locked ? ["locked"] : []), ...(problem ? [problem] : [])].join(
    ", ",
  );
}

/** One layer: select it, open it, name it, hide it, lock it, drag it. */
export function LayerRowView(props: LayerRowProps) {
  const { row, selected, current, renaming, problem, drop, dragged, editable } = props;
  const { element, level, isOpen } = row;
  const asset = useQuery({
    ...assetQuery(element.type === "image" ? element.assetId : ""),
    enabled: element.type === "image",
  });
  const label = labelOf(element, asset.data?.name);
  const Icon = icons[element.type];
  const hidden = element.hidden === true;
  const locked = isLocked(element);
  return (
    <div
      id={`layer-${element.elementId}`}
      role="treeitem"
      aria-level={level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      aria-expanded={isOpen}
      aria-label={spokenLabel(label, hidden, locked, problem)}
      tabIndex={current ? 0 : -1}
      draggable={editable && !renaming}
      onClick={props.onSelect}
      onFocus={(event) => event.target === event.currentTarget && props.onFocus()}
      onKeyDown={(event) => event.target === event.currentTarget && props.onKeyDown(event)}
      onDoubleClick={() => editable && props.onRename()}
      onDragStart={props.onDragStart}
      onDragOver={props.onDragOver}
      onDrop={props.onDrop}
      onDragEnd={props.onDragEnd}
      style={{ paddingLeft: 4 + (level - 1) * 14 }}
      className={cn(
        "group relative mx-1.5 flex h-8 cursor-default select-none items-center gap-1.5 rounded-md pr-1 text-sm outline-offset-[-2px] pointer-coarse:h-11",
        selected ? "bg-accent-soft" : "hover:bg-hover",
        drop === "inside" && "ring-2 ring-accent-text ring-inset",
        drop === "above" && "before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-accent-text",
        drop === "below" && "after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-accent-text",
        dragged && "opacity-50",
      )}
    >
      {isOpen === undefined ? (
        <span className="w-4 shrink-0" />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          aria-label={isOpen ? `Close ${label}` : `Open ${label}`}
          onClick={(event) => {
            event.stopPropagation();
            props.onToggleOpen();
          }}
          className="grid size-4 shrink-0 place-items-center text-ink-3 hover:text-ink"
        >
          {isOpen ? <ChevronDown className="size-3.5" /> : <ChevronRight className="size-3.5" />}
        </button>
      )}
      <Icon aria-hidden="true" className={cn("size-4 shrink-0", selected ? "text-accent-text" : "text-ink-3")} />
      {renaming ? (
        <InlineName value={label} label={`Name of ${label}`} className="min-w-0 flex-1" onDone={props.onRenamed} />
      ) : (
        <span
          className={cn("min-w-0 flex-1 truncate", hidden && "text-ink-3 line-through decoration-ink-3/50")}
          aria-hidden="true"
        >
          {label}
        </span>
      )}
      {problem === undefined ? null : (
        <TriangleAlert aria-hidden="true" className="size-3.5 shrink-0 text-warning-text" />
      )}
      {editable && !renaming ? (
        <LayerToggles
          label={label}
          locked={locked}
          hidden={hidden}
          current={current}
          onToggleLocked={props.onToggleLocked}
          onToggleHidden={props.onToggleHidden}
        />
      ) : null}
    </div>
  );
}
