import { type FeedChange, onChange, readChanges, readNewestSequence } from "./change-feed";

/** Comment lines keep proxies from closing a quiet stream. */
const heartbeatMs = 20_000;

/** Changes are kept for a day; who was away for longer than this starts over, in ms. */
const replayMs = 23 * 60 * 60 * 1000;

/** A point to resume from: `<sequence>-<seconds since 1970>`. The time tells whether changes after it may have been swept. */
export interface ResumePoint {
  sequence: number;
  at: Date;
}

/** Reads an event id; null for anything this studio did not write. */
export function parseEventId(id: string | null): ResumePoint | null {
  const match = /^(\d{1,15})-(\d{1,11})$/.exec(id ?? "");
  return match === null ? null : { sequence: Number(match[1]), at: new Date(Number(match[2]) * 1000) };
}

function frame(event: string, sequence: number, data: unknown): string {
  return `event: ${event}\nid: ${sequence}-${Math.floor(Date.now() / 1000)}\ndata: ${JSON.stringify(data)}\n\n`;
}

/** Changes of these rows may end somebody's right to listen. */
const entitiesOfAccess: ReadonlySet<string> = new Set(["members", "api_keys"]);

/** The starting point of a stream, and whether changes before it are gone. */
async function startOf(tenantId: string, resume: ResumePoint | null): Promise<{ from: number; isReset: boolean }> {
  if (resume !== null && Date.now() - resume.at.getTime() < replayMs) return { from: resume.sequence, isReset: false };
  return { from: await readNewestSequence(tenantId), isReset: resume !== null };
}

/** One browser's stream: reads the change log whenever somebody committed a change, and never twice at once. */
class ChangeStream {
  private readonly encoder = new TextEncoder();
  /** Sent, but not yet safe: would be sent again by the next read. */
  private readonly seen = new Set<number>();
  private safe = 0;
  private state: "starting" | "open" | "closed" = "starting";
  private isReading = false;
  private isDirty = false;
  private heartbeat: NodeJS.Timeout | undefined;
  private unsubscribe: (() => Promise<void>) | undefined;

  constructor(
    private readonly tenantId: string,
    private readonly isAllowed: () => Promise<boolean>,
    private readonly controller: ReadableStreamDefaultController<Uint8Array>,
  ) {}

  async start(resume: ResumePoint | null): Promise<void> {
    // Listening begins before the starting point is read, so that no change falls in between.
    this.unsubscribe = await onChange(() => void this.read());
    if (this.isClosed()) return void this.unsubscribe();
    const { from, isReset } = await startOf(this.tenantId, resume);
    if (this.isClosed()) return;
    this.safe = from;
    this.state = "open";
    this.heartbeat = setInterval(() => {
      this.send(": still here\n\n");
      void this.stopUnlessAllowed().then(() => this.read());
    }, heartbeatMs);
    this.send(`retry: 2000\n${frame(isReset ? "reset" : "ready", from, {})}`);
    await this.read();
  }

  stop(): void {
    if (this.isClosed()) return;
    this.state = "closed";
    clearInterval(this.heartbeat);
    void this.unsubscribe?.();
    try {
      this.controller.close();
    } catch {
      // The reader has already cancelled.
    }
  }

  /** A session may end, a key be revoked or a member suspended while the stream is open. */
  private async stopUnlessAllowed(): Promise<void> {
    if (!(await this.isAllowed().catch(() => false))) this.stop();
  }

  private isClosed(): boolean {
    return this.state === "closed";
  }

  private send(text: string): void {
    if (!this.isClosed()) this.controller.enqueue(this.encoder.encode(text));
  }

  private async read(): Promise<void> {
    this.isDirty = true;
    if (this.isReading || this.state !== "open") return;
    this.isReading = true;
    try {
      while (this.isDirty && !this.isClosed()) {
        this.isDirty = false;
        const { changes, safeSequence } = await readChanges(this.tenantId, this.safe);
        if (changes.some((change) => entitiesOfAccess.has(change.entity))) await this.stopUnlessAllowed();
        const hasAdvanced = safeSequence > this.safe;
        this.safe = safeSequence;
        this.deliver(changes);
        if (hasAdvanced && changes.length > 0) this.isDirty = true;
      }
    } catch {
      // The database is away: the browser reconnects with its last id and misses nothing.
      this.stop();
    } finally {
      this.isReading = false;
    }
  }

  private deliver(changes: readonly FeedChange[]): void {
    for (const { sequence, entity, id, status } of changes) {
      if (this.seen.has(sequence)) continue;
      this.seen.add(sequence);
      this.send(frame("change", this.safe, status === null ? { entity, id } : { entity, id, status }));
    }
    for (const sequence of this.seen) if (sequence <= this.safe) this.seen.delete(sequence);
  }
}

/**
 * Server-sent events of one organization: first `ready` (or `reset` when changes after the resume point were swept), then
 * a `change` for every row that changed. An event's id is a point to resume from; a change may come twice, never not at all.
 */
export function streamChanges({
  tenantId,
  resume,
  signal,
  isAllowed,
}: {
  tenantId: string;
  resume: ResumePoint | null;
  signal: AbortSignal;
  /** Asked again and again: whether whoever opened the stream may still listen. */
  isAllowed: () => Promise<boolean>;
}): ReadableStream<Uint8Array> {
  let stream: ChangeStream | undefined;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      stream = new ChangeStream(tenantId, isAllowed, controller);
      signal.addEventListener("abort", () => stream?.stop(), { once: true });
      await stream.start(resume);
    },
    cancel() {
      stream?.stop();
    },
  });
}
