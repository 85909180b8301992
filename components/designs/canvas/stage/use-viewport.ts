"use client";

import { type RefObject, useEffect } from "react";
import { useEditorStore } from "@/components/designs/canvas/editor-context";

/** Tells the editor how large the stage is; what was in the middle stays there, and at first everything is shown. */
export function useViewport(stage: RefObject<HTMLElement | null>): void {
  const store = useEditorStore();
  useEffect(() => {
    const element = stage.current;
    if (element === null) return;
    const update = () => {
      const viewport = { width: element.clientWidth, height: element.clientHeight };
      const { viewport: before, view } = store.getState();
      if (viewport.width === before.width && viewport.height === before.height) return;
      if (before.width < 1) {
        store.setState({ viewport });
        store.getEditor().fit();
        return;
      }
      const x = view.x + (viewport.width - before.width) / 2;
      const y = view.y + (viewport.height - before.height) / 2;
      store.setState({ viewport, view: { ...view, x, y } });
    };
    update();
    const observer = new ResizeObserver(update);
    observer.observe(element);
    return () => {
      observer.disconnect();
      store.setState({ viewport: { width: 0, height: 0 } });
    };
  }, [stage, store]);
}
