"use client";

import { Image, Spline } from "lucide-react";
import { useMemo } from "react";
import { useEditorState, useEditorStore } from "@/components/designs/canvas/editor-context";
import type { EditorState } from "@/components/designs/canvas/editor-state";
import { boundsOfBoxes } from "@/components/designs/canvas/model/measure";
import { shiftElements } from "@/components/designs/canvas/model/transform-boxes";
import { importSvg } from "@/components/designs/canvas/panels/insert/import-svg";
import { insertElements } from "@/components/designs/canvas/panels/insert/insert-elements";
import { Button } from "@/components/ui/button";
import { Dialog, DialogBody, DialogContent } from "@/components/ui/dialog";
import { insertSvgAsArtwork } from "./insert-files";

function Choice({ pending }: { pending: NonNullable<EditorState["pendingSvg"]> }) {
  const store = useEditorStore();
  const { space } = store.getEditor();
  const name = pending.name.replace(/\.[^.]+$/, "");
  const made = useMemo(() => importSvg(pending.text, space, name), [pending, space, name]);
  const close = () => store.setState({ pendingSvg: null });
  const asPaths = () => {
    if (made.elements === null) return;
    const bounds = boundsOfBoxes(made.elements.map((element) => element.transform));
    const { at } = pending;
    const moved =
      at === null || bounds === undefined
        ? made.elements
        : shiftElements(
            made.elements,
            at.x - (bounds.left + bounds.right) / 2,
            at.y - (bounds.top + bounds.bottom) / 2,
          );
    insertElements(store.getEditor(), moved);
    close();
  };
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : close())}>
      <DialogContent title="Add the drawing" size="sm">
        <DialogBody>
          <p className="text-ink-2 text-sm">
            {made.elements === null
              ? `“${name}” cannot become paths: ${made.reason}.`
              : made.simplified.length === 0
                ? `“${name}” can stay one picture of the library, or become ${made.paths} paths whose colours and forms can be changed.`
                : `“${name}” can stay one picture of the library, or become ${made.paths} paths. As paths it is simpler: ${made.simplified.join(", ")}.`}
          </p>
          <div className="flex flex-wrap justify-end gap-2">
            <Button icon={<Spline />} disabled={made.elements === null} onClick={asPaths}>
              Editable paths
            </Button>
            <Button variant="primary" icon={<Image />} onClick={() => void insertSvgAsArtwork(store)}>
              Artwork
            </Button>
          </div>
        </DialogBody>
      </DialogContent>
    </Dialog>
  );
}

/** Asks what an SVG becomes that was dropped or pasted. */
export function SvgDialog() {
  const pending = useEditorState((state) => state.pendingSvg);
  return pending === null ? null : <Choice pending={pending} />;
}
