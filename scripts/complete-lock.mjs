// A registry that mirrors only some platforms makes npm leave the others out of package-lock.json without a word, and
// `npm ci` then refuses that lock on every machine. This adds what is missing, with the exact version that the package
// asks for. Run it after `npm install` through such a mirror: node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

/** The `os`, `cpu` and `libc` of a platform package, told from its name; undefined when the name tells no platform. */
export function readPlatform(name) {
  const words = name.split(/[-/]/);
  if (words.includes("wasm32")) return { cpu: ["wasm32"] };
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.some((word) => word === processor || (processor === "arm" && /^armv?7?$/.test(word))));
  if (os === undefined || cpu === undefined) return undefined;
  const libc = words.includes("musl") ? ["musl"] : words.includes("gnu") ? ["glibc"] : undefined;
  return { os: [os], cpu: [cpu], ...(libc !== undefined && os === "linux" && { libc }) };
}

/** Where Node would find a dependency of the package at `path`, or undefined. */
function findInstalled(packages, path, name) {
  for (let folder = path; ; ) {
    const candidate = `${folder === "" ? "" : `${folder}/`}node_modules/${name}`;
    if (packages[candidate] !== undefined) return candidate;
    if (folder === "") return undefined;
    const parent = folder.lastIndexOf("node_modules/");
    folder = folder.slice(0, Math.max(0, parent - 1));
  }
}

/** Adds the missing platform packages to a parsed lock, in place. Returns their names. */
export function completeLock(lock) {
  const { packages } = lock;
  const added = [];
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      const version = range.replace(/^[\^~]/, "");
      const platform = readPlatform(name);
      const present = findInstalled(packages, path, name);
      if (platform === undefined || !/^\d+\.\d+\.\d+/.test(version)) continue;
      if (present !== undefined && (packages[present].version === version || range !== version)) continue;
      const place = present === undefined ? `node_modules/${name}` : `${path}/node_modules/${name}`;
      const { dev } = entry;
      packages[place] = { version, ...platform, ...(dev === true && { dev }), optional: true };
      added.push(`${name}@${version}`);
    }
  }
  lock.packages = Object.fromEntries(Object.entries(packages).sort(([left], [right]) => (left < right ? -1 : 1)));
  return added;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = resolve("package-lock.json");
  const lock = JSON.parse(readFileSync(path, "utf8"));
  const added = completeLock(lock);
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
  process.stdout.write(`${added.length} platform packages added.\n`);
}
