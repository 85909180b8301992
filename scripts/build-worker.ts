import { mkdir, rename } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

/** Bundles the worker threads and the page that renders models into `dist/`. Safe to run several times at once. */
export async function buildWorkers(root = process.cwd()): Promise<void> {
  await Promise.all([buildRenderWorker(root), buildRenderPage(root)]);
}

/** Native modules stay outside. */
async function buildRenderWorker(root: string): Promise<void> {
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

/** Runs in a browser, where a canvas is the browser's own. */
async function buildRenderPage(root: string): Promise<void> {
  const target = path.join(root, "dist/render-page.js");
  const draft = path.join(root, `dist/.render-page.${process.pid}.js`);
  await mkdir(path.dirname(target), { recursive: true });
  await build({
    absWorkingDir: root,
    entryPoints: ["lib/kernel/rendering3d/page/main.ts"],
    outfile: draft,
    bundle: true,
    minify: true,
    platform: "browser",
    format: "esm",
    target: "es2023",
    tsconfig: "tsconfig.json",
    alias: { "@napi-rs/canvas": path.join(root, "lib/kernel/rendering3d/page/canvas.ts") },
    logLevel: "warning",
  });
  await rename(draft, target);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) await buildWorkers();
