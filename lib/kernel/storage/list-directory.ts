import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import type { ListedObject, ObjectPage } from "./object-store";

interface ListInput {
  root: string;
  /** What ends the file name of an object. */
  suffix: string;
  prefix: string;
  /** `<shard>/<key>` of the last object of the page before. */
  cursor: string | undefined;
  pageSize: number;
}

/**
 * One page of the objects below `root`: shard after shard, and within a shard in the order of the walk.
 * Only folders that can hold the prefix, or what comes after the cursor, are read.
 */
export async function listDirectory(input: ListInput): Promise<ObjectPage> {
  const items: ListedObject[] = [];
  const cursorAt = input.cursor?.indexOf("/") ?? -1;
  const cursorShard = cursorAt > 0 ? (input.cursor?.slice(0, cursorAt) ?? "") : "";
  const cursorKey = cursorAt > 0 ? (input.cursor?.slice(cursorAt + 1) ?? "") : "";
  const shards = (await readNames(input.root)).filter((name) => /^[0-9a-f]{2}$/.test(name) && name >= cursorShard);
  for (const shard of shards) {
    const after = shard === cursorShard ? cursorKey.split("/") : undefined;
    for await (const key of walk(path.join(input.root, shard), [], input, after)) {
      const file = await stat(path.join(input.root, shard, `${key}${input.suffix}`)).catch(() => undefined);
      // Deleted while we walk.
      if (file === undefined) continue;
      items.push({ key, modifiedAt: file.mtime });
      if (items.length === input.pageSize) return { items, cursor: `${shard}/${key}` };
    }
  }
  return { items, cursor: undefined };
}

async function readNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return [];
    throw error;
  });
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Keys below a folder; names are compared segment by segment, an object (with suffix) and a folder being names of their own. */
async function* walk(
  folder: string,
  segments: readonly string[],
  input: ListInput,
  after: readonly string[] | undefined,
): AsyncGenerator<string> {
  const depth = segments.length;
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory()) {
      const below = [...segments, entry.name];
      const start = `${below.join("/")}/`;
      if (!start.startsWith(input.prefix) && !input.prefix.startsWith(start)) continue;
      const cursorName = cursorNameAt(after, depth, input.suffix);
      if (cursorName !== undefined && entry.name < cursorName) continue;
      yield* walk(path.join(folder, entry.name), below, input, entry.name === cursorName ? after : undefined);
    } else if (entry.name.endsWith(input.suffix)) {
      const key = [...segments, entry.name.slice(0, -input.suffix.length)].join("/");
      if (!key.startsWith(input.prefix)) continue;
      const cursorName = cursorNameAt(after, depth, input.suffix);
      if (cursorName !== undefined && entry.name <= cursorName) continue;
      yield key;
    }
  }
}

/** Name of the folder or file through which the cursor's key goes at a depth. */
function cursorNameAt(after: readonly string[] | undefined, depth: number, suffix: string): string | undefined {
  const segment = after?.[depth];
  if (after === undefined || segment === undefined) return undefined;
  return depth === after.length - 1 ? `${segment}${suffix}` : segment;
}
