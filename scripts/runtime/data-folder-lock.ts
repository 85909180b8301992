import { rmSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { claimFile, removeStaleFile, replaceFile } from "./exclusive-file";
import {
  identifyProcess,
  isAlive,
  type ProcessIdentity,
  processIdentitySchema,
  signalProcess,
  waitForEnd,
} from "./process-identity";
import { StartFailure } from "./start-failure";

const lockSchema = z.object({
  owner: processIdentitySchema,
  children: z.array(processIdentitySchema.extend({ name: z.string() })),
});

type LockContent = z.infer<typeof lockSchema>;

/** How long children of a killed supervisor get to end by themselves before they are killed. */
const leftoverPatienceMs = 7000;

function parseLock(text: string): LockContent | undefined {
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
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
   * @param patienceMs how long those children may take before they are killed
   * @throws StartFailure when another live Atelier holds it
   */
  static async acquire(dataFolder: string, patienceMs = leftoverPatienceMs): Promise<DataFolderLock> {
    const lock = new DataFolderLock(join(dataFolder, "atelier.lock"), identifyProcess(process.pid));
    for (;;) {
      const present = claimFile(lock.path, lock.serialize());
      if (present === undefined) return lock;
      const content = parseLock(present);
      if (content !== undefined && isAlive(content.owner)) {
        throw new StartFailure(
          `The data folder ${dataFolder} is locked: another Atelier (process ${content.owner.pid}) is running in it.`,
        );
      }
      const left = await waitForEnd(content?.children ?? [], patienceMs);
      for (const child of left) signalProcess(child.pid, "SIGKILL");
      await waitForEnd(left, leftoverPatienceMs);
      removeStaleFile(lock.path, present);
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
    if (!this.released) replaceFile(this.path, this.serialize());
  }
}
