"use client";

import { useCallback, useEffect, useMemo, useReducer, useRef } from "react";
import type { RevisionJson } from "@/lib/designs/schemas";
import { type Draft, draftOf, isEqualDraft } from "./draft";

/** Edits of one field within this time are one step of undo, ms. */
const mergeMs = 900;
const historySteps = 200;

export interface DraftState {
  /** The revision that the draft started from; null for a design without one. */
  readonly baseId: string | null;
  readonly saved: Draft;
  readonly present: Draft;
  readonly past: readonly Draft[];
  readonly future: readonly Draft[];
  readonly lastEdit: { readonly key: string; readonly at: number } | null;
}

export type DraftAction =
  | { kind: "edit"; change: (draft: Draft) => Draft; key: string; at: number }
  /** A consequence of an edit, such as a text's height: no step of its own. */
  | { kind: "adjust"; change: (draft: Draft) => Draft }
  | { kind: "undo" }
  | { kind: "redo" }
  | { kind: "reset"; baseId: string | null; draft: Draft }
  | { kind: "saved"; baseId: string; draft: Draft }
  /** Other unsaved changes, of an earlier visit or a merge; what has been edited until then is one undo away. */
  | { kind: "rebase"; baseId: string | null; saved: Draft; draft: Draft };

/** Pure; `at` is the time of the edit in ms. */
export function reduceDraft(state: DraftState, action: DraftAction): DraftState {
  switch (action.kind) {
    case "edit": {
      const present = action.change(state.present);
      if (present === state.present) return state;
      const merges =
        action.key !== "" &&
        state.lastEdit?.key === action.key &&
        action.at - state.lastEdit.at < mergeMs &&
        state.past.length > 0;
      return {
        ...state,
        present,
        past: merges ? state.past : [...state.past.slice(1 - historySteps), state.present],
        future: [],
        lastEdit: { key: action.key, at: action.at },
      };
    }
    case "adjust":
      return { ...state, present: action.change(state.present) };
    case "undo": {
      const previous = state.past.at(-1);
      if (previous === undefined) return state;
      return {
        ...state,
        present: previous,
        past: state.past.slice(0, -1),
        future: [state.present, ...state.future],
        lastEdit: null,
      };
    }
    case "redo": {
      const [next, ...future] = state.future;
      if (next === undefined) return state;
      return { ...state, present: next, past: [...state.past, state.present], future, lastEdit: null };
    }
    case "reset":
      return startOf(action.baseId, action.draft, action.draft);
    case "saved":
      return { ...state, baseId: action.baseId, saved: action.draft, lastEdit: null };
    case "rebase": {
      const started = startOf(action.baseId, action.saved, action.draft);
      const isSameBase = action.baseId === state.baseId && state.past.length > 0;
      return isSameBase ? { ...started, past: [...state.past, state.present] } : started;
    }
  }
}

function startOf(baseId: string | null, saved: Draft, present: Draft): DraftState {
  return { baseId, saved, present, past: [], future: [], lastEdit: null };
}

export interface DraftControl {
  draft: Draft;
  baseId: string | null;
  /** What the base revision holds. */
  saved: Draft;
  dirty: boolean;
  canUndo: boolean;
  canRedo: boolean;
  edit: (change: (draft: Draft) => Draft, key?: string) => void;
  adjust: (change: (draft: Draft) => Draft) => void;
  undo: () => void;
  redo: () => void;
  /** Throws the changes away. */
  reset: (revision: RevisionJson | null) => void;
  markSaved: (baseId: string, draft: Draft) => void;
  /** Goes on with other unsaved changes, made to the revision `baseId`, which holds `saved`. */
  rebase: (baseId: string | null, saved: Draft, draft: Draft) => void;
}

/** The design's draft in this tab: edits with undo, following the shown revision while unchanged. */
export function useDraft(revision: RevisionJson | null, initialColor: string | null): DraftControl {
  const [state, dispatch] = useReducer(reduceDraft, null, (): DraftState => {
    const start = draftOf(revision, initialColor);
    return startOf(revision?.id ?? null, start, start);
  });
  const { present, saved, baseId } = state;
  const dirty = useMemo(() => !isEqualDraft(present, saved), [present, saved]);

  const latest = useRef({ dirty, baseId });
  useEffect(() => {
    latest.current = { dirty, baseId };
  });
  useEffect(() => {
    const id = revision?.id ?? null;
    if (latest.current.dirty || id === latest.current.baseId) return;
    dispatch({ kind: "reset", baseId: id, draft: draftOf(revision, null) });
  }, [revision]);

  return {
    draft: present,
    baseId,
    saved,
    dirty,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
    edit: useCallback((change, key = "") => dispatch({ kind: "edit", change, key, at: Date.now() }), []),
    adjust: useCallback((change) => dispatch({ kind: "adjust", change }), []),
    undo: useCallback(() => dispatch({ kind: "undo" }), []),
    redo: useCallback(() => dispatch({ kind: "redo" }), []),
    reset: useCallback((next) => dispatch({ kind: "reset", baseId: next?.id ?? null, draft: draftOf(next, null) }), []),
    markSaved: useCallback((id, draft) => dispatch({ kind: "saved", baseId: id, draft }), []),
    rebase: useCallback((id, base, draft) => dispatch({ kind: "rebase", baseId: id, saved: base, draft }), []),
  };
}
