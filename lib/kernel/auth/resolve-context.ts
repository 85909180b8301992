import { createHash } from "node:crypto";
import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { getDb, getSql } from "@/db/client";
import { apiKeys, members, users } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { effectiveScopes } from "./permissions";
import { getAuth } from "./server";

/** Prefix of every API key, so that secret scanners can find leaked ones. */
export const apiKeyPrefix = "atl_";

export function hashApiKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/**
 * Who sends this request: an API key in `Authorization: Bearer`, else the session cookie.
 * @throws `unauthenticated`, or `forbidden` for a suspended membership and for a request forged by another site
 */
export async function resolveContext(request: Request): Promise<Context> {
  const authorization = request.headers.get("authorization");
  if (authorization !== null) return contextOfApiKey(authorization);
  refuseForeignSites(request);
  return contextOfSession(request.headers);
}

async function contextOfApiKey(authorization: string): Promise<Context> {
  const key = /^Bearer (\S+)$/i.exec(authorization)?.[1];
  if (key === undefined || !key.startsWith(apiKeyPrefix)) {
    throw new AppError("unauthenticated", "The Authorization header holds no API key of this studio.");
  }
  const db = getDb();
  const [row] = await db
    .select({
      id: apiKeys.id,
      tenantId: apiKeys.organizationId,
      scopes: apiKeys.scopes,
      lastUsedAt: apiKeys.lastUsedAt,
      userId: users.id,
      userName: users.name,
      userEmail: users.email,
      role: members.role,
      status: members.status,
    })
    .from(apiKeys)
    .innerJoin(users, eq(users.id, apiKeys.userId))
    .innerJoin(members, and(eq(members.organizationId, apiKeys.organizationId), eq(members.userId, apiKeys.userId)))
    .where(eq(apiKeys.keyHash, hashApiKey(key)));
  if (row === undefined) throw new AppError("unauthenticated", "This API key does not exist or was revoked.");
  if (row.status !== "active") throw new AppError("forbidden", "The membership of the key's creator is suspended.");
  if (row.lastUsedAt === null || Date.now() - row.lastUsedAt.getTime() > 60_000) {
    await db
      .update(apiKeys)
      .set({ lastUsedAt: new Date() })
      .where(
        and(
          eq(apiKeys.id, row.id),
          or(isNull(apiKeys.lastUsedAt), lt(apiKeys.lastUsedAt, sql`now() - interval '1 minute'`)),
        ),
      );
  }
  return {
    tenantId: row.tenantId,
    userId: row.userId,
    userName: row.userName,
    userEmail: row.userEmail,
    role: row.role,
    scopes: new Set(effectiveScopes(row.role, row.scopes)),
    apiKeyId: row.id,
    sessionId: null,
  };
}

/**
 * A browser says where a request comes from; another site's writes are refused although the cookie is SameSite=Lax,
 * because a sibling subdomain counts as the same site.
 */
function refuseForeignSites(request: Request): void {
  if (request.method === "GET" || request.method === "HEAD" || request.method === "OPTIONS") return;
  const site = request.headers.get("sec-fetch-site");
  if (site !== null) {
    if (site === "same-origin" || site === "none") return;
  } else {
    const origin = request.headers.get("origin");
    if (origin === null) return;
    // `null` (a sandboxed frame) and whatever is no address are foreign too.
    if (URL.canParse(origin) && new URL(origin).host === request.headers.get("host")) return;
  }
  throw new AppError("forbidden", "This request comes from another site.");
}

/**
 * The session of a cookie, or null. better-auth hides why it could not read one; asking the database again tells
 * `unavailable` from a bug.
 */
export async function readSession(headers: Headers) {
  try {
    return await getAuth().api.getSession({ headers });
  } catch (error) {
    await getSql()`select 1`;
    throw error;
  }
}

/** The context of a session cookie, for pages and routes. */
export async function contextOfSession(headers: Headers): Promise<Context> {
  const session = await readSession(headers);
  if (session === null) throw new AppError("unauthenticated", "Sign in first.");
  const tenantId = session.session.activeOrganizationId;
  if (typeof tenantId !== "string") throw new AppError("forbidden", "No organization is active in this session.");
  const [member] = await getDb()
    .select({ role: members.role, status: members.status })
    .from(members)
    .where(and(eq(members.organizationId, tenantId), eq(members.userId, session.user.id)));
  if (member === undefined) throw new AppError("forbidden", "You are no longer a member of the active organization.");
  if (member.status !== "active") throw new AppError("forbidden", "Your membership in this organization is suspended.");
  return {
    tenantId,
    userId: session.user.id,
    userName: session.user.name,
    userEmail: session.user.email,
    role: member.role,
    scopes: new Set(effectiveScopes(member.role, null)),
    apiKeyId: null,
    sessionId: session.session.id,
  };
}
