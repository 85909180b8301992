"use client";

import { createContext, type ReactNode, use, useEffect, useEffectEvent, useState, useSyncExternalStore } from "react";
import type { Editor, EditorRequest, EditorState, View } from "./editor-state";
import { createEditorStore, type EditorStart, type EditorStore } from "./editor-store";

export type {
  Aspect,
  Editor,
  EditorRequest,
  EditorState,
  View,
} from "./editor-state";

const EditorContext = createContext<EditorStore | null>(null);

/** Holds the design in work for everything below; `start` counts at the first rendering, its server parts at every one. */
export function EditorProvider({ start, children }: { start: EditorStart; children: ReactNode }) {
  const [store] = useState(() => createEditorStore(start));
  const { design, style, revision, editable } = start;
  useEffect(() => store.receive({ design, style, revision, editable }), [store, design, style, revision, editable]);
  return <EditorContext value={store}>{children}</EditorContext>;
}

/** The store itself: for event handlers and drawing, which read the moment and render nothing. */
export function useEditorStore(): EditorStore {
  const store = use(EditorContext);
  if (store === null) throw new Error("useEditor needs an EditorProvider above it.");
  return store;
}

/** The editor; renders again when it changes, but not while somebody drags, zooms or pans. */
export function useEditor(): Editor {
  const store = useEditorStore();
  return useSyncExternalStore(store.subscribe, store.getEditor, store.getEditor);
}

/** One value of the editor's state; it must be the same object as long as nothing in it changed. */
export function useEditorState<Value>(select: (state: EditorState) => Value): Value {
  const store = useEditorStore();
  const read = () => select(store.getState());
  return useSyncExternalStore(store.subscribe, read, read);
}

/** Zoom and place of the stage, following every step. */
export function useView(): View {
  return useEditorState((state) => state.view);
}

/** Elements as they look while a gesture runs, by id; null between gestures. */
export function useLiveElements(): EditorState["live"] {
  return useEditorState((state) => state.live);
}

/** What screen readers were last told. */
export function useAnnouncement(): EditorState["announcement"] {
  return useEditorState((state) => state.announcement);
}

/** Answers a request of commands while the caller is mounted. */
export function useEditorRequest(name: EditorRequest, handler: () => void): void {
  const store = useEditorStore();
  const answer = useEffectEvent(handler);
  useEffect(() => store.onRequest(name, () => answer()), [store, name]);
}
