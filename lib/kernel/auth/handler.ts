import { getSql } from "@/db/client";
import { describeError } from "@/lib/kernel/describe-error";
import { getEnv } from "@/lib/kernel/env";
import { AppError, notFound } from "@/lib/kernel/errors";
import { problemResponse, toAppError } from "@/lib/kernel/http/problem";
import { addressOf, countRequest, forgetRequest } from "@/lib/kernel/http/rate-limit";
import { readBytes } from "@/lib/kernel/http/read-body";
import { allowedAuthPath } from "./allowed-paths";
import { getAuth } from "./server";

const maxBodyBytes = 64 * 1024;
/** Wrong passwords or codes for one account in five minutes. */
const failuresPerAccount = 20;
/** Mails that strangers can make the studio send to one address in a quarter of an hour. */
const mailsPerAddress = 5;

/** Paths on which somebody can guess; counted by account besides the address. */
const guessable = /^\/(sign-in\/email|two-factor\/verify-(totp|backup-code)|reset-password)$/;
/** Paths that send a mail to the address in the body. */
const mailing = /^\/(request-password-reset|send-verification-email|organization\/invite-member)$/;

/**
 * Requests to better-auth: only to what the studio uses, limited by address and account, with a bounded body; the answers
 * are better-auth's own.
 */
export async function answerAuth(request: Request): Promise<Response> {
  try {
    const path = allowedAuthPath(new URL(request.url).pathname);
    if (path === undefined) throw notFound("This address");
    await countRequest({
      bucket: `address:${addressOf(request)}:auth`,
      limit: getEnv().RATE_LIMIT_PER_MINUTE,
      windowMs: 60_000,
    });
    if (request.method === "GET") return await handle(request);
    const body = await readBytes(request, maxBodyBytes);
    if (body.includes("\\u0000")) throw new AppError("validation_failed", "Text may not hold NUL.");
    const account = accountOf(body) ?? addressOf(request);
    if (mailing.test(path)) {
      await countRequest({ bucket: `account:${account}:mail`, limit: mailsPerAddress, windowMs: 15 * 60_000 });
    }
    const guess = guessable.test(path) ? `account:${account}:auth` : null;
    // Counted before the attempt, or a thousand at once would all find the count low.
    if (guess !== null) await countRequest({ bucket: guess, limit: failuresPerAccount, windowMs: 5 * 60_000 });
    const response = await handle(
      new Request(request.url, {
        method: request.method,
        headers: request.headers,
        body: body.length === 0 ? null : new Uint8Array(body),
      }),
    );
    if (guess !== null && response.status !== 401 && response.status !== 403) await forgetRequest(guess);
    return response;
  } catch (error) {
    const known = toAppError(error);
    if (known.code === "internal")
      console.error(JSON.stringify({ level: "error", path: "/api/auth", error: describeError(error) }));
    return problemResponse(known);
  }
}

async function handle(request: Request): Promise<Response> {
  const response = await getAuth().handler(request);
  // better-auth hides a database that is away behind a 500 of its own.
  if (response.status >= 500) await getSql()`select 1`;
  return response;
}

function accountOf(body: Buffer): string | null {
  try {
    const parsed: unknown = JSON.parse(body.toString("utf8"));
    if (typeof parsed === "object" && parsed !== null && "email" in parsed && typeof parsed.email === "string") {
      return parsed.email.trim().toLowerCase().slice(0, 320);
    }
  } catch {
    // better-auth answers the malformed body itself.
  }
  return null;
}
