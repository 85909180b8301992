import { ensureInstalled, runTypeScript } from "./install.mjs";

const started = Date.now();
ensureInstalled();
process.stdout.write(`✓ packages (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
runTypeScript("scripts/test.ts", process.argv.slice(2));
