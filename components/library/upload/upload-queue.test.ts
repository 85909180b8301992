import { describe, expect, it } from "vitest";
import type { CreatedAssetJson } from "@/lib/designs/library-queries";
import type { KeptFile } from "./kept-files";
import type { FileToSend, SendEvents } from "./send-file";
import { UploadQueue } from "./upload-queue";

interface Sending {
  item: FileToSend;
  events: SendEvents;
  finish: () => Promise<void>;
  fail: (error: unknown) => Promise<void>;
}

const asset = (id: string): CreatedAssetJson => ({
  id,
  name: id,
  artifactId: id,
  contentHash: "",
  mimeType: "image/png",
  widthPx: 1,
  heightPx: 1,
  folderId: null,
  tags: [],
  dominantColors: [],
  availabilityRules: {},
  availability: { available: true, reasons: [], conditions: [] },
  url: "",
  thumbnailUrl: "",
  createdBy: null,
  createdAt: "",
  updatedAt: "",
  deletedAt: null,
  duplicateOf: null,
});

/** A queue whose sending ends when the test says so. */
function start(kept: KeptFile[] = []) {
  const sendings: Sending[] = [];
  const store = new Map(kept.map((entry) => [entry.id, entry]));
  const done: string[] = [];
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  const queue = new UploadQueue({
    owner: "me",
    keep: async (entry) => void store.set(entry.id, entry),
    forget: async (id) => void store.delete(id),
    recall: async (owner) => [...store.values()].filter((entry) => entry.owner === owner),
    onDone: (made) => done.push(made.name),
    send: (item, events) =>
      new Promise((resolve, reject) => {
        events.signal.addEventListener("abort", () => reject(new DOMException("stopped", "AbortError")));
        sendings.push({
          item,
          events,
          finish: () => {
            resolve(asset(item.file.name));
            return settle();
          },
          fail: (error) => {
            reject(error);
            return settle();
          },
        });
      }),
  });
  const states = () => queue.getItems().map((item) => `${item.file.name} ${item.state}`);
  const sending = (name: string): Sending => {
    const found = sendings.findLast((entry) => entry.item.file.name === name);
    if (found === undefined) throw new Error(`${name} is not being sent.`);
    return found;
  };
  const idOf = (name: string) => queue.getItems().find((item) => item.file.name === name)?.id ?? "";
  return { queue, sendings, store, done, states, sending, idOf, settle };
}

const files = (...names: string[]) => names.map((name) => new File(["x"], name));

describe("the upload queue", () => {
  it("sends three at a time, the next when one is done", async () => {
    const { queue, states, sending, done, sendings } = start();
    queue.add(files("a", "b", "c", "d", "e"), "folder");
    expect(states()).toEqual(["a sending", "b sending", "c sending", "d waiting", "e waiting"]);
    await sending("b").finish();
    expect(states()).toEqual(["a sending", "b done", "c sending", "d sending", "e waiting"]);
    expect(done).toEqual(["b"]);
    expect(sendings.every(({ item }) => item.folderId === "folder")).toBe(true);
    queue.removeDone();
    expect(states()).toEqual(["a sending", "c sending", "d sending", "e waiting"]);
  });

  it("pauses, lets the next go first, and goes on with the same upload", async () => {
    const { queue, states, sending, idOf, settle } = start();
    queue.add(files("a", "b", "c", "d"), null);
    sending("a").events.onBegun("upload-1");
    sending("a").events.onProgress(0.5);
    queue.pause(idOf("a"));
    await settle();
    expect(states()).toEqual(["a paused", "b sending", "c sending", "d sending"]);
    expect(queue.getItems()[0]).toMatchObject({ fraction: 0.5, uploadId: "upload-1" });
    queue.resume(idOf("a"));
    expect(states()[0]).toBe("a waiting");
    await sending("b").finish();
    expect(states()[0]).toBe("a sending");
    expect(sending("a").item.uploadId).toBe("upload-1");
  });

  it("hears nothing more of an attempt that was paused", async () => {
    const { queue, sending, idOf, settle } = start();
    queue.add(files("a"), null);
    const first = sending("a");
    queue.pause(idOf("a"));
    queue.resume(idOf("a"));
    first.events.onProgress(0.9);
    first.events.onBegun("old");
    await settle();
    expect(queue.getItems()[0]).toMatchObject({ state: "sending", fraction: 0, uploadId: null });
  });

  it("keeps what failed, and tries again when told", async () => {
    const { queue, states, sending, idOf, store } = start();
    queue.add(files("a", "b", "c", "d"), null);
    const problem = new TypeError("no network");
    await sending("a").fail(problem);
    expect(states()).toEqual(["a failed", "b sending", "c sending", "d sending"]);
    expect(queue.getItems()[0]?.error).toBe(problem);
    expect(store.has(idOf("a"))).toBe(true);
    queue.resume(idOf("a"));
    await sending("b").finish();
    expect(states()[0]).toBe("a sending");
    await sending("a").finish();
    expect(states()[0]).toBe("a done");
    expect(store.has(idOf("a"))).toBe(false);
  });

  it("goes on after a reload with what was kept, once, and only with its own", async () => {
    const kept = (id: string, owner: string): KeptFile => ({
      id,
      owner,
      file: new File(["x"], id),
      folderId: "f",
      uploadId: "u",
    });
    const { queue, states, sending } = start([kept("mine", "me"), kept("yours", "you")]);
    await queue.recall();
    await queue.recall();
    expect(states()).toEqual(["mine sending"]);
    expect(sending("mine").item).toMatchObject({ folderId: "f", uploadId: "u" });
  });

  it("pauses and resumes all, and forgets what is removed", async () => {
    const { queue, states, idOf, store, settle } = start();
    queue.add(files("a", "b", "c", "d"), null);
    queue.pauseAll();
    await settle();
    expect(states()).toEqual(["a paused", "b paused", "c paused", "d paused"]);
    const removed = idOf("b");
    queue.remove(removed);
    queue.resumeAll();
    expect(states()).toEqual(["a sending", "c sending", "d sending"]);
    expect(store.has(removed)).toBe(false);
  });

  it("counts a file as done that arrived just as it was paused", async () => {
    const { queue, states, sending, idOf } = start();
    queue.add(files("a"), null);
    const { finish } = sending("a");
    const finished = finish();
    queue.pause(idOf("a"));
    await finished;
    expect(states()).toEqual(["a done"]);
  });
});
