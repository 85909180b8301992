/** What the interface tells about a failure. */
export interface Problem {
  title: string;
  detail: string;
  /** The stable code of the problem document, where the failure was one. */
  code: string | undefined;
  status: number | undefined;
  errors: readonly { path: string; message: string }[];
  /** Whether doing the same again may help. */
  retryable: boolean;
}

const titles: Readonly<Record<number, string>> = {
  401: "You are signed out",
  403: "Your role does not allow this",
  404: "Not found",
  409: "Somebody else was faster",
  412: "Somebody else holds the lock",
  429: "Too many requests",
  503: "The studio is not available right now",
};

function readField(error: object, name: string): unknown {
  return Reflect.get(error, name);
}

function readFindings(value: unknown): { path: string; message: string }[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: unknown) => {
    if (typeof item !== "object" || item === null) return [];
    const path = readField(item, "path");
    const message = readField(item, "message");
    return typeof path === "string" && typeof message === "string" ? [{ path, message }] : [];
  });
}

/** Reads an `ApiError`, a problem document, a failed fetch or anything else that was thrown. */
export function describeProblem(error: unknown): Problem {
  const fallback: Problem = {
    title: "Something went wrong",
    detail: "An unexpected error occurred.",
    code: undefined,
    status: undefined,
    errors: [],
    retryable: true,
  };
  if (typeof error === "string") return { ...fallback, detail: error };
  if (typeof error !== "object" || error === null) return fallback;
  if (error instanceof TypeError && /fetch|network|load failed/i.test(error.message)) {
    return {
      ...fallback,
      title: "The studio cannot be reached",
      detail: "Check your connection; the page tries again when it is back.",
    };
  }
  const status = readField(error, "status");
  const code = readField(error, "code");
  const detail = readField(error, "detail");
  const message = readField(error, "message");
  const statusNumber = typeof status === "number" ? status : undefined;
  return {
    title: (statusNumber === undefined ? undefined : titles[statusNumber]) ?? fallback.title,
    detail:
      typeof detail === "string" && detail !== ""
        ? detail
        : typeof message === "string" && message !== ""
          ? message
          : fallback.detail,
    code: typeof code === "string" ? code : undefined,
    status: statusNumber,
    errors: readFindings(readField(error, "errors")),
    retryable: statusNumber === undefined || statusNumber >= 500 || [408, 409, 412, 429].includes(statusNumber),
  };
}
