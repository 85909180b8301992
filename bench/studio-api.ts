/** The HTTP API of a running studio, as one signed-in person. */
export interface StudioApi {
  email: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body?: unknown): Promise<T>;
}

export const benchPassword = "bench password";

/** A person of their own in a running studio. */
export async function signUpApi(origin: string): Promise<StudioApi> {
  const email = `${crypto.randomUUID()}@example.com`;
  const answer = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ name: "Bench", email, password: benchPassword }),
  });
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const call = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const isForm = body instanceof FormData;
    const response = await fetch(`${origin}/api/v1${path}`, {
      method,
      headers: { cookie, origin, ...(isForm || body === undefined ? {} : { "content-type": "application/json" }) },
      body: isForm ? body : body === undefined ? null : JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${method} ${path} answers ${response.status}: ${await response.text()}`);
    return response.json();
  };
  return { email, get: (path) => call("GET", path), post: (path, body) => call("POST", path, body) };
}
