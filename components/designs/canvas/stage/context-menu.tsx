"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { useEditorRequest, useEditorStore } from "@/components/designs/canvas/editor-context";
import { pickFor } from "@/components/designs/canvas/model/hit-test";
import { boundsOfSelection } from "@/components/designs/canvas/model/measure";
import { ancestorsOf } from "@/components/designs/canvas/model/tree";
import { toMm, toPx } from "@/components/designs/canvas/model/view";
import { treeNow } from "./gesture";
import { leafUnder } from "./select-gesture";

const StageMenu = dynamic(() => import("./stage-menu").then((module) => module.StageMenu), { ssr: false });

/** The menu of what is under the pointer, or of the selection when keys ask for it. */
export function ContextMenu() {
  const store = useEditorStore();
  const [at, setAt] = useState<{ left: number; top: number } | null>(null);
  useEditorRequest("menu", () => {
    const stage = document.querySelector("[data-stage]")?.getBoundingClientRect();
    if (stage === undefined) return;
    const bounds = boundsOfSelection(treeNow(store), store.getState().selection);
    const middle =
      bounds === undefined
        ? { x: stage.width / 2, y: stage.height / 2 }
        : toPx(store.getState().view, { x: (bounds.left + bounds.right) / 2, y: (bounds.top + bounds.bottom) / 2 });
    setAt({ left: stage.left + middle.x, top: stage.top + middle.y });
  });
  useEffect(() => {
    const onMenu = (event: MouseEvent) => {
      const target = event.target instanceof Element ? event.target : null;
      const stage = target?.closest("[data-stage]") ?? null;
      if (stage === null || target?.closest("textarea,input") != null) return;
      event.preventDefault();
      const box = stage.getBoundingClientRect();
      const point = toMm(store.getState().view, { x: event.clientX - box.left, y: event.clientY - box.top });
      const leaf = leafUnder(store, point);
      const { selection } = store.getState();
      if (leaf !== undefined) {
        const tree = treeNow(store);
        const family = [leaf, ...ancestorsOf(tree, leaf.elementId)];
        if (!family.some((element) => selection.includes(element.elementId))) {
          store.getEditor().select([pickFor(tree, leaf.elementId, selection)]);
        }
      }
      setAt({ left: event.clientX, top: event.clientY });
    };
    document.addEventListener("contextmenu", onMenu);
    return () => document.removeEventListener("contextmenu", onMenu);
  }, [store]);
  return at === null ? null : <StageMenu key={`${at.left} ${at.top}`} at={at} onClose={() => setAt(null)} />;
}
