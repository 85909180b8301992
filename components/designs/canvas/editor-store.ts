import { type Draft, draftOf, findElement, isEqualDraft, removeElement } from "@/components/designs/editor/draft";
import type { StoredLayouts } from "@/components/designs/editor/draft-renderer";
import {
  type DraftAction,
  type DraftControl,
  type DraftState,
  reduceDraft,
} from "@/components/designs/editor/use-draft";
import { productColorOf, storedLayoutsOf } from "@/components/designs/editor/use-editing";
import type { RevisionJson, StyleJson } from "@/lib/designs/schemas";
import type { Space } from "@/lib/render/scene";
import type { Editor, EditorOptions, EditorRequest, EditorState } from "./editor-state";
import { mayEdit } from "./model/locks";
import { boundsOfSelection } from "./model/measure";
import { treeOf } from "./model/tree";
import { fitView, zoomView } from "./model/view";
import { keepGuides, keepOptions, readGuides, readOptions } from "./stage/kept-settings";

export interface EditorStore {
  getState: () => EditorState;
  setState: (change: Partial<EditorState>) => void;
  subscribe: (listener: () => void) => () => void;
  /** The same object until something other than view, hover or gesture changes. */
  getEditor: () => Editor;
  /** Follows what the server has: another revision replaces an unchanged draft. */
  receive: (given: Pick<EditorState, "design" | "style" | "revision" | "editable">) => void;
  /** Answers requests while mounted; the answer stops that. */
  onRequest: (name: EditorRequest, handler: () => void) => () => void;
}

export interface EditorStart extends Pick<EditorState, "design" | "style" | "revision" | "editable"> {
  organizationId: string;
  sideId: string | null;
  /** The product's colour for a design that has no revision yet. */
  color: string | null;
}

function startOf(baseId: string | null, saved: Draft): DraftState {
  return { baseId, saved, present: saved, past: [], future: [], lastEdit: null };
}

function spaceOf(style: StyleJson, spaceId: string): Space {
  const space = style.spaces.find((each) => each.spaceId === spaceId) ?? style.spaces[0];
  if (space === undefined) throw new Error("A style without printed areas cannot be edited.");
  return space;
}

/** Elements that only one of the drafts has, or that differ; of the later draft where it has them. */
function changedSpaces(before: Draft, after: Draft): Set<string> {
  const known = new Set(before.elements);
  const kept = new Set(after.elements);
  const changed = [
    ...after.elements.filter((each) => !known.has(each)),
    ...before.elements.filter((each) => !kept.has(each)),
  ];
  return new Set(changed.map((each) => each.spaceId));
}

const noLayouts: StoredLayouts = new Map();
const layouts = new WeakMap<RevisionJson, StoredLayouts>();

/** The same object for the same revision, so that nothing is drawn again for it. */
function layoutsOf(revision: RevisionJson | null): StoredLayouts {
  if (revision === null) return noLayouts;
  const made = layouts.get(revision) ?? storedLayoutsOf(revision);
  layouts.set(revision, made);
  return made;
}

/** A text without letters is nothing that could be found again once it is left. */
function withoutEmptyText(draft: Draft, id: string): Draft {
  const element = findElement(draft, id);
  const isEmpty = element?.type === "text" && element.content.text.trim() === "";
  return isEmpty ? removeElement(draft, id) : draft;
}

/** Keys of the state that do not make another `Editor`. */
const quiet: ReadonlySet<string> = new Set<keyof EditorState>([
  "view",
  "viewport",
  "live",
  "hoveredId",
  "hints",
  "uploads",
  "pendingSvg",
  "announcement",
]);

