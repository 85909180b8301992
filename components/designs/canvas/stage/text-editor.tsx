"use client";

import { useEffect, useRef } from "react";
import { useEditor, useEditorState, useView } from "@/components/designs/canvas/editor-context";
import { changeElements } from "@/components/designs/canvas/model/copy-elements";
import { pxPerMm, toPx } from "@/components/designs/canvas/model/view";
import { uploadedFaces } from "@/components/designs/editor/browser-fonts";
import type { TextDraft } from "@/components/designs/editor/draft";
import { findFace } from "@/lib/render/fonts";
import { focusStage } from "./gesture";

/**
 * The field in which a text is written: over the element, with the same font, size and line breaks, its letters unseen,
 * because the renderer draws them underneath.
 */
function TextField({ element }: { element: TextDraft }) {
  const { control, space, endEditing, announce } = useEditor();
  const view = useView();
  const field = useRef<HTMLTextAreaElement>(null);
  const { elementId, content, transform } = element;
  useEffect(() => {
    const area = field.current;
    if (area === null) return;
    area.focus({ preventScroll: true });
    area.select();
    announce("Writing. Escape ends it.");
  }, [announce]);

  const scale = view.zoom * pxPerMm;
  const at = toPx(view, { x: transform.x, y: transform.y });
  const family = findFace(
    content.fontFamily,
    content.fontWeight ?? 400,
    content.fontStyle ?? "normal",
    uploadedFaces(),
  );
  return (
    <textarea
      ref={field}
      data-own-pointer
      aria-label="Text"
      spellCheck={false}
      value={content.text}
      maxLength={10_000}
      onChange={(event) => {
        const text = event.target.value;
        control.edit(
          (draft) =>
            changeElements(draft, space.spaceId, [elementId], (each) =>
              each.type === "text" ? { ...each, content: { ...each.content, text } } : each,
            ),
          `text:${elementId}`,
        );
      }}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const isDone = event.key === "Escape" || (event.key === "Enter" && (event.ctrlKey || event.metaKey));
        if (!isDone) return;
        event.preventDefault();
        event.stopPropagation();
        endEditing();
        focusStage();
      }}
      className="absolute m-0 resize-none overflow-hidden border-0 bg-transparent p-0 text-transparent outline-1 outline-accent [overflow-wrap:anywhere] selection:bg-accent/30 selection:text-transparent"
      style={{
        left: at.x,
        top: at.y,
        width: transform.width * scale,
        height: Math.max(transform.height, content.fontSizeMm) * scale,
        transform: transform.rotation === 0 ? undefined : `rotate(${transform.rotation}deg)`,
        transformOrigin: `${(transform.width * scale) / 2}px ${(transform.height * scale) / 2}px`,
        fontFamily: family === undefined ? undefined : `"${family}"`,
        fontSize: content.fontSizeMm * scale,
        lineHeight: content.lineHeight ?? 1.2,
        letterSpacing: (content.letterSpacingMm ?? 0) * scale,
        textAlign: content.align ?? "start",
        caretColor: content.color,
        whiteSpace: "pre-wrap",
      }}
    />
  );
}

/** The text that is written in place, if any. */
export function TextEditor() {
  const { draft, editingId } = useEditor();
  const live = useEditorState((state) => state.live);
  if (editingId === null) return null;
  const element = live?.get(editingId) ?? draft.elements.find((each) => each.elementId === editingId);
  return element?.type === "text" ? <TextField key={element.elementId} element={element} /> : null;
}
