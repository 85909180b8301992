import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles the worker threads into `dist/`; native modules stay outside. Safe to run several times at once. */
export async function buildWorkers(root = process.cwd()): Promise<void> {
  const target = path.join(root, "dist/render-worker.mjs");
  const draft = path.join(root, `dist/.render-worker.${process.pid}.mjs`);
  await mkdir(path.dirname(target), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/kernel/rendering/worker.ts"],
    outfile: draft,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    tsconfig: "tsconfig.json",
    external: ["@napi-rs/canvas", "sharp", "@hyzyla/pdfium", "h264-mp4-encoder"],
    // CommonJS dependencies inside the bundle call require.
    banner: {
      js: 'import { createRequire as requireForBundle } from "node:module"; const require = requireForBundle(import.meta.url);',
    },
    logLevel: "warning",
  });
  await rename(draft, target);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildWorkers();
