import { parentPort } from "node:worker_threads";
import { setTextRenderer } from "@napi-rs/canvas";
import { runArtwork } from "@/lib/kernel/ai/built-in/artwork/run-artwork";
import { makeMotion } from "@/lib/kernel/ai/built-in/motion/make-motion";
import { runScene } from "@/lib/kernel/ai/built-in/scene/run-scene";
import { synthesizeSound } from "@/lib/kernel/ai/built-in/sound/synthesize-sound";
import { measureImage } from "@/lib/kernel/ai/image-analysis/measure-image";
import { AppError } from "@/lib/kernel/errors";
import { runLayout } from "./run-layout";
import { runPdf } from "./run-pdf";
import { runPng } from "./run-png";
import { runPreview } from "./run-preview";
import { runRasterize } from "./run-rasterize";
import type {
  ManyOutcome,
  SingleKind,
  SingleTask,
  TaskKind,
  TaskKinds,
  WorkerFailure,
  WorkerRequest,
  WorkerResponse,
} from "./tasks";

// Glyphs as Chromium draws them on this system: with it, previews equal the editor's canvas to the pixel.
setTextRenderer("system");

async function runMany(tasks: readonly SingleTask[]): Promise<ManyOutcome[]> {
  const outcomes: ManyOutcome[] = [];
  for (const task of tasks) {
    outcomes.push(
      await runSingle(task).then(
        (output) => ({ output }),
        (error: unknown) => ({ failure: describe(error) }),
      ),
    );
  }
  return outcomes;
}

/** Entry of a render worker thread: one task after the other, each answered with its id. */
async function run(request: WorkerRequest): Promise<TaskKinds[TaskKind]["output"]> {
  if (request.kind === "many") return runMany(request.input.tasks);
  if (request.kind === "motion") return makeMotion(request.input);
  if (request.kind === "sound") return synthesizeSound(request.input);
  if (request.kind === "analysis") return measureImage(request.input.bytes);
  return runSingle(request);
}

async function runSingle(request: SingleTask): Promise<TaskKinds[SingleKind]["output"]> {
  if (request.kind === "preview") return runPreview(request.input);
  if (request.kind === "pdf") return runPdf(request.input);
  if (request.kind === "png") return runPng(request.input);
  if (request.kind === "rasterize") return runRasterize(request.input);
  if (request.kind === "scene") return runScene(request.input);
  if (request.kind === "artwork") return runArtwork(request.input);
  return runLayout(request.input);
}

function describe(error: unknown): WorkerFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message, errors: error.errors };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

/** The buffers of an answer that can be handed over instead of being copied. */
function ownBuffers(response: WorkerResponse): ArrayBuffer[] {
  if (!("output" in response)) return [];
  const { output } = response;
  const outputs = Array.isArray(output)
    ? output.flatMap((item) => ("output" in item && "bytes" in item.output ? [item.output.bytes] : []))
    : "bytes" in output
      ? [output.bytes]
      : [];
  return outputs.flatMap(({ buffer, byteLength }) =>
    byteLength === buffer.byteLength && buffer instanceof ArrayBuffer ? [buffer] : [],
  );
}

function answer(response: WorkerResponse): void {
  try {
    parentPort?.postMessage(response, ownBuffers(response));
  } catch {
    // Memory of native modules cannot be handed over; it is copied instead.
    parentPort?.postMessage(response);
  }
}

parentPort?.on("message", (request: WorkerRequest) => {
  run(request).then(
    (output) => answer({ id: request.id, output }),
    (error: unknown) => answer({ id: request.id, failure: describe(error) }),
  );
});
