import type { UploadEvents } from "@/lib/kernel/client/send-with-progress";

/** Files sent at the same time. */
const parallel = 3;

export interface ImageToSend {
  file: File;
  productId: string;
  /** What the product is called, for whoever watches. */
  productName: string;
}

export interface QueuedImage extends ImageToSend {
  id: string;
  state: "waiting" | "sending" | "failed" | "done";
  /** Share of the bytes that arrived, 0 to 1; at 1 and `sending` the studio looks at the picture. */
  fraction: number;
  /** Why it failed. */
  error: unknown;
}

export interface ImageQueuePorts {
  send: (item: QueuedImage, events: UploadEvents) => Promise<unknown>;
  onDone: (productId: string) => void;
}

/**
 * Images on their way to their products: three at a time, and of one product one after the other, so that they stand
 * in the order of their files. Each can fail and be tried again without the others.
 */
export class ImageQueue {
  #items: readonly QueuedImage[] = [];
  #running = new Map<string, AbortController>();
  #listeners = new Set<() => void>();
  #ports: ImageQueuePorts;

  constructor(ports: ImageQueuePorts) {
    this.#ports = ports;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same array until something changes. */
  getItems = (): readonly QueuedImage[] => this.#items;

  add(images: readonly ImageToSend[]): void {
    const added = images.map(
      (image): QueuedImage => ({
        ...image,
        id: crypto.randomUUID(),
        state: "waiting",
        fraction: 0,
        error: null,
      }),
    );
    this.#set([...this.#items, ...added]);
    this.#pump();
  }

  retry(id: string): void {
    if (this.#items.find((item) => item.id === id)?.state !== "failed") return;
    this.#change(id, { state: "waiting", fraction: 0, error: null });
    this.#pump();
  }

  retryAll(): void {
    for (const item of this.#items) this.retry(item.id);
  }

  /** Takes a file out of the queue; one that has arrived stays with its product. */
  remove(id: string): void {
    this.#set(this.#items.filter((item) => item.id !== id));
    this.#running.get(id)?.abort();
    this.#running.delete(id);
    this.#pump();
  }

  removeDone(): void {
    this.#set(this.#items.filter((item) => item.state !== "done"));
  }

  #set(items: readonly QueuedImage[]): void {
    this.#items = items;
    for (const listener of this.#listeners) listener();
  }

  #change(id: string, changes: Partial<QueuedImage>): void {
    this.#set(this.#items.map((item) => (item.id === id ? { ...item, ...changes } : item)));
  }

  #pump(): void {
    const busy = new Set(this.#items.filter(({ id }) => this.#running.has(id)).map(({ productId }) => productId));
    for (const item of this.#items) {
      if (this.#running.size >= parallel) return;
      if (item.state !== "waiting" || busy.has(item.productId)) continue;
      busy.add(item.productId);
      void this.#run(item);
    }
  }

  async #run(item: QueuedImage): Promise<void> {
    const stop = new AbortController();
    const isCurrent = () => this.#running.get(item.id) === stop;
    this.#running.set(item.id, stop);
    this.#change(item.id, { state: "sending" });
    try {
      await this.#ports.send(item, {
        signal: stop.signal,
        onProgress: (bytes) => {
          if (isCurrent()) this.#change(item.id, { fraction: Math.min(1, bytes / Math.max(1, item.file.size)) });
        },
      });
      this.#change(item.id, { state: "done", fraction: 1, error: null });
      this.#ports.onDone(item.productId);
    } catch (error) {
      if (isCurrent()) this.#change(item.id, { state: "failed", error });
    } finally {
      if (isCurrent()) this.#running.delete(item.id);
      this.#pump();
    }
  }
}
