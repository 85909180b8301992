import { redact } from "./redact";

/**
 * An error for the log: its stack and its cause, without the parameters of a failed query, which may be session tokens,
 * password hashes or mails, and without what looks like a key.
 */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return withoutParameters(String(error));
  const cause = error.cause instanceof Error ? ` ← ${error.cause.stack ?? error.cause.message}` : "";
  return withoutParameters(`${error.stack ?? error.message}${cause}`);
}

/** Drizzle appends a line `params: …` to what it throws; values may hold line breaks, so all goes up to the stack. */
function withoutParameters(text: string): string {
  return redact(text.replace(/\nparams: [\s\S]*?(?=\n {4}at | ← |$)/g, ""));
}
