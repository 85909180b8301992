import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase } from "@/db/client";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { cancelGenerationJob } from "./change-job";
import { driveJob } from "./drive-job";
import { allowHosts, createAccount, driveToEnd, makeJob } from "./generation-test-fixture";
import { stopJob } from "./stop-job";

type Answer = (request: IncomingMessage, response: ServerResponse, body: Buffer) => unknown;

/** A server whose answers a test decides. */
class Scripted {
  #server: Server | undefined;
  origin = "";
  baseUrl = "";
  secret = "sk-scripted-0123456789";
  /** Requests so far: method, path and body. */
  asked: string[] = [];
  answer: Answer = (_, response) => response.writeHead(500).end();

  async listen(): Promise<void> {
    this.#server = createServer(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(Buffer.from(chunk));
      const body = Buffer.concat(chunks);
      this.asked.push(`${request.method} ${request.url}`);
      this.answer(request, response, body);
    });
    await new Promise<void>((resolve) => this.#server?.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    this.origin = `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
    this.baseUrl = this.origin;
  }

  async close(): Promise<void> {
    this.#server?.closeAllConnections();
    await new Promise((resolve) => this.#server?.close(resolve));
  }

  times(pattern: RegExp): number {
    return this.asked.filter((line) => pattern.test(line)).length;
  }
}

const server = new Scripted();
let png: Buffer;
beforeAll(async () => {
  await server.listen();
  allowHosts(server);
  png = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#884422" } })
    .png()
    .toBuffer();
});
beforeEach(() => {
  server.asked = [];
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));

describe("Stability AI", () => {
  const make = async (prompt: string, more = {}) =>
    makeJob({ ...(await createAccount("stability", server)), providerId: "stability", prompt, ...more });

  test("answers with the picture itself, which is there when the job is completed", async () => {
    let form = "";
    server.answer = (_, response, body) => {
      form = body.toString("utf8");
      response.writeHead(200, { "content-type": "image/png", "finish-reason": "SUCCESS" }).end(png);
    };
    const { job } = await driveToEnd(await make("Clay pot"));
    expect(job).toMatchObject({ status: "completed", modelId: "core" });
    expect(server.asked).toEqual(["POST /v2beta/stable-image/generate/core"]);
    expect(form).toContain('name="prompt"');
    expect(form).toContain("Clay pot");
  });

  test("answers later with what it promised", async () => {
    let questions = 0;
    server.answer = (request, response) => {
      if (request.method === "POST") return json(response, 200, { id: "a".repeat(64) });
      questions += 1;
      if (questions < 3) return json(response, 202, { id: "a".repeat(64), status: "in-progress" });
      response.writeHead(200, { "content-type": "image/png" }).end(png);
    };
    const { job } = await driveToEnd(await make("Later", { modelId: "stable-image/upscale/creative" }));
    expect(job).toMatchObject({ status: "completed", providerJobId: "a".repeat(64) });
    expect(server.times(/^POST/)).toBe(1);
    expect(server.times(/^GET \/v2beta\/results\/a+$/)).toBe(3);
  });

  test.each([
    [
      "a blurred picture",
      (response: ServerResponse) => response.writeHead(200, { "finish-reason": "CONTENT_FILTERED" }).end(png),
    ],
    [
      "a 403 of its filter",
      (response: ServerResponse) =>
        json(response, 403, {
          id: "1",
          name: "content_moderation",
          errors: ["Your request was flagged by our content moderation system."],
        }),
    ],
  ])("refuses content with %s", async (_, answer) => {
    server.answer = (__, response) => answer(response);
    const { job } = await driveToEnd(await make("Forbidden"));
    expect(job).toMatchObject({ status: "failed", errorCode: "content_refused", artifactId: null });
    expect(server.times(/^POST/)).toBe(1);
  });

  test("that hangs up after the request is never asked again", async () => {
    server.answer = (_, response) => response.destroy();
    const { job } = await driveToEnd(await make("Lost"));
    expect(job).toMatchObject({ status: "submission_unknown" });
    expect(server.times(/^POST/)).toBe(1);
  });
});

