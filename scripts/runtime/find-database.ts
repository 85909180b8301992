import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

/** What a running studio says about itself in its data folder. */
const runtimeFile = z.object({ pid: z.number().int(), databaseUrl: z.string() });

/** The database of DATABASE_DIRECT_URL or DATABASE_URL, else the one of the studio that runs on this data folder. */
export async function findDatabaseUrl(): Promise<string> {
  const given = process.env.DATABASE_DIRECT_URL ?? process.env.DATABASE_URL;
  if (given !== undefined && given !== "") return given;
  const file = join(process.env.ATELIER_DATA ?? ".data", "runtime.json");
  try {
    const { pid, databaseUrl } = runtimeFile.parse(JSON.parse(await readFile(file, "utf8")));
    process.kill(pid, 0);
    return databaseUrl;
  } catch {
    throw new Error("Set DATABASE_URL, or start the studio first: its embedded database runs only with it.");
  }
}
