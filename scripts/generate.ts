import { glob, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildOpenApi, type RouteFile } from "@/lib/kernel/openapi/build-openapi";
import { emitTypes } from "@/lib/kernel/openapi/emit-types";
import type { RouteHandler } from "@/lib/kernel/route";

const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
const folder = path.join(process.cwd(), "lib", "kernel", "client");
const targets = { json: path.join(folder, "openapi.generated.json"), types: path.join(folder, "api.generated.ts") };

function isRouteHandler(value: unknown): value is RouteHandler {
  return typeof value === "function" && "declaration" in value;
}

/** Every declared route of `app/api/v1` and `app/api/public`, by its address. */
async function readRouteFiles(): Promise<RouteFile[]> {
  const found: RouteFile[] = [];
  for await (const file of glob("app/api/{v1,public,health}/**/route.ts")) {
    const module: Record<string, unknown> = await import(pathToFileURL(path.resolve(file)).href);
    const address = `/${path.dirname(file).slice("app/".length)}`.replace(/\[\.{3}(\w+)\]|\[(\w+)\]/g, "{$1$2}");
    for (const method of methods) {
      const handler = module[method];
      if (isRouteHandler(handler)) found.push({ address, method, declaration: handler.declaration });
    }
  }
  return found.sort(
    (a, b) => a.address.localeCompare(b.address) || methods.indexOf(a.method) - methods.indexOf(b.method),
  );
}

/**
 * Writes the OpenAPI document and the client's types. With `--check` writes nothing and fails when they are stale.
 */
async function generateApi(isCheck: boolean): Promise<void> {
  const document = buildOpenApi(await readRouteFiles());
  const outputs: [string, string][] = [
    [targets.json, `${JSON.stringify(document, null, 1)}\n`],
    [targets.types, emitTypes(document)],
  ];
  await mkdir(folder, { recursive: true });
  for (const [file, text] of outputs) {
    const before = await readFile(file, "utf8").catch(() => "");
    if (before === text) continue;
    if (isCheck) throw new Error(`${path.relative(process.cwd(), file)} is stale; run "npm run generate".`);
    await writeFile(file, text);
  }
}

await generateApi(process.argv.includes("--check"));
process.exit(0);
