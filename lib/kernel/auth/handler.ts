import { getEnv } from "@/lib/kernel/env";
import { AppError } from "@/lib/kernel/errors";
import { problemResponse, toAppError } from "@/lib/kernel/http/problem";
import { addressOf, countRequest, refuseWhenFull } from "@/lib/kernel/http/rate-limit";
import { readBytes } from "@/lib/kernel/http/read-body";
import { getAuth } from "./server";

const maxBodyBytes = 64 * 1024;
/** Wrong passwords or codes for one account in five minutes. */
const failuresPerAccount = 20;

/** Paths on which somebody can guess; counted by account besides the address. */
const guessable = /\/(sign-in\/email|two-factor\/verify-(totp|backup-code|otp)|request-password-reset|reset-password)$/;

/** Requests to better-auth: limited by address and account, with a bounded body; the answers are better-auth's own. */
export async function answerAuth(request: Request): Promise<Response> {
  try {
    if (request.method === "GET") return await getAuth().handler(request);
    await countRequest({
      bucket: `address:${addressOf(request)}:auth`,
      limit: getEnv().RATE_LIMIT_PER_MINUTE,
      windowMs: 60_000,
    });
    const body = await readBytes(request, maxBodyBytes);
    const { pathname } = new URL(request.url);
    const guess = guessable.test(pathname)
      ? {
          bucket: `account:${accountOf(body) ?? addressOf(request)}:auth`,
          limit: failuresPerAccount,
          windowMs: 5 * 60_000,
        }
      : null;
    if (guess !== null) await refuseWhenFull(guess);
    if (body.includes("\\u0000")) throw new AppError("validation_failed", "Text may not hold NUL.");
    const response = await getAuth().handler(
      new Request(request.url, {
        method: request.method,
        headers: request.headers,
        body: body.length === 0 ? null : new Uint8Array(body),
      }),
    );
    if (guess !== null && (response.status === 401 || response.status === 403)) await countRequest(guess);
    return response;
  } catch (error) {
    const known = toAppError(error);
    if (known.code === "internal")
      console.error(JSON.stringify({ level: "error", path: "/api/auth", error: String(error) }));
    return problemResponse(known);
  }
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
