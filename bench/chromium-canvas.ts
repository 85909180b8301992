import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { type Browser, chromium, type Page } from "@playwright/test";
import { build } from "esbuild";
import { pathOfFontFile } from "@/lib/kernel/rendering/font-paths";
import type { Scene } from "@/lib/render/scene";
import type { SampleScene } from "./render-scenes";

/** A Chromium that draws scenes with the project's renderer on its own canvas, with the same font and image files. */
export interface ChromiumCanvas {
  readonly browser: Browser;
  /** Opens a page with the scene's fonts and images loaded. */
  openPage(sample: SampleScene): Promise<Page>;
  /** Draws and reads the canvas back as PNG. */
  draw(sample: SampleScene, size: { width: number; height: number }): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function fontsOf(scene: Scene): string[] {
  const keys = new Set<string>();
  for (const element of scene.elements) {
    if (element.type !== "text") continue;
    for (const line of element.layout?.lines ?? []) for (const run of line.runs) keys.add(run.fontKey);
  }
  return [...keys].sort();
}

async function bundlePage(): Promise<string> {
  const result = await build({
    absWorkingDir: process.cwd(),
    entryPoints: [path.join("bench", "canvas-page.ts")],
    bundle: true,
    write: false,
    format: "iife",
    target: "es2022",
    tsconfig: "tsconfig.json",
    logLevel: "silent",
  });
  return result.outputFiles[0]?.text ?? "";
}

/** Starts Chromium and a loopback server for its files. */
export async function startChromiumCanvas(): Promise<ChromiumCanvas> {
  const script = await bundlePage();
  const images = new Map<string, Uint8Array>();
  const html =
    '<!doctype html><html lang="en"><style>body{margin:0}canvas{display:block}</style><canvas></canvas><script src="/page.js"></script></html>';
  const server = createServer((request, response) => {
    const url = decodeURIComponent(request.url ?? "/");
    const send = (type: string, body: Uint8Array | string) =>
      response.writeHead(200, { "content-type": type, "cache-control": "max-age=600" }).end(body);
    const font = url.startsWith("/font/") ? pathOfFontFile(url.slice(6)) : undefined;
    const image = images.get(url.slice("/image/".length));
    if (url === "/page.js") send("text/javascript", script);
    else if (font)
      readFile(font).then(
        (bytes) => send("font/ttf", bytes),
        () => response.writeHead(500).end(),
      );
    else if (image) send("application/octet-stream", image);
    else send("text/html; charset=utf-8", html);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const system = "/usr/bin/chromium";
  const browser = await chromium.launch({
    ...(existsSync(system) ? { executablePath: system } : {}),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--force-color-profile=srgb",
    ],
  });
  const openPage = async (sample: SampleScene) => {
    for (const [assetId, bytes] of Object.entries(sample.images)) images.set(assetId, bytes);
    const page = await browser.newPage({ viewport: { width: 1200, height: 1260 }, deviceScaleFactor: 1 });
    await page.goto(origin);
    await page.evaluate(
      async ({ fonts, assets }) => {
        await Promise.all([
          ...fonts.map((font) => window.loadFont(font)),
          ...assets.map((asset) => window.loadImage(asset, `/image/${asset}`)),
        ]);
      },
      { fonts: fontsOf(sample.scene), assets: Object.keys(sample.images) },
    );
    return page;
  };
  return {
    browser,
    openPage,
    draw: async (sample, size) => {
      const page = await openPage(sample);
      const url = await page.evaluate(
        async ({ scene, width, height }) => {
          window.drawOnCanvas(scene, width, height);
          return window.readCanvas();
        },
        { scene: sample.scene, ...size },
      );
      await page.close();
      return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
    },
    close: async () => {
      await browser.close();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