/** One design in work: its draft with undo, what is selected, and how it is looked at. Outside React, so that a gesture renders only the stage. */
export function createEditorStore(start: EditorStart): EditorStore {
  const { design, style, revision, editable } = start;
  const firstSpace = style.spaces.find((each) => each.sideId === start.sideId) ?? style.spaces[0];
  let state: EditorState = {
    organizationId: start.organizationId,
    design,
    style,
    revision,
    editable,
    drafts: startOf(revision?.id ?? null, draftOf(revision, start.color)),
    spaceId: firstSpace?.spaceId ?? "",
    selection: [],
    tool: "select",
    editingId: null,
    guides: readGuides(design.id),
    options: readOptions(),
    report: { problems: new Map(), pending: true },
    view: { zoom: 1, x: 0, y: 0 },
    viewport: { width: 0, height: 0 },
    live: null,
    hoveredId: null,
    hints: null,
    uploads: 0,
    pendingSvg: null,
    announcement: { text: "", serial: 0 },
  };
  const listeners = new Set<() => void>();
  const handlers = new Map<EditorRequest, Set<() => void>>();
  let editor: Editor | null = null;

  const setState = (change: Partial<EditorState>) => {
    const editedId = state.editingId;
    state = { ...state, ...change };
    if (Object.keys(change).some((key) => !quiet.has(key))) editor = null;
    for (const listener of listeners) listener();
    if (editedId !== null && state.editingId !== editedId) actions.edit((draft) => withoutEmptyText(draft, editedId));
  };

  const dispatch = (action: DraftAction) => {
    const before = state.drafts;
    const drafts = reduceDraft(before, action);
    if (drafts === before) return;
    const travels = action.kind === "undo" || action.kind === "redo";
    const touched = travels ? changedSpaces(before.present, drafts.present) : new Set<string>();
    const elsewhere = touched.size > 0 && !touched.has(state.spaceId);
    const spaceId = elsewhere ? ([...touched][0] ?? state.spaceId) : state.spaceId;
    const { byId } = treeOf(drafts.present, spaceId);
    setState({
      drafts,
      spaceId,
      selection: state.selection.filter((id) => byId.has(id)),
      editingId: state.editingId !== null && byId.has(state.editingId) ? state.editingId : null,
    });
    if (elsewhere) calls.fit();
  };

  const actions = {
    edit: (change: (draft: Draft) => Draft, key = "") => {
      if (state.editable) dispatch({ kind: "edit", change, key, at: Date.now() });
    },
    adjust: (change: (draft: Draft) => Draft) => dispatch({ kind: "adjust", change }),
    undo: () => dispatch({ kind: "undo" }),
    redo: () => dispatch({ kind: "redo" }),
    reset: (next: RevisionJson | null) =>
      dispatch({ kind: "reset", baseId: next?.id ?? null, draft: draftOf(next, null) }),
    markSaved: (baseId: string, draft: Draft) => dispatch({ kind: "saved", baseId, draft }),
    rebase: (baseId: string | null, saved: Draft, draft: Draft) => dispatch({ kind: "rebase", baseId, saved, draft }),
  } satisfies Partial<DraftControl>;

  const space = () => spaceOf(state.style, state.spaceId);
  const calls = {
    setSpace: (sideId: string) => {
      const next = state.style.spaces.find((each) => each.sideId === sideId);
      if (next === undefined || next.spaceId === state.spaceId) return;
      setState({ spaceId: next.spaceId, selection: [], editingId: null, live: null, hoveredId: null, hints: null });
      calls.fit();
    },
    select: (ids: readonly string[], how: "replace" | "add" | "toggle" = "replace") => {
      const { ordered } = treeOf(state.drafts.present, state.spaceId);
      const asked = new Set(ids);
      const before = new Set(how === "replace" ? [] : state.selection);
      const isChosen = (id: string) =>
        how === "toggle" ? before.has(id) !== asked.has(id) : before.has(id) || asked.has(id);
      const selection = ordered.map((each) => each.elementId).filter(isChosen);
      const editingId = state.editingId !== null && selection.includes(state.editingId) ? state.editingId : null;
      if (selection.join() === state.selection.join() && editingId === state.editingId) return;
      setState({ selection, editingId });
    },
    setTool: (tool: EditorState["tool"]) => setState({ tool, editingId: null }),
    beginEditing: (id: string) => setState({ selection: [id], editingId: id, tool: "select" }),
    endEditing: () => setState({ editingId: null, live: null }),
    zoomTo: (zoom: number, at?: { x: number; y: number }) => {
      const { width, height } = state.viewport;
      setState({ view: zoomView(state.view, zoom, at ?? { x: width / 2, y: height / 2 }) });
    },
    panBy: (dx: number, dy: number) =>
      setState({ view: { ...state.view, x: state.view.x + dx, y: state.view.y + dy } }),
    fit: () => {
      const { widthMm, heightMm, bleedMm } = space();
      const bounds = { left: -bleedMm, top: -bleedMm, right: widthMm + bleedMm, bottom: heightMm + bleedMm };
      setState({ view: fitView(bounds, state.viewport) });
    },
    fitSelection: () => {
      const bounds = boundsOfSelection(treeOf(state.drafts.present, state.spaceId), state.selection);
      if (bounds === undefined) return calls.fit();
      setState({ view: fitView(bounds, state.viewport) });
    },
    setGuides: (guides: EditorState["guides"][string]) => {
      const all = { ...state.guides, [state.spaceId]: guides };
      keepGuides(state.design.id, all);
      setState({ guides: all });
    },
    setOption: <Name extends keyof EditorOptions>(name: Name, value: EditorOptions[Name]) => {
      const options = { ...state.options, [name]: value };
      keepOptions(options);
      setState({ options });
    },
    setProductColor: (name: string) => actions.edit((draft) => ({ ...draft, productColor: name }), "product-color"),
    announce: (text: string) => setState({ announcement: { text, serial: state.announcement.serial + 1 } }),
    request: (name: EditorRequest) => {
      for (const handler of handlers.get(name) ?? []) handler();
    },
    answers: (name: EditorRequest) => (handlers.get(name)?.size ?? 0) > 0,
  };

  const makeEditor = (): Editor => {
    const { drafts } = state;
    const draft = drafts.present;
    const tree = treeOf(draft, state.spaceId);
    const chosen = new Set(state.selection);
    const mayWrite = state.editable;
    return {
      ...calls,
      organizationId: state.organizationId,
      design: state.design,
      style: state.style,
      revision: state.revision,
      space: space(),
      editable: mayWrite,
      control: {
        ...actions,
        draft,
        baseId: drafts.baseId,
        dirty: !isEqualDraft(draft, drafts.saved),
        saved: drafts.saved,
        canUndo: drafts.past.length > 0,
        canRedo: drafts.future.length > 0,
      },
      draft,
      elements: tree.ordered,
      selection: state.selection,
      selected: tree.ordered.filter((element) => chosen.has(element.elementId)),
      tool: state.tool,
      editingId: state.editingId,
      get view() {
        return state.view;
      },
      guides: state.guides[state.spaceId] ?? [],
      options: state.options,
      productColor: productColorOf(state.style, draft),
      stored: layoutsOf(state.revision),
      problems: state.report.problems,
      isEditable: (element, aspect) => mayWrite && mayEdit(tree, element, aspect),
    };
  };

  return {
    getState: () => state,
    setState,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getEditor: () => {
      editor ??= makeEditor();
      return editor;
    },
    receive: (given) => {
      const isOther = (given.revision?.id ?? null) !== state.drafts.baseId;
      const isClean = isEqualDraft(state.drafts.present, state.drafts.saved);
      const same =
        given.design === state.design &&
        given.style === state.style &&
        given.revision === state.revision &&
        given.editable === state.editable;
      if (!same) setState(given);
      if (isOther && isClean) actions.reset(given.revision);
    },
    onRequest: (name, handler) => {
      const known = handlers.get(name) ?? new Set();
      handlers.set(name, known.add(handler));
      editor = null;
      for (const listener of listeners) listener();
      return () => {
        known.delete(handler);
        editor = null;
        for (const listener of listeners) listener();
      };
    },
  };
}
