import { spawnSync } from "node:child_process";
import { findChromium } from "@/scripts/testing/find-chromium";

function has(program: string): boolean {
  return spawnSync(program, ["-v"], { stdio: "ignore" }).error === undefined;
}

/**
 * Makes sure that a Chromium and poppler's tools are there, and installs Debian's packages where this process may.
 * @returns undefined when all are there, else one sentence about what is missing
 */
export function provideTools(): string | undefined {
  const missing = listMissing();
  if (missing.length === 0) return undefined;
  const canInstall = process.getuid?.() === 0 && spawnSync("apt-get", ["--version"], { stdio: "ignore" }).status === 0;
  if (canInstall) {
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { env, stdio: "ignore" });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...missing], { env, stdio: "ignore" });
  }
  const left = listMissing();
  if (left.length === 0) return undefined;
  return `The tests need ${left.join(" and ")}, which this user cannot install; install them and run npm test again (CHROMIUM_PATH names a browser in another place).`;
}

function listMissing(): string[] {
  return [
    ...(findChromium() === undefined ? ["chromium"] : []),
    ...(["pdfinfo", "pdffonts", "pdftoppm"].every(has) ? [] : ["poppler-utils"]),
  ];
}
