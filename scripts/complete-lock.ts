import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { completeLock, lockSchema } from "./checks/complete-lock";

const path = join(import.meta.dirname, "..", "package-lock.json");
const lock = lockSchema.parse(JSON.parse(readFileSync(path, "utf8")));
const added = completeLock(lock);
if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added.length} platform packages added.\n`);
