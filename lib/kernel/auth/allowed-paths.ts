/**
 * What better-auth may answer. It brings more than the studio uses (linking accounts, access tokens of providers,
 * deleting one's account, listing whatever is invited to an address nobody has verified); what is not here is 404.
 */
const allowedPaths: ReadonlySet<string> = new Set([
  "/sign-up/email",
  "/sign-in/email",
  "/sign-in/social",
  "/sign-out",
  "/get-session",
  "/list-sessions",
  "/revoke-session",
  "/revoke-sessions",
  "/revoke-other-sessions",
  "/update-user",
  "/change-email",
  "/change-password",
  "/verify-email",
  "/send-verification-email",
  "/request-password-reset",
  "/reset-password",
  "/error",
  "/two-factor/enable",
  "/two-factor/disable",
  "/two-factor/generate-backup-codes",
  "/two-factor/get-totp-uri",
  "/two-factor/verify-totp",
  "/two-factor/verify-backup-code",
  "/organization/create",
  "/organization/update",
  "/organization/delete",
  "/organization/check-slug",
  "/organization/list",
  "/organization/set-active",
  "/organization/get-full-organization",
  "/organization/get-active-member",
  "/organization/get-active-member-role",
  "/organization/has-permission",
  "/organization/list-members",
  "/organization/update-member-role",
  "/organization/remove-member",
  "/organization/leave",
  "/organization/invite-member",
  "/organization/list-invitations",
  "/organization/get-invitation",
  "/organization/accept-invitation",
  "/organization/reject-invitation",
  "/organization/cancel-invitation",
]);

/** Links in mails and answers of OAuth providers, which hold a token or a provider's name. */
const allowedPatterns = [/^\/reset-password\/[A-Za-z0-9_-]+$/, /^\/callback\/(google|github|microsoft)$/];

/** The path below `/api/auth` when better-auth may answer it. */
export function allowedAuthPath(pathname: string): string | undefined {
  const path = pathname.replace(/^\/api\/auth/, "");
  return allowedPaths.has(path) || allowedPatterns.some((pattern) => pattern.test(path)) ? path : undefined;
}
