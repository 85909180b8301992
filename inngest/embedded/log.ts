export type LogFields = Record<string, string | number | boolean | null | undefined>;
export type Log = (level: "info" | "warn" | "error", message: string, fields?: LogFields) => void;

/** A log of JSON lines on standard error, in which the given secrets never appear. */
export function createLog(
  secrets: readonly string[],
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const hidden = secrets.filter((secret) => secret !== "");
  return (level, message, fields = {}) => {
    let line = JSON.stringify({ time: new Date().toISOString(), level, part: "executor", message, ...fields });
    for (const secret of hidden) {
      line = line.replaceAll(secret, "[secret]");
    }
    write(`${line}\n`);
  };
}

/** What is worth logging of anything thrown. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
