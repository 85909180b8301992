import { betterAuth } from "better-auth";
import { drizzleAdapter } from "better-auth/adapters/drizzle";
import { APIError } from "better-auth/api";
import { organization, twoFactor } from "better-auth/plugins";
import { and, eq, gt } from "drizzle-orm";
import { getDb } from "@/db/client";
import {
  accounts,
  invitations,
  members,
  organizations,
  sessions,
  twoFactors,
  users,
  verifications,
} from "@/db/schema/auth";
import { describeError } from "@/lib/kernel/describe-error";
import { getEnv, publicOrigin, requireEnv } from "@/lib/kernel/env";
import { sendMail } from "@/lib/kernel/mail/send-mail";
import { auditRequest } from "./audit-request";
import { guardRequest } from "./guard-request";
import { socialProviders } from "./options";
import { accessControl, organizationRoles } from "./organization-roles";
import { ensureActiveOrganization } from "./personal-organization";

const tables = { accounts, invitations, members, organizations, sessions, twoFactors, users, verifications };

async function hasPendingInvitation(email: string): Promise<boolean> {
  const rows = await getDb()
    .select({ id: invitations.id })
    .from(invitations)
    .where(
      and(
        eq(invitations.email, email.toLowerCase()),
        eq(invitations.status, "pending"),
        gt(invitations.expiresAt, new Date()),
      ),
    )
    .limit(1);
  return rows.length > 0;
}

/** One line of JSON: better-auth repeats what requests say, which may hold line breaks and control sequences. */
function writeLog(level: string, message: string, ...rest: unknown[]): void {
  const error = rest.find((value) => value instanceof Error);
  console.error(
    JSON.stringify({ level, source: "better-auth", message, ...(error ? { error: describeError(error) } : {}) }),
  );
}

function createAuth() {
  const env = getEnv();
  return betterAuth({
    appName: "Atelier",
    // Wrong passwords are no news of the server.
    logger: { level: "error", log: writeLog },
    baseURL: publicOrigin(),
    basePath: "/api/auth",
    secret: requireEnv("BETTER_AUTH_SECRET"),
    // The studio is reached under several names (localhost, 127.0.0.1, a host name); only its own origins are trusted.
    trustedOrigins: (request) => {
      const host = request?.headers.get("host");
      const own = [publicOrigin(), `http://localhost:${env.PORT}`, `http://127.0.0.1:${env.PORT}`];
      return env.ATELIER_URL === undefined && host ? [...own, `http://${host}`] : own;
    },
    // No transaction around a sign-up: the hook below makes the personal organization on a connection of its own, and has
    // to see the user. What a crash in between leaves out, the next sign-in makes up for.
    database: drizzleAdapter(getDb(), { provider: "pg", schema: tables, usePlural: true, transaction: false }),
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      sendResetPassword: async ({ user, url }) =>
        sendMail({
          organizationId: null,
          isPrivate: true,
          template: "password-reset",
          to: user.email,
          subject: "Reset your Atelier password",
          paragraphs: [`Hello ${user.name},`, "Choose a new password with this link. It works for one hour."],
          action: { label: "Choose a new password", url },
        }),
      revokeSessionsOnPasswordReset: true,
    },
    socialProviders: socialProviders(),
    user: { changeEmail: { enabled: true, updateEmailWithoutVerification: env.SMTP_URL === undefined } },
    emailVerification: {
      sendOnSignUp: env.SMTP_URL !== undefined,
      autoSignInAfterVerification: false,
      sendVerificationEmail: async ({ user, url }) => {
        // Without a mail server only operators could open the link: addresses then count as given.
        if (env.SMTP_URL === undefined) return;
        await sendMail({
          organizationId: null,
          isPrivate: true,
          template: "email-verification",
          to: user.email,
          subject: "Confirm your e-mail address for Atelier",
          paragraphs: [`Hello ${user.name},`, "Confirm that this address is yours. The link works for one hour."],
          action: { label: "Confirm the address", url },
        });
      },
    },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24, cookieCache: { enabled: false } },
    advanced: {
      database: { generateId: "uuid" },
      cookiePrefix: "atelier",
      // Said aloud, because better-auth leaves the checks out when it finds itself in a test.
      disableOriginCheck: false,
      disableCSRFCheck: false,
      useSecureCookies: publicOrigin().startsWith("https:"),
      // Set by the server itself from the socket, or from a trusted proxy's last word; clients cannot send it.
      ipAddress: { ipAddressHeaders: ["x-atelier-peer"] },
    },
    // Counted by the studio's own limiter, in PostgreSQL, so that several processes agree.
    rateLimit: { enabled: false },
    hooks: { before: guardRequest, after: auditRequest },
    // What is no refusal of its own reaches the studio's error map: a database that is away is 503, not 500.
    onAPIError: { throw: true },
    databaseHooks: {
      user: {
        create: {
          before: async (user) => {
            if (env.ATELIER_SIGNUP === "closed" && !(await hasPendingInvitation(user.email))) {
              throw new APIError("FORBIDDEN", {
                code: "SIGNUP_CLOSED",
                message: "Sign-up is closed; ask for an invitation.",
              });
            }
            return { data: user };
          },
        },
      },
      session: {
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await ensureActiveOrganization(session.userId) },
          }),
        },
      },
    },
    plugins: [
      organization({
        ac: accessControl,
        roles: organizationRoles,
        creatorRole: "owner",
        invitationExpiresIn: 60 * 60 * 24 * 7,
        cancelPendingInvitationsOnReInvite: true,
        schema: {
          member: {
            additionalFields: { status: { type: "string", required: false, defaultValue: "active", input: false } },
          },
        },
        sendInvitationEmail: async ({ id, email, organization: target, inviter, role }) =>
          sendMail({
            organizationId: target.id,
            isPrivate: true,
            template: "invitation",
            to: email,
            subject: `${inviter.user.name} invites you to ${target.name}`,
            paragraphs: [
              `${inviter.user.name} invites you to work in ${target.name} on Atelier as ${role}.`,
              "The invitation is good for seven days.",
            ],
            action: { label: "Accept the invitation", url: `${publicOrigin()}/accept-invitation/${id}` },
          }),
      }),
      twoFactor({ issuer: "Atelier" }),
    ],
  });
}

type Auth = ReturnType<typeof createAuth>;
const globals = globalThis as typeof globalThis & { atelierAuth?: Auth };

/** The identity service. Made on first use, because building the app has no secrets. */
export function getAuth(): Auth {
  globals.atelierAuth ??= createAuth();
  return globals.atelierAuth;
}
