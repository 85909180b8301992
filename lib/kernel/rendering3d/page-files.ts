import { readFile } from "node:fs/promises";
import path from "node:path";
import type { BrowserContext, Route } from "playwright-core";
import { ensurePageBundle } from "@/lib/kernel/rendering/build-freshness";
import { decoderPath, modelPath, pageOrigin } from "./render-request";

const scriptPath = "/render-page.js";

/** Nothing but this page's own files, whatever a model says. The decoder of Basis Universal makes its functions of text. */
const policy = [
  "default-src 'none'",
  "script-src 'self' blob: 'unsafe-eval'",
  "worker-src blob:",
  "connect-src 'self' blob: data:",
  "img-src blob: data:",
].join("; ");

/** three's decoders of Draco and Basis Universal, by the names that its loaders ask for. */
const decoders: Readonly<Record<string, string>> = {
  "draco_wasm_wrapper.js": "draco/gltf/draco_wasm_wrapper.js",
  "draco_decoder.wasm": "draco/gltf/draco_decoder.wasm",
  "draco_decoder.js": "draco/gltf/draco_decoder.js",
  "basis_transcoder.js": "basis/basis_transcoder.js",
  "basis_transcoder.wasm": "basis/basis_transcoder.wasm",
};

async function answer(route: Route, model: Buffer): Promise<void> {
  const url = new URL(route.request().url());
  if (url.origin !== pageOrigin) return route.abort("blockedbyclient");
  const send = (contentType: string, body: Buffer | string) =>
    route.fulfill({ contentType, body, headers: { "content-security-policy": policy } });
  if (url.pathname === "/") {
    const html = `<!doctype html><meta charset="utf-8"><title>Render</title><script type="module" src="${scriptPath}"></script>`;
    return send("text/html; charset=utf-8", html);
  }
  if (url.pathname === scriptPath) return send("text/javascript", await readFile(await ensurePageBundle()));
  if (url.pathname === modelPath) return send("model/gltf-binary", model);
  const decoder = url.pathname.startsWith(decoderPath) ? decoders[url.pathname.slice(decoderPath.length)] : undefined;
  if (decoder === undefined) return route.abort("blockedbyclient");
  const file = path.join(process.cwd(), "node_modules/three/examples/jsm/libs", decoder);
  return send(decoder.endsWith(".wasm") ? "application/wasm" : "text/javascript", await readFile(file));
}

/** Answers a page's requests from here; everything else, the network above all, is refused. */
export async function serveFiles(context: BrowserContext, model: Buffer): Promise<void> {
  await context.route("**/*", async (route) => {
    // The page may be gone before its answer.
    await answer(route, model).catch(() => undefined);
  });
  await context.routeWebSocket("**/*", (socket) => socket.close());
}
