import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import {
  identifyProcess,
  isAlive,
  type ProcessIdentity,
  processIdentitySchema,
  signalProcess,
  waitForEnd,
} from "./process-identity";
import { StartFailure, systemErrorCode } from "./start-failure";

const lockSchema = z.object({
  owner: processIdentitySchema,
  children: z.array(processIdentitySchema.extend({ name: z.string() })),
});

type LockContent = z.infer<typeof lockSchema>;

/** How long children of a killed supervisor get to end by themselves before they are killed. */
const leftoverPatienceMs = 8000;

function parseLock(text: string): LockContent | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

function readLock(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return undefined;
    throw error;
  }
}

/** The one Atelier that uses a data folder, and the processes it started. */
export class DataFolderLock {
  private readonly children = new Map<string, ProcessIdentity>();
  private released = false;

  private constructor(
    private readonly path: string,
    private readonly owner: ProcessIdentity,
  ) {}

  /**
   * Takes the data folder for this process. A lock whose owner no longer runs is taken over, after the children that its
   * owner left behind have ended.
   * @throws StartFailure when another live Atelier holds it
   */
  static async acquire(dataFolder: string): Promise<DataFolderLock> {
    const path = join(dataFolder, "atelier.lock");
    const lock = new DataFolderLock(path, identifyProcess(process.pid));
    const mine = `${path}.${process.pid}`;
    writeFileSync(mine, lock.serialize(), { mode: 0o600 });
    try {
      for (;;) {
        try {
          // A hard link appears whole or not at all, and only if nobody else's is there.
          linkSync(mine, path);
          return lock;
        } catch (error) {
          if (systemErrorCode(error) !== "EEXIST") throw error;
        }
        await removeStaleLock(path, dataFolder);
      }
    } finally {
      rmSync(mine, { force: true });
    }
  }

  /** Records a child so that the next start can end it should this process be killed. */
  addChild(name: string, pid: number): void {
    this.children.set(name, identifyProcess(pid));
    this.write();
  }

  removeChild(name: string): void {
    if (this.children.delete(name)) this.write();
  }

  release(): void {
    if (this.released) return;
    this.released = true;
    rmSync(this.path, { force: true });
  }

  private serialize(): string {
    const children = [...this.children].map(([name, identity]) => ({ name, ...identity }));
    return `${JSON.stringify({ owner: this.owner, children } satisfies LockContent)}\n`;
  }

  private write(): void {
    if (this.released) return;
    const next = `${this.path}.next`;
    writeFileSync(next, this.serialize(), { mode: 0o600 });
    renameSync(next, this.path);
  }
}

async function removeStaleLock(path: string, dataFolder: string): Promise<void> {
  const text = readLock(path);
  if (text === undefined) return;
  const content = parseLock(text);
  if (content !== undefined && isAlive(content.owner)) {
    throw new StartFailure(
      `The data folder ${dataFolder} is locked: another Atelier (process ${content.owner.pid}) is running in it.`,
    );
  }
  const left = await waitForEnd(content?.children ?? [], leftoverPatienceMs);
  for (const child of left) signalProcess(child.pid, "SIGKILL");
  await waitForEnd(left, leftoverPatienceMs);

  // Two starts may find the same stale lock: only what was read above may go, never a lock taken since.
  const aside = `${path}.stale.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (systemErrorCode(error) === "ENOENT") return;
    throw error;
  }
  if (readLock(aside) !== text) {
    try {
      linkSync(aside, path);
    } catch {
      // A third start has taken the folder meanwhile; the next round reads its lock.
    }
  }
  rmSync(aside, { force: true });
}
