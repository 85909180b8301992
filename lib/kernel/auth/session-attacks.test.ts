import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { closeDatabase, getSql } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type AuthAnswer, callAuth, configureAuth, password } from "@/scripts/testing/call-auth";
import { hostileTexts } from "@/scripts/testing/hostile-values";
import { Caller, signUp } from "@/scripts/testing/people";

let server: ApiServer;
let ada: Caller;
beforeAll(async () => {
  server = await startApiServer();
});
beforeEach(async () => {
  ada = await signUp(server.origin);
});
afterEach(() => configureAuth({}));
afterAll(async () => {
  await server.close();
  await closeDatabase();
});

describe("links and addresses", () => {
  const evil = [
    "https://evil.example/x",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "http://evil.example:80",
    "/ok\n//evil",
    "\\\\evil",
  ];

  test.each(evil)("%s is no place to be sent to", async (target) => {
    const host = { host: "evil.example", "x-forwarded-host": "evil.example", origin: server.origin };
    for (const headers of [{}, host]) {
      const asked = await callAuth(
        server,
        "/request-password-reset",
        { email: ada.email, redirectTo: target },
        headers,
      );
      expect(asked.status).toBe(403);
      const signedIn = await callAuth(
        server,
        "/sign-in/email",
        { email: ada.email, password, callbackURL: target },
        headers,
      );
      expect(signedIn.status).toBe(403);
      const reset = await callAuth(
        server,
        `/reset-password/abc?callbackURL=${encodeURIComponent(target)}`,
        undefined,
        headers,
      );
      expect(reset.status).toBe(403);
      expect(reset.headers.get("location")).toBeNull();
    }
    expect(await getSql()`select 1 from app.mail_outbox where recipient = ${ada.email}`).toHaveLength(0);
  });

  test("a mail's link leads to the configured origin, whatever host the request names", async () => {
    const forged = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", forwarded: "host=evil.example" };
    const asked = await callAuth(
      server,
      "/request-password-reset",
      { email: ada.email, redirectTo: "/reset-password" },
      forged,
    );
    expect(asked.status).toBe(200);
    const [mail] = await getSql()<{ text_body: string }[]>`
      select text_body from app.mail_outbox where recipient = ${ada.email}`;
    expect(mail?.text_body).toContain("http://localhost:");
    expect(mail?.text_body).not.toContain("evil");
  });

  test("nobody is made to flood an address with mails", async () => {
    const asked: number[] = [];
    for (let count = 0; count < 7; count += 1) {
      asked.push(
        (await callAuth(server, "/request-password-reset", { email: ada.email, redirectTo: "/reset-password" })).status,
      );
    }
    expect(asked).toEqual([200, 200, 200, 200, 200, 429, 429]);
  });

  test("an operator's address is not taken over by a change of address", async () => {
    configureAuth({ ATELIER_OPERATORS: "ops@example.com" });
    expect((await callAuth(ada, "/change-email", { newEmail: "OPS@example.com" })).status).toBe(403);
    expect((await ada.get("/me")).body).toMatchObject({ isOperator: false });
  });

  test("with a mail server an operator's address counts once it is confirmed, and a new address once its link was opened", async () => {
    configureAuth({ ATELIER_OPERATORS: ada.email, SMTP_URL: "smtp://127.0.0.1:9" });
    expect((await ada.get("/me")).body).toMatchObject({ isOperator: false });
    await getSql()`update auth.users set email_verified = true where id = ${ada.userId}`;
    expect((await ada.get("/me")).body).toMatchObject({ isOperator: true });
    const wanted = `${crypto.randomUUID()}@example.com`;
    expect((await callAuth(ada, "/change-email", { newEmail: wanted })).status).toBe(200);
    expect((await ada.get("/me")).body).toMatchObject({ user: { email: ada.email } });
    const [mail] = await getSql()<{ text_body: string }[]>`
      select text_body from app.mail_outbox where recipient = ${wanted}`;
    const link = new URL(/http\S+/.exec(mail?.text_body ?? "")?.[0] ?? "");
    await callAuth(ada, `/verify-email${link.search}`);
    expect((await ada.get("/me")).body).toMatchObject({ user: { email: wanted } });
  });

  test("an address that somebody has is not given twice", async () => {
    const eve = await signUp(server.origin);
    await callAuth(eve, "/change-email", { newEmail: ada.email });
    expect((await eve.get("/me")).body).toMatchObject({ user: { email: eve.email } });
  });
});

