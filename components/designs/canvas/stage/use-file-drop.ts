"use client";

import { type RefObject, useEffect, useState } from "react";
import { useEditorStore } from "@/components/designs/canvas/editor-context";
import { toMm } from "@/components/designs/canvas/model/view";
import { showError } from "@/components/ui/toast";

/** Files that are dropped on the stage; answers whether some are held over it. */
export function useFileDrop(stage: RefObject<HTMLElement | null>): boolean {
  const store = useEditorStore();
  const [over, setOver] = useState(false);
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const hasFiles = (event: DragEvent) =>
      store.getEditor().editable && event.dataTransfer?.types.includes("Files") === true;
    const onOver = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (!(event.relatedTarget instanceof Node && element.contains(event.relatedTarget))) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const at = toMm(store.getState().view, { x: event.clientX - box.left, y: event.clientY - box.top });
      const files = [...(event.dataTransfer?.files ?? [])];
      import("./insert-files")
        .then(({ insertFiles }) => insertFiles(store, files, at))
        .catch((cause: unknown) => showError("The files could not be added", cause));
    };
    element.addEventListener("dragover", onOver);
    element.addEventListener("dragleave", onLeave);
    element.addEventListener("drop", onDrop);
    return () => {
      element.removeEventListener("dragover", onOver);
      element.removeEventListener("dragleave", onLeave);
      element.removeEventListener("drop", onDrop);
    };
  }, [stage, store]);
  return over;
}
