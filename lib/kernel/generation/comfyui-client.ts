import { z } from "zod";
import { callProvider, type ProviderCall } from "./call-provider";
import { expectStatusSuccess, readStatus, readSubmission } from "./judge-answer";
import {
  type FoundSubmission,
  type GenerationClient,
  type ProviderAccount,
  type ProviderAnswer,
  ProviderError,
} from "./provider-port";

/** https://docs.comfy.org/development/comfyui-server/comms_routes */
const name = "ComfyUI";

const accepted = z.object({ prompt_id: z.string().min(1).max(200) });
const outputFile = z.object({
  filename: z.string(),
  subfolder: z.string().default(""),
  type: z.string().default("output"),
});
const historyEntry = z.object({
  outputs: z.record(z.string(), z.record(z.string(), z.unknown())),
  status: z
    .object({ status_str: z.string(), messages: z.array(z.unknown()) })
    .partial()
    .optional(),
  prompt: z.array(z.unknown()).optional(),
});
const history = z.record(z.string(), historyEntry);
/** `[number, prompt_id, graph, extra_data, outputs]` */
const queueItem = z.array(z.unknown());
const queue = z.object({ queue_running: z.array(queueItem), queue_pending: z.array(queueItem) });

function call(account: ProviderAccount, path: string, options: Omit<ProviderCall, "url"> = {}) {
  if (account.baseUrl === undefined) {
    throw new ProviderError("refused", "The credential names no address of a ComfyUI server.", {
      code: "credential_unusable",
    });
  }
  return callProvider({
    ...options,
    url: `${account.baseUrl}${path}`,
    // A server of one's own asks for no key unless something stands in front of it.
    ...(account.secret === "" ? {} : { headers: { authorization: `Bearer ${account.secret}` } }),
  });
}

const isNamed = (item: unknown[], promptId: string) => item[1] === promptId;

/** The client id that we gave with a prompt; the server keeps it in the extra data. */
const clientId = z.object({ client_id: z.string() });
const clientOf = (item: readonly unknown[]) => clientId.safeParse(item[3]).data?.client_id;

function readEntry(entry: z.infer<typeof historyEntry>, account: ProviderAccount): ProviderAnswer {
  if (entry.status?.status_str === "error") {
    const text = JSON.stringify(entry.status.messages ?? []);
    if (text.includes("execution_interrupted")) return { status: "cancelled" };
    const message = /"exception_message":\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
    return { status: "failed", code: "provider_failed", message: (message ?? "The graph failed.").slice(0, 500) };
  }
  const files = Object.values(entry.outputs)
    .flatMap((output) => Object.values(output))
    .flatMap((list) => (Array.isArray(list) ? list : []))
    .flatMap((item) => outputFile.safeParse(item).data ?? []);
  // Previews of the graph are files of the type `temp`.
  const made = files.find((item) => item.type === "output") ?? files[0];
  if (made === undefined) {
    return { status: "failed", code: "result_invalid", message: "The graph ended without a file." };
  }
  const query = new URLSearchParams({ filename: made.filename, subfolder: made.subfolder, type: made.type });
  return { status: "succeeded", output: { url: `${account.baseUrl}/view?${query}` } };
}

/** A ComfyUI server: the input is a graph in its API format. Its history alone cannot tell waiting from unknown. */
export const comfyuiClient: GenerationClient = {
  id: "comfyui",
  name,
  mediaTypes: ["image", "video", "audio"],
  needsCredential: true,
  isRepeatable: false,

  validateInput: ({ input }) => {
    const { workflow } = input;
    const isGraph =
      typeof workflow === "object" &&
      workflow !== null &&
      Object.keys(workflow).length > 0 &&
      Object.values(workflow).every((node) => typeof node === "object" && node !== null && "class_type" in node);
    return isGraph ? [] : [{ path: "inputParams.workflow", message: "is a graph saved in the API format" }];
  },

  defaultModel: () => "workflow",

  async submit({ account, input, submissionKey }) {
    const answer = await call(account, "/prompt", {
      method: "POST",
      json: { prompt: input.workflow, client_id: submissionKey, prompt_id: submissionKey },
    });
    const { prompt_id } = readSubmission(answer, name, accepted);
    return { providerJobId: prompt_id, state: {} };
  },

  async poll({ account, providerJobId }) {
    const id = encodeURIComponent(providerJobId);
    const found = readStatus(await call(account, `/history/${id}`), name, history)[providerJobId];
    if (found !== undefined) return readEntry(found, account);
    const waiting = readStatus(await call(account, "/queue"), name, queue);
    if (waiting.queue_running.some((item) => isNamed(item, providerJobId))) return { status: "working", progress: 50 };
    if (waiting.queue_pending.some((item) => isNamed(item, providerJobId))) return { status: "working" };
    // It may have ended between the two questions.
    const again = readStatus(await call(account, `/history/${id}`), name, history)[providerJobId];
    if (again !== undefined) return readEntry(again, account);
    throw new ProviderError("refused", "The server neither works on this graph nor remembers it; it was restarted.", {
      code: "provider_lost_job",
    });
  },

  async cancel({ account, providerJobId }) {
    expectStatusSuccess(await call(account, "/queue", { method: "POST", json: { delete: [providerJobId] } }), name);
    // An older server interrupts whatever runs, so it is asked first whether that is ours.
    const { queue_running } = readStatus(await call(account, "/queue"), name, queue);
    if (!queue_running.some((item) => isNamed(item, providerJobId))) return;
    expectStatusSuccess(
      await call(account, "/interrupt", { method: "POST", json: { prompt_id: providerJobId } }),
      name,
    );
  },

  async findSubmission({ account, submissionKey }): Promise<FoundSubmission[]> {
    const toFound = (id: unknown) =>
      typeof id === "string" ? [{ providerJobId: id, state: {}, isCertain: true }] : [];
    const isOurs = (item: readonly unknown[]) => item[1] === submissionKey || clientOf(item) === submissionKey;
    const { queue_running, queue_pending } = readStatus(await call(account, "/queue"), name, queue);
    const waiting = [...queue_running, ...queue_pending].filter(isOurs).flatMap((item) => toFound(item[1]));
    if (waiting.length > 0) return waiting;
    const ended = readStatus(await call(account, "/history?max_items=500"), name, history);
    return Object.entries(ended)
      .filter(([id, { prompt }]) => id === submissionKey || (prompt !== undefined && isOurs(prompt)))
      .flatMap(([id]) => toFound(id));
  },
};
