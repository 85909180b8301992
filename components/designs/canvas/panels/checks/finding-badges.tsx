"use client";

import { CircleAlert, TriangleAlert } from "lucide-react";
import { useEditor, useLiveElements, useView } from "@/components/designs/canvas/editor-context";
import { boundsOfBox } from "@/components/designs/canvas/model/measure";
import { toPx } from "@/components/designs/canvas/model/view";
import { usePanels } from "@/components/designs/canvas/panels/panels-context";
import { cn } from "@/components/ui/cn";

/** Marks on the stage at elements that preflight complains about; a press shows what it says. */
export function FindingBadges() {
  const { elements, select } = useEditor();
  const { checks, show } = usePanels();
  const view = useView();
  const live = useLiveElements();
  if (live !== null) return null;
  const byId = new Map(elements.map((element) => [element.elementId, element]));
  const worst = new Map<string, { severity: "error" | "warning"; title: string }>();
  for (const { elementId, severity, title } of checks.findings ?? []) {
    if (elementId !== undefined && !worst.has(elementId)) worst.set(elementId, { severity, title });
  }
  return Array.from(worst, ([id, { severity, title }]) => {
    const element = byId.get(id);
    if (element === undefined || element.hidden === true) return null;
    const bounds = boundsOfBox(element.transform);
    const at = toPx(view, { x: bounds.right, y: bounds.top });
    const isError = severity === "error";
    return (
      <button
        key={id}
        type="button"
        data-own-pointer
        tabIndex={-1}
        title={title}
        aria-label={title}
        onClick={() => {
          select([id]);
          show("checks");
        }}
        style={{ left: at.x, top: at.y }}
        className={cn(
          "absolute z-10 grid size-5 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full border border-line-strong bg-raised shadow-sm [&_svg]:size-3.5",
          isError ? "text-danger-text" : "text-warning-text",
        )}
      >
        {isError ? <CircleAlert aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
      </button>
    );
  });
}
