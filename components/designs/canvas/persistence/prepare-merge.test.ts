import { describe, expect, test } from "vitest";
import type { Draft, DraftElement } from "@/components/designs/editor/draft";
import type { RevisionJson } from "@/lib/designs/schemas";
import { choicesFor, describeConflict, mergedDraft, nameConflict, prepareMerge } from "./prepare-merge";

const spaceId = "a7e11e50-0001-8000-8000-000000000001";
const title = "01a1fd6c-432a-72e8-a7aa-4027cff37741";
const circle = "01a1fd6c-432a-72e8-a7aa-4027cff37742";

function text(words: string, color = "#000000"): DraftElement {
  return {
    elementId: title,
    type: "text",
    spaceId,
    transform: { x: 0, y: 0, width: 50, height: 10, rotation: 0 },
    content: { text: words, fontFamily: "Inter", fontSizeMm: 8, color },
  };
}

function dot(x: number): DraftElement {
  return {
    elementId: circle,
    type: "shape",
    spaceId,
    transform: { x, y: 0, width: 10, height: 10, rotation: 0 },
    content: { shape: "ellipse", fill: "#ff0000" },
  };
}

const draft = (elements: DraftElement[], productColor: string | null = null): Draft => ({ elements, productColor });

function revision(elements: DraftElement[], productColor?: string): RevisionJson {
  return {
    id: "01a1fd6c-432a-72e8-a7aa-4027cff37750",
    designId: "01a1fd6c-432a-72e8-a7aa-4027cff37751",
    branchId: null,
    number: 2,
    name: null,
    parentRevisionId: null,
    mergedRevisionId: null,
    changeSummary: null,
    contentHash: "",
    elementCount: elements.length,
    metadata: productColor === undefined ? {} : { productColor },
    thumbnailUrl: null,
    createdBy: null,
    createdAt: "2026-11-21T12:00:00.000Z",
    elements,
  };
}

describe("unsaved changes and what somebody else saved", () => {
  const base = draft([text("Hello"), dot(0)], "White");

  test("different elements and different fields of one meet without a question", () => {
    const merge = prepareMerge(
      base,
      draft([text("Hello you"), dot(0)], "White"),
      revision([text("Hello", "#ff0000"), dot(9)], "Moss"),
    );
    expect(merge.result.conflicts).toEqual([]);
    expect(mergedDraft(merge, {})).toEqual(draft([text("Hello you", "#ff0000"), dot(9)], "Moss"));
  });

  test("the product's colour is mine when I changed it", () => {
    const merge = prepareMerge(base, draft([...base.elements], "Navy"), revision([...base.elements], "Moss"));
    expect(mergedDraft(merge, {}).productColor).toBe("Navy");
  });

  test("a field changed twice is a question with three answers", () => {
    const merge = prepareMerge(base, draft([text("Mine"), dot(0)]), revision([text("Theirs"), dot(0)]));
    const [conflict] = merge.result.conflicts;
    if (conflict === undefined) throw new Error("no conflict");
    expect(nameConflict(conflict)).toBe("Mine");
    expect(describeConflict(conflict, "Nora")).toBe("Both changed words");
    expect(choicesFor(conflict).map(({ value }) => value)).toEqual(["mine", "theirs", "both"]);
    const words = (choice: "mine" | "theirs" | "both") =>
      mergedDraft(merge, { [title]: choice }).elements.flatMap((each) =>
        each.type === "text" ? [each.content.text] : [],
      );
    expect(words("mine")).toEqual(["Mine"]);
    expect(words("theirs")).toEqual(["Theirs"]);
    expect(words("both")).toEqual(["Mine", "Theirs"]);
  });

  test("what one deleted and the other changed is kept until somebody decides", () => {
    const merge = prepareMerge(base, draft([dot(0)]), revision([text("Theirs"), dot(0)]));
    const [conflict] = merge.result.conflicts;
    if (conflict === undefined) throw new Error("no conflict");
    expect(describeConflict(conflict, "Nora")).toBe("You deleted it, Nora changed it");
    expect(choicesFor(conflict).map(({ label }) => label)).toEqual(["Delete", "Keep theirs"]);
    expect(mergedDraft(merge, {}).elements).toHaveLength(2);
    expect(mergedDraft(merge, { [title]: "mine" }).elements).toEqual([dot(0)]);
  });
});
