import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const folders = ["app", "bench", "components", "db", "e2e", "inngest", "lib", "scripts"];
/** Files that a program writes, or that hold data rather than code. */
const exempt = /\.generated\.tsx?$|\.d\.ts$|^scripts\/fixtures\/|-data\.ts$|^db\/schema\//;

/** A file should end about here … */
export const wantedLines = 300;
/** … and must end here. */
export const allowedLines = 350;

export interface FileLength {
  path: string;
  lines: number;
}

/** Source files longer than wanted, longest first. */
export function findLongFiles(root: string): FileLength[] {
  const paths = folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
    } catch {
      return [];
    }
  });
  return paths
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !exempt.test(path))
    .map((path) => ({ path, lines: readFileSync(join(root, path), "utf8").trimEnd().split("\n").length }))
    .filter(({ lines }) => lines > wantedLines)
    .sort((left, right) => right.lines - left.lines);
}
