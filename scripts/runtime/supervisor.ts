import { setTimeout as delay } from "node:timers/promises";
import type { DataFolderLock } from "./data-folder-lock";
import type { RunningService, StartService } from "./service";

/** A part that dies this soon after its start counts as a quick death. */
const quickDeathMs = 10_000;
/** So many quick deaths in a row end the whole studio. */
const quickDeathLimit = 5;

export interface SupervisorEvents {
  /** A part ended by itself and will be started again. */
  restarting(name: string, how: string): void;
  /** A part cannot be kept running; everything must stop. */
  gaveUp(sentence: string): void;
}

/** Starts the parts in order, starts a part that dies again, and stops them in reverse order. */
export class Supervisor {
  private readonly running = new Map<string, RunningService>();
  /** Names in the order of their first start; a part that was started again keeps its place. */
  private readonly order: string[] = [];
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly lock: DataFolderLock,
    private readonly events: SupervisorEvents,
    /** Wait before a part is started again; doubles with every quick death. */
    private readonly firstDelayMs = 250,
  ) {}

  /**
   * Starts a part and keeps it running from then on.
   * @throws StartFailure when it ends before it answers
   */
  async start(name: string, start: StartService): Promise<void> {
    const startedAt = Date.now();
    this.order.push(name);
    const service = await this.launch(name, start);
    void this.keepRunning(name, start, service, startedAt);
  }

  /** Stops every part, the one started last first. Safe to call at any time and more than once. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private async launch(name: string, start: StartService): Promise<RunningService> {
    let service: RunningService | undefined;
    await start((spawned) => {
      service = spawned;
      this.running.set(name, spawned);
      this.lock.addChild(name, spawned.pid);
      // The signal to stop came while the part was being started.
      if (this.stopping !== undefined) void spawned.stop();
    });
    if (service === undefined) throw new Error(`${name} started without a process`);
    return service;
  }

  private async keepRunning(
    name: string,
    start: StartService,
    first: RunningService,
    firstStart: number,
  ): Promise<void> {
    let service: RunningService | undefined = first;
    let startedAt = firstStart;
    let quickDeaths = 0;
    let how = "";
    for (;;) {
      if (service !== undefined) how = await service.ended;
      this.running.delete(name);
      this.lock.removeChild(name);
      if (this.isStopping()) return;
      quickDeaths = Date.now() - startedAt < quickDeathMs ? quickDeaths + 1 : 1;
      if (quickDeaths >= quickDeathLimit) {
        this.events.gaveUp(
          `${name} ended ${quickDeathLimit} times in a row right after its start (${how}), so Atelier stops.`,
        );
        return;
      }
      this.events.restarting(name, how);
      await delay(this.firstDelayMs * 2 ** (quickDeaths - 1));
      if (this.isStopping()) return;
      startedAt = Date.now();
      try {
        service = await this.launch(name, start);
      } catch (error) {
        how = error instanceof Error ? error.message.replace(/\.$/, "") : String(error);
        await this.running.get(name)?.stop();
        service = undefined;
      }
    }
  }

  /** Asked anew after every wait: the compiler would otherwise take the earlier answer for the present one. */
  private isStopping(): boolean {
    return this.stopping !== undefined;
  }

  private async stopAll(): Promise<void> {
    for (const name of this.order.toReversed()) {
      await this.running.get(name)?.stop();
      this.lock.removeChild(name);
    }
  }
}
