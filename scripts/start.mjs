import { ensureInstalled, runTypeScript } from "./install.mjs";

ensureInstalled();
runTypeScript("scripts/start.ts");
