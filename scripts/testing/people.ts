import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { members, sessions, users } from "@/db/schema";
import { effectiveScopes, type Role } from "@/lib/kernel/auth/permissions";
import type { Context } from "@/lib/kernel/context";

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  /** Parsed JSON, or an object without members when there is none. */
  body: T;
}

/** Somebody who calls the API over HTTP, in an organization of their own. */
export class Caller {
  constructor(
    readonly origin: string,
    readonly userId: string,
    readonly tenantId: string,
    readonly email: string,
    readonly headers: Readonly<Record<string, string>>,
  ) {}

  /** Calls `/api/v1` + path. Plain values travel as JSON; FormData, strings and bytes as they are. */
  async call<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const isPlain =
      body !== undefined && !(body instanceof FormData) && typeof body !== "string" && !(body instanceof Uint8Array);
    const response = await fetch(`${this.origin}/api/v1${path}`, {
      method,
      redirect: "manual",
      headers: { ...this.headers, ...(isPlain ? { "content-type": "application/json" } : {}), ...headers },
      body: isPlain ? JSON.stringify(body) : ((body ?? null) as BodyInit | null),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json") === true && text !== "";
    return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : {}) as T };
  }

  get<T = Record<string, unknown>>(path: string): Promise<Answer<T>> {
    return this.call<T>("GET", path);
  }

  post<T = Record<string, unknown>>(
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>> {
    return this.call<T>("POST", path, body, headers);
  }

  /** The same person with an API key. */
  async withKey(scopes?: readonly string[]): Promise<Caller> {
    const { body } = await this.post<{ key: string }>("/api-keys", { name: "test", ...(scopes ? { scopes } : {}) });
    return new Caller(this.origin, this.userId, this.tenantId, this.email, { authorization: `Bearer ${body.key}` });
  }
}

/** Signs up over HTTP; the answer already has an active personal organization. */
export async function signUp(origin: string, name = "Ada Example"): Promise<Caller> {
  const email = `${randomUUID()}@example.com`;
  const response = await fetch(`${origin}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin },
    body: JSON.stringify({ name, email, password: "correct horse battery" }),
  });
  if (response.status !== 200) throw new Error(`Sign-up answered ${response.status}: ${await response.text()}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const me = await fetch(`${origin}/api/v1/me`, { headers: { cookie } });
  const { user, organization } = (await me.json()) as { user: { id: string }; organization: { id: string } };
  return new Caller(origin, user.id, organization.id, email, { cookie, origin });
}

/** Signs somebody new up and makes them a member of `host`'s organization with a role. */
export async function joinAs(host: Caller, role: Role): Promise<Caller> {
  const guest = await signUp(host.origin, `The ${role}`);
  const db = getDb();
  await db.insert(members).values({ organizationId: host.tenantId, userId: guest.userId, role });
  await db.update(sessions).set({ activeOrganizationId: host.tenantId }).where(eq(sessions.userId, guest.userId));
  return new Caller(host.origin, guest.userId, host.tenantId, guest.email, guest.headers);
}

/** The service context of a caller, for tests below HTTP. */
export async function contextOf(caller: Caller): Promise<Context> {
  const [row] = await getDb()
    .select({ role: members.role, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, caller.tenantId), eq(members.userId, caller.userId)));
  if (row === undefined) throw new Error("The caller is no member.");
  return {
    tenantId: caller.tenantId,
    userId: caller.userId,
    userName: row.name,
    userEmail: caller.email,
    role: row.role,
    scopes: new Set(effectiveScopes(row.role, null)),
    apiKeyId: null,
    sessionId: null,
  };
}
