import { access, constants } from "node:fs/promises";
import { getEnv } from "@/lib/kernel/env";

/** Where Chromium and Chrome usually are. */
const places = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
] as const;

const isExecutable = (path: string): Promise<boolean> =>
  access(path, constants.X_OK).then(
    () => true,
    () => false,
  );

/** Path of a Chromium: the one that `CHROMIUM_PATH` names and no other, else the system's. */
export async function findBrowser(): Promise<string | undefined> {
  const given = getEnv().CHROMIUM_PATH;
  for (const place of given === undefined ? places : [given]) if (await isExecutable(place)) return place;
  return undefined;
}
