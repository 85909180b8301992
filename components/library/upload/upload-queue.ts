import type { CreatedAssetJson } from "@/lib/designs/library-queries";
import type { KeptFile } from "./kept-files";
import type { FileToSend, SendEvents } from "./send-file";

/** Files sent at the same time. */
const parallel = 3;

export type UploadState = "waiting" | "sending" | "paused" | "failed" | "done";

export interface UploadItem extends FileToSend {
  state: UploadState;
  /** Share of the bytes that arrived, 0 to 1; at 1 and `sending` the studio checks the file. */
  fraction: number;
  /** Why it failed. */
  error: unknown;
  /** What it became; `duplicateOf` names older artwork with the same bytes. */
  asset: CreatedAssetJson | null;
}

export interface UploadQueuePorts {
  /** Organization and person the files are for. */
  owner: string;
  send: (item: FileToSend, events: SendEvents) => Promise<CreatedAssetJson>;
  keep: (kept: KeptFile) => Promise<void>;
  forget: (id: string) => Promise<void>;
  recall: (owner: string) => Promise<KeptFile[]>;
  /** A file has become artwork. */
  onDone: (asset: CreatedAssetJson) => void;
}

/** Files on their way into the library: three at a time, each can pause, go on, fail and be tried again. */
export class UploadQueue {
  #items: readonly UploadItem[] = [];
  #running = new Map<string, AbortController>();
  #listeners = new Set<() => void>();
  #ports: UploadQueuePorts;

  constructor(ports: UploadQueuePorts) {
    this.#ports = ports;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until something changes. */
  getItems = (): readonly UploadItem[] => this.#items;

  add(files: readonly File[], folderId: string | null): void {
    const added = files.map((file) => this.#itemOf({ id: crypto.randomUUID(), file, folderId, uploadId: null }));
    for (const item of added) this.#remember(item);
    this.#set([...this.#items, ...added]);
    this.#pump();
  }

  /** Goes on with what an earlier visit left. */
  async recall(): Promise<void> {
    const kept = await this.#ports.recall(this.#ports.owner);
    const known = new Set(this.#items.map((item) => item.id));
    const found = kept.filter((entry) => !known.has(entry.id)).map((entry) => this.#itemOf(entry));
    if (found.length === 0) return;
    this.#set([...this.#items, ...found]);
    this.#pump();
  }

  pause(id: string): void {
    const item = this.#find(id);
    if (item === undefined || (item.state !== "waiting" && item.state !== "sending")) return;
    this.#change(id, { state: "paused" });
    this.#stop(id);
  }

  /** Goes on after a pause or a failure. */
  resume(id: string): void {
    const item = this.#find(id);
    if (item === undefined || (item.state !== "paused" && item.state !== "failed")) return;
    this.#change(id, { state: "waiting", error: null });
    this.#pump();
  }

  pauseAll(): void {
    // Those that wait first: none shall begin because another one stopped.
    for (const item of this.#items.filter(({ state }) => state === "waiting")) this.pause(item.id);
    for (const item of this.#items) this.pause(item.id);
  }

  resumeAll(): void {
    for (const item of this.#items) this.resume(item.id);
  }

  /** Takes a file out of the queue; what became of it already stays. */
  remove(id: string): void {
    this.#set(this.#items.filter((item) => item.id !== id));
    this.#stop(id);
    void this.#ports.forget(id);
  }

  removeDone(): void {
    this.#set(this.#items.filter((item) => item.state !== "done"));
  }

  #itemOf({ id, file, folderId, uploadId }: FileToSend): UploadItem {
    return { id, file, folderId, uploadId, state: "waiting", fraction: 0, error: null, asset: null };
  }

  #find(id: string): UploadItem | undefined {
    return this.#items.find((item) => item.id === id);
  }

  #remember({ id, file, folderId, uploadId }: FileToSend): void {
    void this.#ports.keep({ id, owner: this.#ports.owner, file, folderId, uploadId });
  }

  #set(items: readonly UploadItem[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }

  #change(id: string, changes: Partial<UploadItem>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  }

  #stop(id: string): void {
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.#pump();
  }

  #pump(): void {
    for (const item of this.#items) {
      if (this.#running.size >= parallel) return;
      if (item.state === "waiting" && !this.#running.has(item.id)) void this.#run(item);
    }
  }

  async #run(item: UploadItem): Promise<void> {
    const stop = new AbortController();
    const isCurrent = () => this.#running.get(item.id) === stop;
    this.#running.set(item.id, stop);
    this.#change(item.id, { state: "sending" });
    try {
      const asset = await this.#ports.send(item, {
        signal: stop.signal,
        onProgress: (fraction) => isCurrent() && this.#change(item.id, { fraction }),
        onBegun: (uploadId) => {
          if (!isCurrent()) return;
          this.#change(item.id, { uploadId });
          this.#remember({ ...item, uploadId });
        },
      });
      void this.#ports.forget(item.id);
      this.#ports.onDone(asset);
      // Also when it was paused a moment too late: it has arrived.
      this.#change(item.id, { state: "done", fraction: 1, asset, error: null });
    } catch (error) {
      if (isCurrent()) this.#change(item.id, { state: "failed", error });
    } finally {
      if (isCurrent()) this.#running.delete(item.id);
      this.#pump();
    }
  }
}
