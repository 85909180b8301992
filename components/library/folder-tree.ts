import type { AssetFolderJson } from "@/lib/designs/library-queries";

export interface FolderNode {
  folder: AssetFolderJson;
  /** 0 at the top. */
  depth: number;
  children: FolderNode[];
}

const byName = (a: AssetFolderJson, b: AssetFolderJson) =>
  a.name.localeCompare(b.name, undefined, { numeric: true, sensitivity: "base" });

/** The folders as a tree, each level by name. */
export function buildFolderTree(folders: readonly AssetFolderJson[]): FolderNode[] {
  const children = Map.groupBy(folders, (folder) => folder.parentId);
  const grow = (parentId: string | null, depth: number): FolderNode[] =>
    (children.get(parentId) ?? [])
      .toSorted(byName)
      .map((folder) => ({ folder, depth, children: grow(folder.id, depth + 1) }));
  return grow(null, 0);
}

/** The tree as one list, each folder before what is in it. */
export function flattenTree(nodes: readonly FolderNode[]): FolderNode[] {
  return nodes.flatMap((node) => [node, ...flattenTree(node.children)]);
}

/** Names from the top down to the folder; empty for a folder that is not there. */
export function pathOfFolder(folders: readonly AssetFolderJson[], id: string | null): AssetFolderJson[] {
  const byId = new Map(folders.map((folder) => [folder.id, folder]));
  const path: AssetFolderJson[] = [];
  for (let at = byId.get(id ?? ""); at !== undefined && !path.includes(at); at = byId.get(at.parentId ?? "")) {
    path.unshift(at);
  }
  return path;
}

/** Options of a list to choose a folder from: `Seasons / Spring`. */
export function folderOptions(folders: readonly AssetFolderJson[]): { value: string; label: string }[] {
  return flattenTree(buildFolderTree(folders)).map(({ folder }) => ({
    value: folder.id,
    label: pathOfFolder(folders, folder.id)
      .map((entry) => entry.name)
      .join(" / "),
  }));
}
