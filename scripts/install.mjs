// Runs on whatever Node the machine has (20 or newer) before anything is installed: no dependencies, no TypeScript.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";

export const projectRoot = resolve(fileURLToPath(import.meta.url), "..", "..");

const oldestNode = 20;
const runtimeNode = 24;
const marker = join(projectRoot, "node_modules", ".atelier-install");

/**
 * Writes one sentence to standard error and ends the process with code 1.
 * @returns {never}
 */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function majorOf(version) {
  return Number.parseInt(version.replace(/^v/, ""), 10);
}

/** The Node that npm brought for this platform, or undefined when the platform has no such package. */
function findBundledNode() {
  const name = process.platform === "win32" ? "node.exe" : "node";
  const arch = process.arch;
  const packages = {
    linux: [`node-linux-${arch}`],
    darwin: [`node-darwin-${arch}`, `node-bin-darwin-${arch}`],
    win32: [`node-win-${arch}`],
  }[process.platform];
  return (packages ?? [])
    .map((folder) => join(projectRoot, "node_modules", folder, "bin", name))
    .find((path) => existsSync(path));
}

/** Whether npm's own record of node_modules names the same packages as package-lock.json. */
function matchesHiddenLock(lockText) {
  try {
    const wanted = JSON.parse(lockText).packages;
    const present = JSON.parse(readFileSync(join(projectRoot, "node_modules", ".package-lock.json"), "utf8")).packages;
    const missing = Object.entries(wanted).some(
      ([path, entry]) =>
        path !== "" &&
        !(entry.optional || entry.devOptional) &&
        (present[path]?.version !== entry.version || present[path]?.integrity !== entry.integrity),
    );
    const foreign = Object.entries(present).some(([path, entry]) => wanted[path]?.version !== entry.version);
    return !missing && !foreign && findBundledNode() !== undefined;
  } catch {
    return false;
  }
}

function npmCommand() {
  const npmScript = process.env.npm_execpath;
  if (npmScript?.endsWith(".js")) return { command: process.execPath, args: [npmScript] };
  return { command: process.platform === "win32" ? "npm.cmd" : "npm", args: [] };
}

/**
 * Makes node_modules agree with package-lock.json. Runs `npm ci` only when it does not, shows npm's output only when it
 * fails, and returns whether it installed anything.
 */
export function ensureInstalled() {
  if (majorOf(process.version) < oldestNode) {
    fail(`Atelier needs Node ${oldestNode} or newer, and this is Node ${process.version}.`);
  }
  const lockText = readFileSync(join(projectRoot, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(lockText).update(`${process.platform}-${process.arch}`).digest("hex");
  const recorded = existsSync(marker) ? readFileSync(marker, "utf8").trim() : "";
  if (recorded === hash && findBundledNode() !== undefined) return false;
  if (recorded === hash || matchesHiddenLock(lockText)) {
    writeFileSync(marker, `${hash}\n`);
    return false;
  }

  const { command, args } = npmCommand();
  const version = spawnSync(command, [...args, "--version"], { encoding: "utf8", shell: process.platform === "win32" });
  if (version.status !== 0) fail("Atelier needs npm to install its packages, and npm was not found.");
  if (majorOf(version.stdout) < 9) fail(`Atelier needs npm 9 or newer, and this is npm ${version.stdout.trim()}.`);

  process.stdout.write("Installing packages (once, about a minute) …\n");
  const started = Date.now();
  const result = spawnSync(command, [...args, "ci", "--include=dev", "--include=optional", "--no-fund", "--no-audit"], {
    cwd: projectRoot,
    encoding: "utf8",
    env: { ...process.env, NODE_ENV: "", npm_config_loglevel: "error" },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  if (result.status !== 0) {
    process.stderr.write(`${result.stdout ?? ""}${result.stderr ?? ""}`);
    fail("Atelier could not install its packages: npm's own message stands above.");
  }
  writeFileSync(marker, `${hash}\n`);
  process.stdout.write(`Packages installed in ${Math.round((Date.now() - started) / 1000)} s.\n`);
  return true;
}

/**
 * Path of a Node new enough to run Atelier: the one npm brought, else the running one; ends the process otherwise.
 * @returns {string}
 */
export function requireRuntimeNode() {
  const bundled = findBundledNode();
  if (bundled !== undefined) return bundled;
  if (majorOf(process.version) >= runtimeNode) return process.execPath;
  return fail(
    `Atelier needs Node ${runtimeNode}: npm brings none for ${process.platform} ${process.arch}, and this is Node ${process.version}.`,
  );
}

function isRunning(pid) {
  if (pid === undefined) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/**
 * The processes whose end means that nobody waits for us any more. npm runs scripts through a shell; when npm is killed,
 * the shell lives on and tells nobody.
 */
function findAncestors() {
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return { parent, npm: undefined };
  let line = "";
  try {
    // Slim images have no ps.
    line =
      process.platform === "linux"
        ? readFileSync(`/proc/${parent}/stat`, "utf8").replace(/^\d+ \((.*)\) \S (\d+) .*$/s, "$2 $1")
        : execFileSync("ps", ["-o", "ppid=,comm=", "-p", String(parent)], { encoding: "utf8" });
  } catch {
    // Then only the parent itself is watched.
  }
  const [, grandparent, name] = /^\s*(\d+)\s+(.*\S)/.exec(line) ?? [];
  return { parent, npm: /(^|\/|-)(sh|bash|dash|zsh)$/.test(name ?? "") ? Number(grandparent) : undefined };
}

/**
 * Runs a TypeScript entry point under the runtime Node in the foreground and ends this process as it ends. The entry
 * holds an IPC channel to this process and stops when the channel closes, so that killing either of the two kills both.
 */
export function runTypeScript(entry, args = []) {
  const node = requireRuntimeNode();
  const child = spawn(node, ["--import", "tsx", join(projectRoot, entry), ...args], {
    cwd: projectRoot,
    stdio: ["inherit", "inherit", "inherit", "ipc"],
  });
  // The terminal sends Ctrl-C to both; a signal sent to this process alone is handed on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  const ancestors = findAncestors();
  const watch = setInterval(() => {
    if (process.ppid !== ancestors.parent || !isRunning(ancestors.npm)) child.kill("SIGTERM");
  }, 250);
  watch.unref();
  child.on("error", (error) => fail(`Atelier could not run ${node}: ${error.message}.`));
  child.on("exit", (code, signal) => {
    if (signal !== null) process.exit(128 + (signal === "SIGKILL" ? 9 : 15));
    process.exit(code ?? 1);
  });
}
