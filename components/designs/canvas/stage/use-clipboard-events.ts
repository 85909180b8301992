"use client";

import { useEffect } from "react";
import { useEditorStore } from "@/components/designs/canvas/editor-context";
import { showError } from "@/components/ui/toast";
import { copySelection, cutSelection, pasteText } from "./clipboard";
import { keptClip } from "./kept-clip";

function isOthers(event: ClipboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest("input,textarea,select,[contenteditable=true],[role=dialog]") != null) return true;
  // Words that somebody marked on the page are what is copied.
  return event.type !== "paste" && (window.getSelection()?.toString() ?? "") !== "";
}

/** Copy, cut and paste at the browser's own keys, which need no permission. */
export function useClipboardEvents(): void {
  const store = useEditorStore();
  useEffect(() => {
    const onCopy = (event: ClipboardEvent) => {
      const editor = store.getEditor();
      if (isOthers(event) || editor.selection.length === 0) return;
      event.preventDefault();
      const { clipboardData } = event;
      void (event.type === "cut" && editor.editable
        ? cutSelection(editor, clipboardData)
        : copySelection(editor, clipboardData));
    };
    const onPaste = (event: ClipboardEvent) => {
      const editor = store.getEditor();
      if (isOthers(event) || !editor.editable) return;
      event.preventDefault();
      const files = [...(event.clipboardData?.files ?? [])];
      const text = event.clipboardData?.getData("text/plain") ?? "";
      void import("./insert-files")
        .then(({ insertFiles, insertSvgText }) => {
          if (files.length > 0) return insertFiles(store, files, null);
          if (/^\s*(?:<\?xml[^>]*>\s*)?<svg[\s>]/i.test(text)) return insertSvgText(store, text, null);
          return pasteText(editor, text === "" ? (keptClip() ?? "") : text, null).then(() => {});
        })
        .catch((cause: unknown) => showError("Could not paste", cause));
    };
    document.addEventListener("copy", onCopy);
    document.addEventListener("cut", onCopy);
    document.addEventListener("paste", onPaste);
    return () => {
      document.removeEventListener("copy", onCopy);
      document.removeEventListener("cut", onCopy);
      document.removeEventListener("paste", onPaste);
    };
  }, [store]);
}
