"use client";

import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useEditor, useEditorRequest, useEditorStore, useView } from "@/components/designs/canvas/editor-context";
import type { Guide } from "@/components/designs/canvas/editor-state";
import { roundMm } from "@/components/designs/canvas/model/measure";
import { toPx } from "@/components/designs/canvas/model/view";
import { IconButton } from "@/components/ui/icon-button";
import { NumberField } from "@/components/ui/number-field";
import { formatLength } from "./format-length";
import { addGuide } from "./guide-gesture";

const mmPerInch = 25.4;

/** Where a typed position goes: beside its guide. */
function GuideField({ guide, onClose }: { guide: Guide; onClose: () => void }) {
  const { guides, setGuides, options } = useEditor();
  const view = useView();
  const px = toPx(view, { x: guide.axis === "x" ? guide.mm : 0, y: guide.axis === "y" ? guide.mm : 0 });
  const factor = options.unit === "mm" ? 1 : mmPerInch;
  const place = guide.axis === "x" ? { left: px.x + 8, top: 12 } : { left: 12, top: px.y + 8 };
  return (
    <fieldset
      data-own-pointer
      aria-label="Position of the guide"
      className="absolute z-10 flex items-center gap-1 rounded-md border border-line-strong bg-raised p-1 shadow-md"
      style={place}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape" || event.key === "Enter") onClose();
      }}
    >
      <NumberField
        autoFocus
        aria-label={guide.axis === "x" ? "From the left" : "From the top"}
        value={guide.mm / factor}
        unit={options.unit}
        precision={options.unit === "mm" ? 1 : 3}
        className="w-28"
        onValueChange={(value) => {
          if (value === undefined) return;
          setGuides(guides.map((each) => (each.id === guide.id ? { ...each, mm: roundMm(value * factor) } : each)));
        }}
      />
      <IconButton
        size="sm"
        label="Delete the guide"
        icon={<Trash2 />}
        onClick={() => {
          setGuides(guides.filter((each) => each.id !== guide.id));
          onClose();
        }}
      />
    </fieldset>
  );
}

/** Guides on the stage: drawn along, back to their ruler to delete, or a position typed after a double click. */
export function GuideLines() {
  const store = useEditorStore();
  const { guides, space, options } = useEditor();
  const view = useView();
  const [typedId, setTypedId] = useState<string | null>(null);
  const typed = guides.find((guide) => guide.id === typedId);
  useEditorRequest("type-guide", () => {
    setTypedId(addGuide(store, "x", space.widthMm / 2));
  });
  return (
    <>
      {guides.map((guide) => {
        const px = toPx(view, { x: guide.mm, y: guide.mm });
        const isUpright = guide.axis === "x";
        return (
          <button
            key={guide.id}
            type="button"
            tabIndex={-1}
            data-kind="guide"
            data-guide={guide.id}
            aria-label={`Guide, ${formatLength(guide.mm, options.unit)} from the ${isUpright ? "left" : "top"}`}
            onDoubleClick={() => setTypedId(guide.id)}
            className={`absolute flex ${isUpright ? "top-0 h-full w-2 -translate-x-1/2 cursor-col-resize justify-center" : "left-0 h-2 w-full -translate-y-1/2 cursor-row-resize flex-col justify-center"}`}
            style={isUpright ? { left: px.x } : { top: px.y }}
          >
            <span className={`block bg-[#0aa3c2] ${isUpright ? "h-full w-px" : "h-px w-full"}`} />
          </button>
        );
      })}
      {typed === undefined ? null : <GuideField key={typed.id} guide={typed} onClose={() => setTypedId(null)} />}
    </>
  );
}
