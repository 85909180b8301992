import { ZodError } from "zod";
import { AppError, type ErrorCode, statusOfCode } from "@/lib/kernel/errors";

const titles: Partial<Record<ErrorCode, string>> = {
  malformed_request: "The request could not be read",
  unauthenticated: "Not signed in",
  forbidden: "Not allowed",
  not_found: "Not found",
  conflict: "Conflict",
  payload_too_large: "Too large",
  unsupported_media_type: "Unsupported media type",
  validation_failed: "The input breaks a rule",
  rate_limited: "Too many requests",
  internal: "Something went wrong",
  unavailable: "Temporarily unavailable",
};

function titleOf(code: ErrorCode): string {
  const words = code.replaceAll("_", " ");
  return titles[code] ?? words.charAt(0).toUpperCase() + words.slice(1);
}

/** SQLSTATE classes that tell about the input or the moment, not about a bug. */
function errorOfSqlState(state: string): AppError | undefined {
  if (state === "23505") return new AppError("conflict", "A row with the same key exists already.");
  if (state === "23503")
    return new AppError("conflict", "The row is still in use, or refers to one that does not exist.");
  if (state === "23001") return new AppError("conflict", "An organization keeps at least one active owner.");
  if (state === "23514" || state.startsWith("22")) {
    return new AppError("validation_failed", "A value is outside what the database accepts.");
  }
  if (state === "40001" || state === "40P01" || state === "55P03") {
    return new AppError("unavailable", "Others changed the same rows at this moment; try again.", {
      retryAfterSeconds: 1,
    });
  }
  if (state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || connectionErrors.has(state)) {
    return new AppError("unavailable", "The database is away; try again soon.", { retryAfterSeconds: 5 });
  }
  return undefined;
}

/** Error codes of postgres.js and Node for a database that cannot be reached. */
const connectionErrors = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ENOTFOUND",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
]);

/** Any thrown value as an AppError; what is unknown becomes `internal` without its message. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof ZodError) {
    return new AppError("validation_failed", "The input breaks a rule.", { errors: fieldErrors(error) });
  }
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth += 1) {
    if ("code" in cause && typeof cause.code === "string") {
      const known = errorOfSqlState(cause.code);
      if (known !== undefined) return known;
    }
  }
  return new AppError("internal", "The studio could not finish this request.", { cause: error });
}

/** Zod's findings as dotted paths. */
export function fieldErrors(error: ZodError): { path: string; message: string }[] {
  return error.issues.slice(0, 50).map((issue) => ({ path: issue.path.map(String).join("."), message: issue.message }));
}

/** The problem document (RFC 9457) of an error. */
export function problemResponse(error: AppError): Response {
  const headers = new Headers({ "content-type": "application/problem+json", "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) headers.set("retry-after", String(error.retryAfterSeconds));
  if (error.code === "unauthenticated") headers.set("www-authenticate", 'Bearer realm="Atelier"');
  const body = {
    ...error.extra,
    type: `urn:atelier:problem:${error.code}`,
    title: titleOf(error.code),
    status: statusOfCode[error.code],
    code: error.code,
    detail: error.message,
    ...(error.errors.length > 0 ? { errors: error.errors } : {}),
  };
  return new Response(JSON.stringify(body), { status: error.status, headers });
}
