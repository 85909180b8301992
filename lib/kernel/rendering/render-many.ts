import { AppError } from "@/lib/kernel/errors";
import type { FontUpload } from "./font-files";
import { ownImages } from "./own-bytes";
import { renderPool, type TaskOptions } from "./pool";
import type { ImageBytes, SingleTask, TaskKinds, WorkerFailure } from "./tasks";

/** What became of one task among many. */
export type Settled<Output> = { output: Output } | { error: AppError };

/** The error that crossed the thread border; text of unknown errors stays a cause. */
function toError({ code, message, errors }: WorkerFailure): AppError {
  if (code !== undefined) return new AppError(code, message, { errors });
  return new AppError("internal", "Rendering failed.", { cause: message });
}

/** What several tasks share is made its own once, so that the message that carries them all shares it too. */
function createOwner() {
  const owned = new Map<Uint8Array, Uint8Array>();
  const own = (bytes: Uint8Array): Uint8Array => {
    const made = owned.get(bytes) ?? ownImages({ bytes }).bytes ?? bytes;
    owned.set(bytes, made);
    return made;
  };
  return {
    images: (images: ImageBytes): ImageBytes =>
      Object.fromEntries(Object.entries(images).map(([assetId, bytes]) => [assetId, own(bytes)])),
    fonts: (fonts: readonly FontUpload[] = []): FontUpload[] =>
      fonts.map((font) => ({ ...font, bytes: own(font.bytes) })),
  };
}

/**
 * Runs tasks of one kind one after the other on one worker thread and tells each one's outcome. Images that several of them
 * name with the same bytes are sent and decoded once.
 * @throws AppError `unavailable` when the queue is full, `internal` when the worker crashed or took too long over them all
 */
export async function renderMany<Kind extends "pdf" | "png" | "layout">(
  kind: Kind,
  inputs: readonly TaskKinds[Kind]["input"][],
  options: TaskOptions = {},
): Promise<Settled<TaskKinds[Kind]["output"]>[]> {
  if (inputs.length === 0) return [];
  const own = createOwner();
  const tasks = inputs.map((input) => {
    const images = "images" in input ? { images: own.images(input.images) } : {};
    // The kind and its input belong together by the signature, which TypeScript cannot follow through a generic.
    return { kind, input: { ...input, ...images, fonts: own.fonts(input.fonts) } } as unknown as SingleTask;
  });
  const outcomes = await renderPool().run("many", { tasks }, options);
  return outcomes.map((outcome) =>
    "failure" in outcome
      ? { error: toError(outcome.failure) }
      : { output: outcome.output as TaskKinds[Kind]["output"] },
  );
}
