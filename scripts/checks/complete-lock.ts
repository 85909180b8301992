import { z } from "zod";

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/** The part of package-lock.json (version 3) that matters here; everything else is kept as it is. */
export const lockSchema = z.looseObject({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      dev: z.boolean().optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

export type Lock = z.infer<typeof lockSchema>;

/** The `os`, `cpu` and `libc` of a platform package, told from its name; undefined when the name tells no platform. */
export function readPlatform(name: string): { os?: string[]; cpu: string[]; libc?: string[] } | undefined {
  const words = name.split(/[-/]/);
  if (words.includes("wasm32")) return { cpu: ["wasm32"] };
  const os = systems.find((system) => words.includes(system));
  const cpu =
    processors.find((processor) => words.includes(processor)) ??
    (words.some((word) => /^armv?7?$/.test(word)) ? "arm" : undefined);
  if (os === undefined || cpu === undefined) return undefined;
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : undefined;
  return { os: [os], cpu: [cpu], ...(libc !== undefined && os === "linux" && { libc }) };
}

/** Where Node would find a dependency of the package at `path`, or undefined. */
function findInstalled(packages: Lock["packages"], path: string, name: string): string | undefined {
  let folder = path;
  for (;;) {
    const candidate = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === "") return undefined;
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("node_modules/") - 1));
  }
}

/**
 * Adds the platform packages that a lock lacks, in place, with the exact version that the package above them asks for. A
 * registry that mirrors only some platforms makes npm leave the others out without a word, and `npm ci` then refuses the
 * lock on every machine.
 * @returns the packages added, as `name@version`
 */
export function completeLock(lock: Lock): string[] {
  const { packages } = lock;
  const added: string[] = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^[\^~]/, "");
      const platform = readPlatform(name);
      if (platform === undefined || !/^\d+\.\d+\.\d+/.test(version)) continue;
      const present = findInstalled(packages, path, name);
      if (present !== undefined && (packages[present]?.version === version || range !== version)) continue;
      const place = present === undefined ? `node_modules/${name}` : `${path}/node_modules/${name}`;
      packages[place] = { version, ...platform, ...(entry.dev === true && { dev: true }), optional: true };
      added.push(`${name}@${version}`);
    }
  }
  lock.packages = Object.fromEntries(
    Object.entries(packages).sort(([left], [right]) => left.localeCompare(right, "en")),
  );
  return added;
}
