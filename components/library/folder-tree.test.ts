import { describe, expect, it } from "vitest";
import type { AssetFolderJson } from "@/lib/designs/library-queries";
import { buildFolderTree, flattenTree, folderOptions, pathOfFolder } from "./folder-tree";

const folder = (id: string, name: string, parentId: string | null): AssetFolderJson => ({
  id,
  name,
  parentId,
  assetCount: 0,
  createdAt: "",
  updatedAt: "",
});
const folders = [
  folder("c", "Week 10", "a"),
  folder("a", "Seasons", null),
  folder("d", "week 9", "a"),
  folder("b", "Logos", null),
];

describe("folders as a tree", () => {
  it("come by name, numbers as people count, children below", () => {
    const flat = flattenTree(buildFolderTree(folders));
    expect(flat.map((node) => `${node.depth} ${node.folder.name}`)).toEqual([
      "0 Logos",
      "0 Seasons",
      "1 week 9",
      "1 Week 10",
    ]);
    expect(folderOptions(folders)[3]).toEqual({ value: "c", label: "Seasons / Week 10" });
  });

  it("lead to the top, also where there is no such folder", () => {
    expect(pathOfFolder(folders, "c").map((entry) => entry.id)).toEqual(["a", "c"]);
    expect(pathOfFolder(folders, "gone")).toEqual([]);
    expect(pathOfFolder(folders, null)).toEqual([]);
  });
});
