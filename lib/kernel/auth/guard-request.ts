import { APIError, createAuthMiddleware, getSessionFromCtx } from "better-auth/api";
import { and, eq } from "drizzle-orm";
import { getDb } from "@/db/client";
import { invitations, members, organizations } from "@/db/schema/auth";
import { publicOrigin } from "@/lib/kernel/env";
import { namedOperators } from "./operators";
import { type Role, roleAllows, roles, type Scope } from "./permissions";

/** Rights that better-auth itself does not ask for: it shows members and invitations to every member. */
const scopeOfPath: Readonly<Record<string, Scope>> = {
  "/organization/list-members": "members:read",
  // Holds the invitations, and whoever knows an invitation's id and address can sign up with it.
  "/organization/list-invitations": "members:write",
  "/organization/get-full-organization": "members:write",
  "/organization/invite-member": "members:write",
  "/organization/cancel-invitation": "members:write",
  "/organization/remove-member": "members:write",
  "/organization/update-member-role": "members:write",
  "/organization/update": "organization:write",
  "/organization/delete": "organization:write",
};

/** Longest texts that people give, in characters. */
const longest: Readonly<Record<string, number>> = {
  name: 100,
  slug: 100,
  email: 320,
  newEmail: 320,
  image: 2000,
  logo: 2000,
};

const mayBeNull: ReadonlySet<string> = new Set(["image", "logo"]);

/** better-auth sorts and filters members by whatever column is named. */
const memberQueries: ReadonlySet<string> = new Set(["organizationId", "organizationSlug", "limit", "offset"]);

const redirectFields = ["callbackURL", "redirectTo", "errorCallbackURL", "newUserCallbackURL"];

function refuse(status: "BAD_REQUEST" | "FORBIDDEN", code: string, message: string): APIError {
  return new APIError(status, { code, message });
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown): Fields {
  return typeof value === "object" && value !== null ? (value as Fields) : {};
}

/** Redirects stay in the studio: a path of its own, or its public origin. The host of a request proves nothing. */
function refuseForeignRedirects(...sources: readonly Fields[]): void {
  for (const source of sources) {
    for (const field of redirectFields) {
      const target = source[field];
      if (target === undefined || target === null) continue;
      const isOwn =
        typeof target === "string" &&
        (/^\/(?![/\\])[^\s\\]*$/.test(target) || target === publicOrigin() || target.startsWith(`${publicOrigin()}/`));
      if (!isOwn) throw refuse("FORBIDDEN", "INVALID_REDIRECT_URL", `${field} must be a path of this studio.`);
    }
  }
}

function refuseUnfitTexts(body: Fields): void {
  for (const [field, limit] of Object.entries(longest)) {
    for (const value of [body[field], fieldsOf(body.data)[field]]) {
      if (value === undefined || (value === null && mayBeNull.has(field))) continue;
      if (typeof value !== "string") throw refuse("BAD_REQUEST", "NO_TEXT", `${field} must be text.`);
      if (value.length > limit) throw refuse("BAD_REQUEST", "TOO_LONG", `${field} has at most ${limit} characters.`);
      if (/\p{Cc}/u.test(value))
        throw refuse("BAD_REQUEST", "CONTROL_CHARACTERS", `${field} may not hold control characters.`);
      if (field === "name" && value.trim() === "") throw refuse("BAD_REQUEST", "NAME_EMPTY", "The name is empty.");
    }
  }
}

/** A member has exactly one role; better-auth knows lists of them and one that the studio does not have. */
function refuseUnknownRole(path: string, role: unknown): void {
  if (path !== "/organization/invite-member" && path !== "/organization/update-member-role") return;
  if (roles.every((known) => known !== role)) {
    throw refuse("BAD_REQUEST", "ROLE_NOT_FOUND", `role must be one of ${roles.join(", ")}.`);
  }
}

/** The organization that a request is about: named by id, slug or invitation, else the session's. */
async function organizationOf(body: Fields, query: Fields, active: unknown): Promise<string | null> {
  const db = getDb();
  const named = query.organizationSlug ?? body.organizationSlug;
  const id = body.organizationId ?? query.organizationId;
  if (typeof body.invitationId === "string") {
    const [row] = await db
      .select({ id: invitations.organizationId })
      .from(invitations)
      .where(eq(invitations.id, body.invitationId));
    return row?.id ?? null;
  }
  if (typeof named === "string" && typeof body.organizationId !== "string") {
    const [row] = await db.select({ id: organizations.id }).from(organizations).where(eq(organizations.slug, named));
    return row?.id ?? null;
  }
  if (typeof id === "string") return id;
  return typeof active === "string" ? active : null;
}

async function readMembership(
  organizationId: string,
  userId: string,
): Promise<{ role: Role; status: string } | undefined> {
  const [member] = await getDb()
    .select({ role: members.role, status: members.status })
    .from(members)
    .where(and(eq(members.organizationId, organizationId), eq(members.userId, userId)));
  return member;
}

/**
 * Runs before every endpoint of better-auth and refuses what the studio does not allow although better-auth would:
 * redirects to elsewhere, several roles at once, endless texts, what a suspended member or a role without the right asks.
 */
export const guardRequest = createAuthMiddleware(async (ctx) => {
  const body = fieldsOf(ctx.body);
  const query = fieldsOf(ctx.query);
  refuseForeignRedirects(body, query);
  refuseUnfitTexts(body);
  if (ctx.path === "/change-email" && namedOperators().includes(String(body.newEmail).toLowerCase())) {
    throw refuse("FORBIDDEN", "ADDRESS_RESERVED", "This address belongs to the installation's operators.");
  }
  if (!ctx.path.startsWith("/organization/")) return;
  refuseUnknownRole(ctx.path, body.role);
  if (ctx.path === "/organization/list-members" && Object.keys(query).some((name) => !memberQueries.has(name))) {
    throw refuse("BAD_REQUEST", "UNKNOWN_PARAMETER", `Only ${[...memberQueries].join(", ")} may be asked for.`);
  }
  if (ctx.path === "/organization/update" && Object.keys(fieldsOf(body.data)).length === 0) {
    throw refuse("BAD_REQUEST", "NOTHING_TO_CHANGE", "data names nothing to change.");
  }
  const session = await getSessionFromCtx(ctx);
  if (session === null) return;
  const organizationId = await organizationOf(body, query, session.session.activeOrganizationId);
  if (organizationId === null) return;
  const member = await readMembership(organizationId, session.user.id);
  // better-auth itself answers those who are no members.
  if (member === undefined) return;
  if (member.status !== "active") throw refuse("FORBIDDEN", "MEMBERSHIP_SUSPENDED", "Your membership is suspended.");
  const scope = scopeOfPath[ctx.path];
  if (scope !== undefined && !roleAllows(member.role, scope)) {
    throw refuse(
      "FORBIDDEN",
      "FORBIDDEN",
      `This needs the scope ${scope}, which the role ${member.role} does not have.`,
    );
  }
});