describe("ComfyUI", () => {
  const workflow = {
    "3": { class_type: "KSampler", inputs: { seed: 1 } },
    "9": { class_type: "SaveImage", inputs: {} },
  };
  const make = async () =>
    makeJob({
      ...(await createAccount("comfyui", server)),
      providerId: "comfyui",
      prompt: "",
      inputParams: { workflow },
    });

  /** A server with one graph, which is done when it is asked for the third time. */
  function serveGraph(options: { loseAnswer?: boolean; status?: unknown } = {}) {
    const state = { id: "", client: "", asked: 0, deleted: [] as string[], interrupted: [] as string[] };
    const isDone = () => state.asked >= 3;
    const itemOf = () => [1, state.id, workflow, { client_id: state.client }, ["9"]];
    const outputs = { "9": { images: [{ filename: "a b.png", subfolder: "", type: "output" }] } };
    const status = options.status ?? { status_str: "success", messages: [] };
    const answers: Record<string, (response: ServerResponse, sent: Record<string, unknown>) => unknown> = {
      "POST /prompt": (response, sent) => {
        state.id = String(sent.prompt_id);
        state.client = String(sent.client_id);
        if (options.loseAnswer === true) return response.destroy();
        return json(response, 200, { prompt_id: state.id, number: 1 });
      },
      "GET /queue": (response) => json(response, 200, { queue_running: isDone() ? [] : [itemOf()], queue_pending: [] }),
      "POST /queue": (response, sent) => {
        state.deleted.push(String(sent.delete));
        return json(response, 200, {});
      },
      "POST /interrupt": (response, sent) => {
        state.interrupted.push(String(sent.prompt_id));
        return json(response, 200, {});
      },
      "GET /history": (response) => {
        state.asked += 1;
        return json(response, 200, isDone() ? { [state.id]: { prompt: itemOf(), outputs, status } } : {});
      },
      "GET /view": (response) => response.writeHead(200, { "content-type": "image/png" }).end(png),
    };
    server.answer = (request, response, body) => {
      const [, first = ""] = new URL(request.url ?? "/", server.origin).pathname.split("/");
      const sent = body.length === 0 ? {} : (JSON.parse(body.toString("utf8")) as Record<string, unknown>);
      return answers[`${request.method} /${first}`]?.(response, sent);
    };
    return state;
  }

  test("takes a graph under our own name, and its first file is the result", async () => {
    const state = serveGraph();
    const { job } = await driveToEnd(await make());
    expect(job).toMatchObject({ status: "completed", providerJobId: job.submissionKey });
    expect(state.client).toBe(job.submissionKey);
    expect(job.resultUri).toBe(`${server.origin}/view?filename=a+b.png&subfolder=&type=output`);
  });

  test("is found by our name when its answer was lost", async () => {
    serveGraph({ loseAnswer: true });
    const { job } = await driveToEnd(await make());
    expect(job.status).toBe("completed");
    expect(server.times(/^POST \/prompt$/)).toBe(1);
  });

  test("says why a graph failed", async () => {
    const message = ["execution_error", { exception_message: "CUDA out of memory" }];
    serveGraph({ status: { status_str: "error", messages: [message] } });
    const { job } = await driveToEnd(await make());
    expect(job).toMatchObject({ status: "failed", errorCode: "provider_failed", errorMessage: "CUDA out of memory" });
  });

  test("drops a cancelled graph from its queue, and interrupts it when it runs", async () => {
    const state = serveGraph();
    const job = await make();
    await driveJob(job.tenantId, job.id);
    await writeWithEvents(job.tenantId, (tx, emit) => cancelGenerationJob(tx, emit, job));
    expect(await stopJob(job.tenantId, job.id)).toBe("stopped");
    expect(state).toMatchObject({ deleted: [job.submissionKey], interrupted: [job.submissionKey] });
  });
});
