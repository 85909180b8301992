import type { AuthClient } from "./auth-client";

/** What better-auth's client answers instead of throwing. */
interface AuthAnswer<Data> {
  data: Data;
  error: {
    message?: string | undefined;
    detail?: string;
    code?: string | undefined;
    status: number;
    statusText?: string;
  } | null;
}

/** A refusal of `/api/auth/*` in the shape of a problem document. */
export class AuthError extends Error {
  readonly status: number;
  readonly code: string | undefined;
  readonly detail: string;

  constructor(status: number, code: string | undefined, detail: string) {
    super(detail);
    this.name = "AuthError";
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

const sentences: Readonly<Record<string, string>> = {
  INVALID_EMAIL_OR_PASSWORD: "That e-mail address and password do not match.",
  USER_ALREADY_EXISTS: "There is already an account with this e-mail address. Sign in instead.",
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: "There is already an account with this e-mail address. Sign in instead.",
  INVALID_PASSWORD: "The password is not right.",
  INVALID_TOKEN: "This link is no longer good. Ask for a new one.",
  INVALID_CODE: "The code is not right. Codes change every 30 seconds.",
  INVALID_BACKUP_CODE: "This backup code is not right, or was used before.",
  INVALID_TWO_FACTOR_COOKIE: "The sign-in took too long. Start again with your password.",
  SIGNUP_CLOSED: "Sign-up is closed here. Ask an administrator for an invitation.",
  INVITATION_NOT_FOUND: "This invitation does not exist any more, or is for another e-mail address.",
  YOU_ARE_NOT_THE_RECIPIENT_OF_THE_INVITATION: "This invitation is for another e-mail address.",
  USER_IS_ALREADY_A_MEMBER_OF_THIS_ORGANIZATION: "This person is a member already.",
  USER_IS_ALREADY_INVITED_TO_THIS_ORGANIZATION: "This person is invited already.",
  YOU_CANNOT_LEAVE_THE_ORGANIZATION_AS_THE_ONLY_OWNER: "An organization needs an owner; make somebody else one first.",
};

/**
 * Asks `/api/auth/*` and gives the data of the answer. The client is loaded with the first question, not with the page.
 * @throws `AuthError` in words a person understands
 */
export async function askAuth<Data>(
  ask: (client: AuthClient) => Promise<AuthAnswer<Data>>,
): Promise<NonNullable<Data>> {
  const { authClient } = await import("./auth-client");
  const { data, error } = await ask(authClient);
  if (error !== null) {
    const detail = sentences[error.code ?? ""] ?? error.message ?? error.detail ?? "The request was refused.";
    throw new AuthError(error.status, error.code, detail);
  }
  if (data === null || data === undefined) throw new AuthError(500, undefined, "The answer was empty.");
  return data;
}
