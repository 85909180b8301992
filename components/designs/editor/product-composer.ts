import type { ComposeAnswer, ComposeRequest } from "./compose-product.worker";

type Wanted = Omit<ComposeRequest, "id">;

export interface ProductComposer {
  /** Makes the picture, after the one under way and instead of any that waits: null when it was replaced. */
  compose: (wanted: Wanted) => Promise<ImageData | null>;
  stop: () => void;
}

/** Dresses products on a thread of its own, because bending a million pixels would hold the page up. */
export function createProductComposer(): ProductComposer {
  const worker = new Worker(new URL("./compose-product.worker.ts", import.meta.url), { type: "module" });
  let nextId = 1;
  let running: { id: number; settle: (answer: ComposeAnswer) => void } | null = null;
  let waiting: { wanted: Wanted; resolve: (value: ImageData | null) => void; reject: (cause: Error) => void } | null =
    null;

  const start = () => {
    if (running !== null || waiting === null) return;
    const { wanted, resolve, reject } = waiting;
    waiting = null;
    const id = nextId;
    nextId += 1;
    running = {
      id,
      settle: (answer) => {
        running = null;
        if ("failure" in answer) reject(new Error(answer.failure));
        else {
          const { data, width, height } = answer.bitmap;
          resolve(new ImageData(new Uint8ClampedArray(data), width, height));
        }
        start();
      },
    };
    worker.postMessage({ ...wanted, id } satisfies ComposeRequest);
  };
  worker.addEventListener("message", (event: MessageEvent<ComposeAnswer>) => {
    if (running?.id === event.data.id) running.settle(event.data);
  });
  worker.addEventListener("error", (event) => {
    running?.settle({ id: running.id, failure: event.message || "The picture could not be made." });
  });
  return {
    compose: (wanted) =>
      new Promise((resolve, reject) => {
        waiting?.resolve(null);
        waiting = { wanted, resolve, reject };
        start();
      }),
    stop: () => {
      waiting?.resolve(null);
      worker.terminate();
    },
  };
}
