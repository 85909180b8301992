/**
 * Every failure a caller may see has one of these codes; the HTTP status of a code stands here and nowhere else.
 * Codes are stable: integrators switch on them.
 */
export const statusOfCode = {
  malformed_request: 400,
  unauthenticated: 401,
  two_factor_required: 401,
  forbidden: 403,
  signup_closed: 403,
  not_found: 404,
  method_not_allowed: 405,
  conflict: 409,
  stale_parent: 409,
  merge_conflict: 409,
  illegal_transition: 409,
  locked: 412,
  precondition_failed: 412,
  payload_too_large: 413,
  unsupported_media_type: 415,
  validation_failed: 422,
  idempotency_key_reused: 422,
  capability_missing: 422,
  unsafe_address: 422,
  preflight_failed: 422,
  legacy_file_missing: 422,
  asset_unavailable: 422,
  budget_exceeded: 422,
  generation_limit_reached: 422,
  content_refused: 422,
  render_failed: 422,
  credential_unusable: 422,
  rate_limited: 429,
  internal: 500,
  provider_failed: 502,
  unavailable: 503,
} as const satisfies Record<string, number>;

export type ErrorCode = keyof typeof statusOfCode;

/** One finding about the input: `path` is dotted (`elements.3.transform.x`), empty for the whole body. */
export interface FieldError {
  path: string;
  message: string;
}

export interface AppErrorOptions {
  errors?: readonly FieldError[];
  /** Extra members of the problem document (for example the newest revision's id on `stale_parent`). */
  extra?: Readonly<Record<string, unknown>>;
  /** Whole seconds for `Retry-After`. */
  retryAfterSeconds?: number;
  /** A provider may have done the work and charge for it: jobs do not repeat it by themselves. */
  mayBeCharged?: boolean;
  cause?: unknown;
}

/** The one error type that services throw; anything else reaches a caller as `internal` without its message. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly errors: readonly FieldError[];
  readonly extra: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | undefined;
  readonly mayBeCharged: boolean;

  constructor(code: ErrorCode, detail: string, options: AppErrorOptions = {}) {
    super(detail, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.errors = options.errors ?? [];
    this.extra = options.extra ?? {};
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.mayBeCharged = options.mayBeCharged ?? false;
  }

  get status(): number {
    return statusOfCode[this.code];
  }
}

/** 404 for a row that does not exist or belongs to another organization: callers cannot tell which. */
export function notFound(what: string): AppError {
  return new AppError("not_found", `${what} was not found.`);
}
