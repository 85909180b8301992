import { resolve } from "node:path";
import { buildIfStale } from "./runtime/build";
import { StartFailure } from "./runtime/start-failure";

const interrupted = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => interrupted.abort());
try {
  const built = await buildIfStale({
    root: resolve(import.meta.dirname, ".."),
    onBuild: () => process.stdout.write("Building the studio …\n"),
    signal: interrupted.signal,
  });
  process.stdout.write(built ? "Built.\n" : "The build is up to date.\n");
} catch (error) {
  if (!(error instanceof StartFailure)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
