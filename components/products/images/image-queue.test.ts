import { expect, test } from "vitest";
import { ImageQueue, type ImageToSend } from "./image-queue";

const image = (name: string, productId: string): ImageToSend => ({
  file: new File(["x"], name),
  productId,
  productName: productId,
});

/** A queue whose sends end when the test says so. */
function start() {
  const begun: string[] = [];
  const ends = new Map<string, { resolve: () => void; reject: (cause: Error) => void }>();
  const done: string[] = [];
  const queue = new ImageQueue({
    send: (item, { signal }) =>
      new Promise<void>((resolve, reject) => {
        begun.push(item.file.name);
        ends.set(item.file.name, { resolve, reject });
        signal?.addEventListener("abort", () => reject(new Error("stopped")));
      }),
    onDone: (productId) => done.push(productId),
  });
  const settle = async (name: string, cause?: Error) => {
    if (cause === undefined) ends.get(name)?.resolve();
    else ends.get(name)?.reject(cause);
    await new Promise((resolve) => setImmediate(resolve));
  };
  const states = () => Object.fromEntries(queue.getItems().map(({ file, state }) => [file.name, state]));
  return { queue, begun, done, settle, states };
}

test("images of one product follow each other in their order, those of others go at the same time", async () => {
  const { queue, begun, done, settle, states } = start();
  queue.add([image("a1", "a"), image("a2", "a"), image("b1", "b"), image("c1", "c"), image("d1", "d")]);
  expect(begun).toEqual(["a1", "b1", "c1"]);
  await settle("a1");
  expect(begun).toEqual(["a1", "b1", "c1", "a2"]);
  await settle("b1");
  expect(begun).toEqual(["a1", "b1", "c1", "a2", "d1"]);
  for (const name of ["c1", "a2", "d1"]) await settle(name);
  expect(new Set(Object.values(states()))).toEqual(new Set(["done"]));
  expect(done).toEqual(["a", "b", "c", "a", "d"]);
  queue.removeDone();
  expect(queue.getItems()).toEqual([]);
});

test("one that fails stops none of the others, and is tried again", async () => {
  const { queue, begun, settle, states } = start();
  queue.add([image("a1", "a"), image("a2", "a")]);
  await settle("a1", new Error("no picture"));
  expect(states()).toEqual({ a1: "failed", a2: "sending" });
  queue.retryAll();
  expect(states()).toEqual({ a1: "waiting", a2: "sending" });
  await settle("a2");
  await settle("a1");
  expect(begun).toEqual(["a1", "a2", "a1"]);
  expect(states()).toEqual({ a1: "done", a2: "done" });
});

test("what is taken out is stopped, and the next one begins", async () => {
  const { queue, begun, settle, states } = start();
  queue.add([image("a1", "a"), image("a2", "a")]);
  const [first] = queue.getItems();
  queue.remove(first?.id ?? "");
  await settle("a1", new Error("stopped"));
  expect(begun).toEqual(["a1", "a2"]);
  expect(states()).toEqual({ a2: "sending" });
});
