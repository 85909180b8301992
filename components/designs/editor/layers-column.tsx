"use client";

import { Image as ImageIcon, Square, Type } from "lucide-react";
import { Button } from "@/components/ui/button";
import type { Space } from "@/lib/render/scene";
import { LayerActions, LayersPanel } from "./layers-panel";
import type { DraftControl } from "./use-draft";
import type { Editing } from "./use-editing";

/** What adds elements, the elements of the side, and what can be done to the selected one. */
export function LayersColumn({
  control,
  editing,
  space,
  editable,
}: {
  control: DraftControl;
  editing: Editing;
  space: Space;
  editable: boolean;
}) {
  const { selected } = editing;
  return (
    <>
      {editable ? (
        <div className="grid h-12 shrink-0 grid-cols-3 content-center gap-1.5 border-line border-b px-2">
          <Button size="sm" icon={<Type />} onClick={editing.addText}>
            Text
          </Button>
          <Button size="sm" icon={<ImageIcon />} onClick={() => editing.pickImage()}>
            Image
          </Button>
          <Button size="sm" icon={<Square />} onClick={editing.addShape}>
            Shape
          </Button>
        </div>
      ) : null}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <LayersPanel
          draft={control.draft}
          space={space}
          selectedId={selected?.elementId ?? null}
          onSelect={editing.select}
          edit={control.edit}
          onRemove={editing.remove}
          onToggleHidden={editing.toggleHidden}
          problems={editing.problems}
          editable={editable}
        />
      </div>
      {editable && selected !== undefined ? (
        <LayerActions
          element={selected}
          edit={control.edit}
          onDuplicate={editing.duplicate}
          onRemove={editing.remove}
        />
      ) : null}
    </>
  );
}
