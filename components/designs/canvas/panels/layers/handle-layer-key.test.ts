import type { KeyboardEvent } from "react";
import { describe, expect, test } from "vitest";
import { createEditorStore } from "@/components/designs/canvas/editor-store";
import { treeOf } from "@/components/designs/canvas/model/tree";
import type { DesignJson, RevisionJson, StyleJson } from "@/lib/designs/schemas";
import { handleLayerKey } from "./handle-layer-key";
import { layerRows } from "./layer-rows";

const spaceId = "a7e11e50-0001-8000-8000-000000000001";
const transform = { x: 0, y: 0, width: 10, height: 10, rotation: 0 };
const at = "2026-11-21T12:00:00.000Z";

const style: StyleJson = {
  id: "a7e11e50-0001-8000-8000-000000000002",
  key: "mug",
  name: "Mug",
  description: "",
  category: "",
  spaces: [{ spaceId, sideId: "wrap", name: "Wrap", widthMm: 200, heightMm: 80, bleedMm: 2, safeMm: 5 }],
  colors: [],
  syncedAt: at,
};
const design: DesignJson = {
  id: "a7e11e50-0001-8000-8000-000000000003",
  name: "Mug",
  styleVersionId: style.id,
  styleName: "Mug",
  decorationProvider: "owned",
  legacyProvider: null,
  legacyReference: null,
  headRevisionId: null,
  thumbnailUrl: null,
  createdBy: null,
  createdAt: at,
  updatedAt: at,
  deletedAt: null,
};

/** Back to front: a, group(b, c), d. */
function open(editable = true) {
  const shape = (elementId: string, parentElementId?: string) => ({
    elementId,
    type: "shape" as const,
    spaceId,
    transform,
    content: { shape: "rect" as const, fill: "#000000" },
    ...(parentElementId === undefined ? {} : { parentElementId }),
  });
  const revision: RevisionJson = {
    id: "a7e11e50-0001-8000-8000-000000000004",
    designId: design.id,
    branchId: null,
    number: 1,
    name: null,
    parentRevisionId: null,
    mergedRevisionId: null,
    changeSummary: null,
    contentHash: "",
    elementCount: 5,
    metadata: {},
    thumbnailUrl: null,
    createdBy: null,
    createdAt: at,
    elements: [
      shape("a"),
      { elementId: "group", type: "group", spaceId, transform, content: {} },
      shape("b", "group"),
      shape("c", "group"),
      shape("d"),
    ],
  };
  const store = createEditorStore({
    organizationId: "us",
    design,
    style,
    revision,
    editable,
    sideId: null,
    color: null,
  });
  const closed = new Set<string>();
  const done: string[] = [];
  let focused = "";
  const rows = () => layerRows(treeOf(store.getEditor().draft, spaceId), closed);
  const press = (id: string, key: string, held: Partial<Record<"shiftKey" | "ctrlKey" | "altKey", boolean>> = {}) => {
    const event = { key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...held };
    return handleLayerKey(event as KeyboardEvent, id, {
      editor: store.getEditor(),
      rows: rows(),
      anchor: () => null,
      focus: (next) => {
        focused = next;
      },
      setOpen: (group, isOpen) => {
        if (isOpen) closed.delete(group);
        else closed.add(group);
      },
      rename: (layer) => done.push(`rename ${layer}`),
    });
  };
  return {
    press,
    done,
    order: () => rows().map((row) => `${row.level}${row.element.elementId}`),
    selection: () => store.getEditor().selection,
    focused: () => focused,
  };
}

describe("keys in the layer list", () => {
  test("arrows go from layer to layer and select; with Shift they extend, with Control they only look", () => {
    const list = open();
    expect(list.order()).toEqual(["1d", "1group", "2c", "2b", "1a"]);
    list.press("d", "ArrowDown");
    expect([list.focused(), list.selection()]).toEqual(["group", ["group"]]);
    list.press("group", "ArrowDown", { ctrlKey: true });
    expect([list.focused(), list.selection()]).toEqual(["c", ["group"]]);
    list.press("c", "ArrowDown", { shiftKey: true });
    expect(list.selection()).toEqual(["b", "c"]);
    list.press("b", " ");
    expect(list.selection()).toEqual(["c"]);
    list.press("c", "End");
    expect(list.focused()).toBe("a");
  });

  test("left and right close and open groups, and lead into and out of them", () => {
    const list = open();
    list.press("group", "ArrowLeft");
    expect(list.order()).toEqual(["1d", "1group", "1a"]);
    list.press("group", "ArrowRight");
    list.press("group", "ArrowRight");
    expect(list.focused()).toBe("c");
    list.press("b", "ArrowLeft");
    expect(list.focused()).toBe("group");
  });

  test("with Alt they change the order and the group", () => {
    const list = open();
    list.press("a", "ArrowUp", { altKey: true });
    expect(list.order()).toEqual(["1d", "1a", "1group", "2c", "2b"]);
    list.press("c", "ArrowLeft", { altKey: true });
    expect(list.order()).toEqual(["1d", "1a", "1c", "1group", "2b"]);
    list.press("group", "ArrowDown", { altKey: true });
    expect(list.order()).toEqual(["1d", "1a", "1c", "1group", "2b"]);
  });

  test("Delete takes away, F2 asks for a name, a viewer can do neither", () => {
    const list = open();
    list.press("group", "Delete");
    expect(list.order()).toEqual(["1d", "1a"]);
    list.press("a", "F2");
    expect(list.done).toEqual(["rename a"]);
    const viewer = open(false);
    viewer.press("a", "Delete");
    viewer.press("a", "F2");
    expect(viewer.press("a", "ArrowUp", { altKey: true })).toBe(false);
    expect([viewer.order().length, viewer.done]).toEqual([5, []]);
    expect(viewer.press("a", "x")).toBe(false);
  });
});
