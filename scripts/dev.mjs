import { ensureInstalled, runTypeScript } from "./install.mjs";

ensureInstalled();
runTypeScript("scripts/dev.ts");
