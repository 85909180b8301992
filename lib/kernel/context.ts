import type { Role, Scope } from "./auth/permissions";
import { AppError } from "./errors";

/** Who acts, in which organization, with which rights. Every service takes one. */
export interface Context {
  /** Organization; the `tenant_id` of everything the service touches. */
  tenantId: string;
  userId: string;
  userName: string;
  userEmail: string;
  role: Role;
  /** Scopes of the role, narrowed by those of the API key. */
  scopes: ReadonlySet<Scope>;
  /** Set when the request came with an API key. */
  apiKeyId: string | null;
  /** Set when the request came with a session cookie. */
  sessionId: string | null;
}

/** @throws `forbidden` unless the caller holds the scope */
export function requireScope(ctx: Context, scope: Scope): void {
  if (!ctx.scopes.has(scope)) {
    const because = ctx.apiKeyId === null ? `the role ${ctx.role}` : "this API key";
    throw new AppError("forbidden", `This needs the scope ${scope}, which ${because} does not have.`);
  }
}
