import { createHmac } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { Caller, joinAs, signUp } from "@/scripts/testing/people";

let server: ApiServer;
beforeAll(async () => {
  server = await startApiServer();
});
afterEach(() => {
  delete process.env.ATELIER_SIGNUP;
  delete process.env.ATELIER_OPERATORS;
  forgetConfiguration();
});
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

/** The identity service reads its configuration once a process. */
function forgetConfiguration(): void {
  resetEnv();
  Object.assign(globalThis, { atelierAuth: undefined });
}

async function auth(path: string, body: unknown, cookie?: string): Promise<Response> {
  return fetch(`${server.origin}/api/auth${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.origin, ...(cookie === undefined ? {} : { cookie }) },
    body: JSON.stringify(body),
  });
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}

const password = "correct horse battery";

/** RFC 6238, SHA-1, six digits, 30 seconds. */
function totp(uri: string): string {
  const secret = new URL(uri).searchParams.get("secret") ?? "";
  const bits = [...secret.replace(/=+$/, "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac("sha1", key).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

test("a wrong password is refused, the right one signs in to the organization last used", async () => {
  const ada = await signUp(server.origin);
  expect((await auth("/sign-in/email", { email: ada.email, password: "wrong password" })).status).toBe(401);
  const second = await auth(
    "/organization/create",
    { name: "Second", slug: `second-${crypto.randomUUID()}` },
    ada.headers.cookie,
  );
  const { id } = (await second.json()) as { id: string };
  await auth("/organization/set-active", { organizationId: id }, ada.headers.cookie);
  expect((await ada.get("/me")).body).toMatchObject({ organization: { id } });
  const signedIn = await auth("/sign-in/email", { email: ada.email, password });
  expect(signedIn.status).toBe(200);
  const me = await new Caller(server.origin, ada.userId, id, ada.email, { cookie: cookieOf(signedIn) }).get("/me");
  expect(me.body).toMatchObject({ organization: { id }, role: "owner" });
});

test("guessing one account's password ends in 429, and only for that account", async () => {
  const [ada, eve] = await Promise.all([signUp(server.origin), signUp(server.origin)]);
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 22; attempt += 1) {
    statuses.push((await auth("/sign-in/email", { email: ada.email, password: `guess ${attempt}` })).status);
  }
  expect(statuses.slice(0, 20).every((status) => status === 401)).toBe(true);
  expect(statuses.at(-1)).toBe(429);
  expect((await auth("/sign-in/email", { email: ada.email, password })).status).toBe(429);
  expect((await auth("/sign-in/email", { email: eve.email, password })).status).toBe(200);
});

test("an invitation is mailed, lets the invited in with its role, and only operators may read the mail", async () => {
  process.env.ATELIER_OPERATORS = "operator@example.com";
  forgetConfiguration();
  const ada = await signUp(server.origin);
  const grace = await signUp(server.origin, "Grace");
  const invited = await auth(
    "/organization/invite-member",
    { email: grace.email, role: "marketer" },
    ada.headers.cookie,
  );
  expect(invited.status).toBe(200);
  const { id } = (await invited.json()) as { id: string };
  expect((await ada.get<{ items: unknown[] }>("/mail-outbox")).body.items).toEqual([]);
  const [mail] = await getSql()<{ text_body: string; is_private: boolean }[]>`
    select text_body, is_private from app.mail_outbox where recipient = ${grace.email}`;
  expect(mail).toMatchObject({ is_private: true });
  expect(mail?.text_body).toContain(`/accept-invitation/${id}`);
  expect((await auth("/organization/accept-invitation", { invitationId: id }, grace.headers.cookie)).status).toBe(200);
  await auth("/organization/set-active", { organizationId: ada.tenantId }, grace.headers.cookie);
  expect((await grace.get("/me")).body).toMatchObject({ role: "marketer", organization: { id: ada.tenantId } });
});

test("a designer cannot invite, a suspended member cannot use the organization's endpoints", async () => {
  const ada = await signUp(server.origin);
  const designer = await joinAs(ada, "designer");
  const invite = { email: "x@example.com", role: "owner", organizationId: ada.tenantId };
  expect((await auth("/organization/invite-member", invite, designer.headers.cookie)).status).toBe(403);
  const admin = await joinAs(ada, "admin");
  await getSql()`update auth.members set status = 'suspended' where user_id = ${admin.userId} and organization_id = ${ada.tenantId}`;
  expect((await auth("/organization/invite-member", { ...invite, role: "viewer" }, admin.headers.cookie)).status).toBe(
    403,
  );
});

test("with sign-up closed only invited people get in", async () => {
  const ada = await signUp(server.origin);
  process.env.ATELIER_SIGNUP = "closed";
  forgetConfiguration();
  const stranger = { name: "Eve", email: `${crypto.randomUUID()}@example.com`, password };
  expect((await auth("/sign-up/email", stranger)).status).toBe(403);
  await auth("/organization/invite-member", { email: stranger.email, role: "viewer" }, ada.headers.cookie);
  expect((await auth("/sign-up/email", stranger)).status).toBe(200);
});

test("two-factor asks for a code before there is a session", async () => {
  const ada = await signUp(server.origin);
  const enabled = await auth("/two-factor/enable", { password }, ada.headers.cookie);
  const { totpURI, backupCodes } = (await enabled.json()) as { totpURI: string; backupCodes: string[] };
  expect(backupCodes.length).toBeGreaterThan(5);
  const verified = await auth("/two-factor/verify-totp", { code: totp(totpURI) }, ada.headers.cookie);
  expect(verified.status).toBe(200);
  const half = await auth("/sign-in/email", { email: ada.email, password });
  expect(await half.json()).toMatchObject({ twoFactorRedirect: true });
  const challenge = cookieOf(half);
  expect((await fetch(`${server.origin}/api/v1/me`, { headers: { cookie: challenge } })).status).toBe(401);
  expect((await auth("/two-factor/verify-totp", { code: "000000" }, challenge)).status).toBe(401);
  const whole = await auth("/two-factor/verify-totp", { code: totp(totpURI) }, challenge);
  expect(whole.status).toBe(200);
  expect((await fetch(`${server.origin}/api/v1/me`, { headers: { cookie: cookieOf(whole) } })).status).toBe(200);
});

test("a forgotten password is reset by the mailed link, which ends all sessions", async () => {
  const ada = await signUp(server.origin);
  const asked = await auth("/request-password-reset", { email: ada.email, redirectTo: "/reset-password" });
  expect(asked.status).toBe(200);
  const [mail] = await getSql()<{ text_body: string; organization_id: string | null }[]>`
    select text_body, organization_id from app.mail_outbox where recipient = ${ada.email}`;
  expect(mail?.organization_id).toBeNull();
  const token = /reset-password\/([^?\s]+)/.exec(mail?.text_body ?? "")?.[1];
  expect((await auth("/reset-password", { newPassword: "another good password", token })).status).toBe(200);
  expect((await ada.get("/me")).status).toBe(401);
  expect((await auth("/sign-in/email", { email: ada.email, password: "another good password" })).status).toBe(200);
});

test("sessions are listed and revoked", async () => {
  const ada = await signUp(server.origin);
  const other = await auth("/sign-in/email", { email: ada.email, password });
  const listed = await fetch(`${server.origin}/api/auth/list-sessions`, {
    headers: { cookie: ada.headers.cookie ?? "" },
  });
  const sessions = (await listed.json()) as { token: string; ipAddress: string }[];
  expect(sessions).toHaveLength(2);
  expect(sessions.every((session) => session.ipAddress === "127.0.0.1")).toBe(true);
  expect((await auth("/revoke-other-sessions", {}, ada.headers.cookie)).status).toBe(200);
  expect((await fetch(`${server.origin}/api/v1/me`, { headers: { cookie: cookieOf(other) } })).status).toBe(401);
  expect((await ada.get("/me")).status).toBe(200);
});

test.each([
  ["no JSON", "{", 400],
  ["a body beyond 64 kB", JSON.stringify({ email: "a".repeat(70_000) }), 413],
  ["a number for the e-mail", JSON.stringify({ email: 5, password: "x" }), 400],
  ["NUL in the name", JSON.stringify({ name: "a\u0000", email: "n@example.com", password }), 422],
])("%s is answered with a clear status", async (_, body, status) => {
  const response = await fetch(`${server.origin}/api/auth/sign-up/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: server.origin },
    body,
  });
  expect(response.status).toBe(status);
});
