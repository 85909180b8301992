import type { GenerationMediaType } from "./generation-schemas";

/** With whose key and at which address a provider is asked; opened anew for every step, never kept. */
export interface ProviderAccount {
  /** Null for the built-in provider and for servers that ask for no key. */
  credentialId: string | null;
  secret: string;
  /** Another address of the same API: a proxy, a server of one's own. Without a trailing slash. */
  baseUrl: string | undefined;
}

/** What the client keeps with the job to ask again: addresses of status, result and cancellation. Never a secret. */
export type ClientState = Record<string, unknown>;

export interface SubmitRequest {
  account: ProviderAccount;
  tenantId: string;
  jobId: string;
  /** The same in every attempt to submit the job; for providers that know such keys. */
  submissionKey: string;
  modelId: string;
  mediaType: GenerationMediaType;
  input: Readonly<Record<string, unknown>>;
  /** Where the provider may say that it is done; undefined when nobody outside reaches the studio. */
  webhookUrl: string | undefined;
}

/** A job as the provider knows it. */
export interface ProviderJob {
  account: ProviderAccount;
  tenantId: string;
  jobId: string;
  providerJobId: string;
  state: ClientState;
  modelId: string;
  mediaType: GenerationMediaType;
  input: Readonly<Record<string, unknown>>;
}

/** A file that was made: still at the provider, or answered at once. */
export type GenerationOutput = { url: string } | { bytes: Buffer };

/** What the provider says about a job. */
export type ProviderAnswer =
  | { status: "working"; progress?: number; retryAfterMs?: number }
  | { status: "succeeded"; output: GenerationOutput; costUsd?: number }
  | { status: "failed"; code: JobErrorCode; message: string; costUsd?: number }
  | { status: "cancelled" };

export interface Submission {
  providerJobId: string;
  state: ClientState;
  /** Set by providers that answer with the result itself. */
  answer?: ProviderAnswer;
}

/** What a job may have been submitted as. */
export interface SubmissionTrace {
  account: ProviderAccount;
  submissionKey: string;
  modelId: string;
  input: Readonly<Record<string, unknown>>;
  submittedAfter: Date;
  /** SHA-256 of the token at the end of the webhook address, hex. */
  webhookTokenHash: string | null;
}

export interface FoundSubmission {
  providerJobId: string;
  state: ClientState;
  /** Whether the trace itself was found (a key, our webhook's address), not only the same input at the same time. */
  isCertain: boolean;
}

export interface InboundMessage {
  account: ProviderAccount;
  headers: Headers;
  /** The body as it came; signatures are about these bytes. */
  body: Buffer;
}

export interface VerifiedMessage {
  /** The sender's id of the message: the second delivery has the same. */
  messageId: string;
  /** The job it is about. */
  providerJobId: string;
  state: ClientState;
  payload: Record<string, unknown>;
}

/** A provider that makes media and answers later. Its methods throw `ProviderError`. */
export interface GenerationClient {
  id: string;
  name: string;
  mediaTypes: readonly GenerationMediaType[];
  /** False: works without a credential. */
  needsCredential: boolean;
  /** True where submitting twice costs nothing, so that a doubtful submission is simply repeated. */
  isRepeatable: boolean;
  /** Findings about what the caller wants made, by field; an empty list when it can be submitted. */
  validateInput(request: InputToCheck): { path: string; message: string }[];
  /** The model used when the caller names none. */
  defaultModel(request: Omit<InputToCheck, "modelId">): string | undefined;
  submit(request: SubmitRequest): Promise<Submission>;
  poll(job: ProviderJob): Promise<ProviderAnswer>;
  /** Ends a job at the provider; one that has ended already is no error. */
  cancel(job: ProviderJob): Promise<void>;
  /** Jobs that may be the one we do not know the fate of. Absent where the provider lists nothing. */
  findSubmission?(trace: SubmissionTrace): Promise<FoundSubmission[]>;
  /** Undefined for a message whose signature is wrong. Absent where the provider sends none. */
  verifyWebhook?(message: InboundMessage): Promise<VerifiedMessage | undefined>;
}

export interface InputToCheck {
  modelId: string;
  mediaType: GenerationMediaType;
  input: Readonly<Record<string, unknown>>;
}

/** Why a job ended badly. Stable: people and programs switch on them. */
export const jobErrorCodes = [
  "content_refused",
  "credential_unusable",
  "credits_exhausted",
  "budget_exceeded",
  "input_refused",
  "model_unknown",
  "provider_failed",
  "provider_aborted",
  "provider_lost_job",
  "provider_unavailable",
  "result_invalid",
  "result_too_large",
  "result_unavailable",
  "timed_out",
  "unsafe_address",
  "submission_abandoned",
] as const;
export type JobErrorCode = (typeof jobErrorCodes)[number];

/**
 * A call that did not work.
 * - `refused`: for good; asking again answers the same.
 * - `away`: nothing was created and nothing is lost; ask again later.
 * - `doubtful`: sent, and no usable answer came: the provider may have done it.
 */
export class ProviderError extends Error {
  constructor(
    readonly kind: "refused" | "away" | "doubtful",
    message: string,
    readonly details: { code?: JobErrorCode; retryAfterMs?: number; httpStatus?: number; cause?: unknown } = {},
  ) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = "ProviderError";
  }

  get code(): JobErrorCode {
    return this.details.code ?? "provider_failed";
  }
}
