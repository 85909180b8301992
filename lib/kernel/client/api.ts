import createClient, { type Middleware } from "openapi-fetch";
import type { components, paths } from "./api.generated";

type Problem = components["schemas"]["Problem"];

/** A problem document as an Error: what every failed call of the client throws. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly { path: string; message: string }[];
  /** The whole document, with members of its own such as the newest revision's id. */
  readonly problem: Readonly<Record<string, unknown>>;
  readonly retryAfterSeconds: number | null;

  constructor(problem: Problem, retryAfterSeconds: number | null) {
    super(problem.detail);
    this.name = "ApiError";
    this.status = problem.status;
    this.code = problem.code;
    this.title = problem.title;
    this.errors = problem.errors ?? [];
    this.problem = { ...problem };
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === "object" && body !== null && "code" in body && "detail" in body) return body as Problem;
  return {
    type: "about:blank",
    title: "Something went wrong",
    status: response.status,
    code: "internal",
    detail: `The studio answered ${response.status}.`,
  };
}

/** The problem of a response that failed, for calls made without the client (uploads with progress). */
export async function toApiError(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get("retry-after"));
  return new ApiError(await readProblem(response), Number.isFinite(seconds) && seconds > 0 ? seconds : null);
}

const throwProblems: Middleware = {
  async onResponse({ response }) {
    if (!response.ok) throw await toApiError(response);
  },
};

/** The typed client of `/api/v1`, made from the same declarations as the documentation. Failures throw `ApiError`. */
export const api = createClient<paths>({ baseUrl: "/api/v1" });
api.use(throwProblems);

/** The body of an answer. The client throws on failure, so a missing body is an answer without one. */
export function dataOf<T>(answer: { data?: T }): T {
  if (answer.data === undefined) throw new Error("The answer has no body.");
  return answer.data;
}
