/** What a step of the engine returns: ids only. */
export interface JobOutcome {
  /** `skipped`: the job was cancelled or had ended before. */
  outcome: "completed" | "skipped";
}

export const skipped: JobOutcome = { outcome: "skipped" };

/** Safe as a file name everywhere. */
export function fileName(name: string, suffix: string, extension: string): string {
  const base = name
    .replace(/[^\p{L}\p{N} _.-]+/gu, "")
    .trim()
    .replace(/\s+/g, "-")
    .slice(0, 80);
  return `${base === "" ? "design" : base}-${suffix}.${extension}`;
}
