import { parentPort } from "node:worker_threads";
import { setTextRenderer } from "@napi-rs/canvas";
import { AppError } from "@/lib/kernel/errors";
import { runLayout } from "./run-layout";
import { runPdf } from "./run-pdf";
import { runPreview } from "./run-preview";
import type { TaskKind, TaskKinds, WorkerFailure, WorkerRequest, WorkerResponse } from "./tasks";

// Glyphs as Chromium draws them on this system: with it, previews equal the editor's canvas to the pixel.
setTextRenderer("system");

/** Entry of a render worker thread: one task after the other, each answered with its id. */
async function run(request: WorkerRequest): Promise<TaskKinds[TaskKind]["output"]> {
  if (request.kind === "preview") return runPreview(request.input);
  if (request.kind === "pdf") return runPdf(request.input);
  return runLayout(request.input);
}

function describe(error: unknown): WorkerFailure {
  if (error instanceof AppError) return { code: error.code, message: error.message, errors: error.errors };
  return { message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function answer(response: WorkerResponse): void {
  const bytes = "output" in response && "bytes" in response.output ? response.output.bytes : undefined;
  const owned =
    bytes && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : [];
  try {
    parentPort?.postMessage(response, owned);
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
