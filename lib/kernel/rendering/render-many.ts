import { AppError } from "@/lib/kernel/errors";
import { ownFonts, ownImages } from "./own-bytes";
import { renderPool, type TaskOptions } from "./pool";
import type { ImageBytes, SingleTask, TaskKinds, WorkerFailure } from "./tasks";

/** What became of one task among many. */
export type Settled<Output> = { output: Output } | { error: AppError };

/** The error that crossed the thread border; text of unknown errors stays a cause. */
function toError({ code, message, errors }: WorkerFailure): AppError {
  if (code !== undefined) return new AppError(code, message, { errors });
  return new AppError("internal", "Rendering failed.", { cause: message });
}

function createOwner() {
  const owned = new Map<Uint8Array, Uint8Array>();
  return (images: ImageBytes): ImageBytes => {
    const pairs = Object.entries(images).map(([assetId, bytes]): [string, Uint8Array] => {
      const own = owned.get(bytes) ?? ownImages({ image: bytes }).image ?? bytes;
      owned.set(bytes, own);
      return [assetId, own];
    });
    return Object.fromEntries(pairs);
  };
}

/**
 * Runs tasks of one kind one after the other on one worker thread and tells each one's outcome. Images that several of them
 * name with the same bytes are sent and decoded once.
 * @throws AppError `unavailable` when the queue is full, `internal` when the worker crashed or took too long over them all
 */
export async function renderMany<Kind extends "pdf" | "layout">(
  kind: Kind,
  inputs: readonly TaskKinds[Kind]["input"][],
  options: TaskOptions = {},
): Promise<Settled<TaskKinds[Kind]["output"]>[]> {
  if (inputs.length === 0) return [];
  const own = createOwner();
  const tasks = inputs.map((input) => {
    const images = "images" in input ? { images: own(input.images) } : {};
    // The kind and its input belong together by the signature, which TypeScript cannot follow through a generic.
    return { kind, input: { ...input, ...images, fonts: ownFonts(input.fonts) } } as unknown as SingleTask;
  });
  const outcomes = await renderPool().run("many", { tasks }, options);
  return outcomes.map((outcome) =>
    "failure" in outcome
      ? { error: toError(outcome.failure) }
      : { output: outcome.output as TaskKinds[Kind]["output"] },
  );
}