describe("sessions", () => {
  test("a session brought along is not the one that signing in makes", async () => {
    const planted = "planted.signature";
    const signedIn = await callAuth(
      server,
      "/sign-in/email",
      { email: ada.email, password },
      { cookie: `atelier.session_token=${planted}` },
    );
    const cookies = signedIn.headers.getSetCookie();
    expect(signedIn.status).toBe(200);
    expect(cookies.join()).not.toContain(planted);
    expect(
      cookies
        .filter((line) => line.startsWith("atelier.session_token="))
        .every((line) => /HttpOnly/i.test(line) && /SameSite=Lax/i.test(line)),
    ).toBe(true);
    const fixed = new Caller(server.origin, "", "", "", { cookie: `atelier.session_token=${planted}` });
    expect((await fixed.get("/me")).status).toBe(401);
  });

  test("of many guesses at once no more get through than one after the other", async () => {
    const guesses = Array.from({ length: 60 }, (_, index) =>
      callAuth(server, "/sign-in/email", { email: ada.email, password: `guess ${index}` }),
    );
    const statuses = (await Promise.all(guesses)).map((answer) => answer.status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.filter((status) => status === 429)).toHaveLength(40);
  });

  test("another site's requests with the cookie do nothing", async () => {
    for (const origin of ["https://evil.example", "null", "http://localhost.evil.example"]) {
      expect((await callAuth(ada, "/organization/create", { name: "X", slug: "x" }, { origin })).status).toBe(403);
    }
    const form = await callAuth(ada, "/sign-out", "", {
      "content-type": "application/x-www-form-urlencoded",
      origin: "https://evil.example",
    });
    expect([403, 415]).toContain(form.status);
    expect((await ada.get("/me")).status).toBe(200);
  });
});

describe("what the studio does not use", () => {
  test.each([
    "/list-accounts",
    "/account-info",
    "/organization/list-user-invitations",
    "/ok",
    "/organization/list-teams",
    "/.well-known/x",
    "/sign-in/email/",
    "//sign-in/email",
    "/SIGN-IN/EMAIL",
  ])("GET %s is not there", async (path) => {
    expect([404, 405]).toContain((await callAuth(ada, path)).status);
  });

  test.each([
    "/delete-user",
    "/link-social",
    "/unlink-account",
    "/get-access-token",
    "/refresh-token",
    "/update-session",
    "/verify-password",
    "/two-factor/send-otp",
    "/two-factor/verify-otp",
    "/organization/create-role",
    "/organization/create-team",
    "/organization/add-member",
  ])("POST %s is not there", async (path) => {
    expect((await callAuth(ada, path, {})).status).toBe(404);
  });
});

test("better-auth's endpoints answer hostile values below 500", async () => {
  const posts = {
    "/sign-up/email": ["name", "email", "password", "image", "callbackURL"],
    "/sign-in/email": ["email", "password", "callbackURL", "rememberMe"],
    "/update-user": ["name", "image"],
    "/change-email": ["newEmail", "callbackURL"],
    "/change-password": ["currentPassword", "newPassword"],
    "/reset-password": ["token", "newPassword"],
    "/revoke-session": ["token"],
    "/two-factor/verify-totp": ["code"],
    "/organization/create": ["name", "slug", "logo", "metadata"],
    "/organization/update": ["data", "organizationId"],
    "/organization/set-active": ["organizationId", "organizationSlug"],
    "/organization/update-member-role": ["memberId", "role", "organizationId"],
    "/organization/remove-member": ["memberIdOrEmail", "organizationId"],
    "/organization/leave": ["organizationId"],
    "/organization/invite-member": ["email", "role", "organizationId", "teamId"],
    "/organization/accept-invitation": ["invitationId"],
    "/organization/cancel-invitation": ["invitationId"],
  };
  const valid: Record<string, unknown> = {
    name: "Name",
    email: "a@example.com",
    password,
    role: "viewer",
    slug: "slug",
  };
  const queries = {
    "/organization/list-members": [
      "organizationId",
      "organizationSlug",
      "limit",
      "offset",
      "sortBy",
      "sortDirection",
      "filterField",
      "filterValue",
    ],
    "/organization/get-full-organization": ["organizationId", "organizationSlug", "membersLimit"],
    "/organization/list-invitations": ["organizationId"],
    "/organization/get-invitation": ["id"],
    "/organization/get-active-member-role": ["userId", "organizationId"],
    "/verify-email": ["token", "callbackURL"],
  };
  const values: unknown[] = [null, 1, true, [], {}, "\ud800", [["a"]], { name: "\u0001", logo: 1 }, ...hostileTexts];
  const broken: string[] = [];
  const queue: (() => Promise<void>)[] = [];
  const check = (label: string, ask: () => Promise<AuthAnswer>) => {
    queue.push(async () => {
      const { status } = await ask();
      if (status >= 500) broken.push(`${label} → ${status}`);
    });
  };
  for (const [path, fields] of Object.entries(posts)) {
    const eve = await signUp(server.origin);
    for (const field of fields) {
      for (const value of values) {
        const body = { ...Object.fromEntries(fields.map((name) => [name, valid[name]])), [field]: value };
        check(`${path} ${JSON.stringify({ [field]: value })}`, () => callAuth(eve, path, body));
      }
    }
    for (const body of ["", "{", "[]", "null", '{"__proto__":{"a":1}}', "[".repeat(30_000)])
      check(`${path} ${body.slice(0, 20)}`, () => callAuth(eve, path, body));
  }
  for (const [path, names] of Object.entries(queries)) {
    for (const name of names) {
      for (const text of hostileTexts) {
        const query = `${path}?${name}=${encodeURIComponent(text)}`;
        check(query, () => callAuth(ada, query));
      }
    }
  }
  const work = async () => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) await next();
  };
  await Promise.all(Array.from({ length: 6 }, work));
  expect(broken).toEqual([]);
}, 300_000);
