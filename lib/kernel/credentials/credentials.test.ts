import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { credentialRecords, notificationChannels } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type KeyCheckServer, startKeyCheckServer } from "@/scripts/testing/imitate-key-checks";
import { type Caller, joinAs, signUp } from "@/scripts/testing/people";
import { checkNewCredential } from "./check-credential";
import type { CredentialJson } from "./credential-schemas";
import { findCredential, markCredentialRefused, openCredential } from "./open-credential";

let server: ApiServer;
let provider: KeyCheckServer;
let ada: Caller;

beforeAll(async () => {
  server = await startApiServer();
  provider = await startKeyCheckServer();
  process.env.ATELIER_ALLOWED_HOSTS = provider.host;
  resetEnv();
  ada = await signUp(server.origin);
});
afterEach(() => provider.behave("well"));
afterAll(async () => {
  delete process.env.ATELIER_ALLOWED_HOSTS;
  resetEnv();
  await Promise.all([server.close(), provider.close()]);
});

const newKey = () => `sk-test-${randomUUID()}`;

async function create(
  caller: Caller,
  secret: string,
  { name = `Key ${randomUUID()}`, provider: id = "openai", ...rest }: Record<string, unknown> & { name?: string } = {},
): Promise<CredentialJson> {
  const metadata = { provider: id, baseUrl: provider.origin };
  const answer = await caller.post<CredentialJson>("/credentials", {
    providerType: "ai",
    name,
    secret,
    metadata,
    ...rest,
  });
  expect(answer.status).toBe(201);
  return answer.body;
}

/** A credential whose provider has accepted it. */
async function createValid(caller: Caller): Promise<{ id: string; secret: string; row: CredentialJson }> {
  const secret = newKey();
  provider.accept(secret);
  const { id } = await create(caller, secret);
  const { status, body } = await caller.post<CredentialJson>(`/credentials/${id}/validate`);
  expect([status, body.status]).toEqual([200, "valid"]);
  return { id, secret, row: body };
}

describe("a credential", () => {
  test("is created pending, found, changed and deleted; its secret never comes back", async () => {
    const secret = newKey();
    const created = await create(ada, secret, { name: "Main key", rotationDue: "2030-01-01T00:00:00+01:00" });
    expect(created).toMatchObject({
      provider: "openai",
      providerType: "ai",
      status: "pending",
      secretVersion: 1,
      secretHint: secret.slice(-4),
      lastValidationTime: null,
      rotationDue: "2029-12-31T23:00:00.000Z",
      createdBy: ada.userId,
    });
    const list = await ada.get<{ items: CredentialJson[] }>("/credentials?provider=openai&status=pending");
    expect(list.body.items.map((item) => item.id)).toContain(created.id);
    expect(JSON.stringify([created, list.body])).not.toContain(secret);
    const changed = await ada.call<CredentialJson>("PATCH", `/credentials/${created.id}`, {
      name: "Other name",
      rotationDue: null,
    });
    expect(changed.body).toMatchObject({ name: "Other name", rotationDue: null, metadata: created.metadata });
    expect((await ada.call("DELETE", `/credentials/${created.id}`)).status).toBe(204);
    expect((await ada.get(`/credentials/${created.id}`)).status).toBe(404);
  });

  test("has a name of its own with its provider", async () => {
    const name = `Twice ${newKey()}`;
    await create(ada, newKey(), { name });
    const again = await ada.post("/credentials", {
      providerType: "ai",
      name,
      secret: newKey(),
      metadata: { provider: "openai" },
    });
    expect(again).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: "name" }] } });
    const other = await create(ada, newKey());
    const renamed = await ada.call("PATCH", `/credentials/${other.id}`, { name });
    expect(renamed).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  test("is nobody else's", async () => {
    const { id } = await createValid(ada);
    const stranger = await signUp(server.origin);
    for (const [method, path, body] of [
      ["GET", "", undefined],
      ["PATCH", "", { name: "Mine" }],
      ["DELETE", "", undefined],
      ["POST", "/validate", undefined],
      ["POST", "/rotate", { secret: newKey() }],
      ["POST", "/revoke", undefined],
    ] as const)
      expect((await stranger.call(method, `/credentials/${id}${path}`, body)).status).toBe(404);
    await expect(openCredential(stranger.tenantId, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await findCredential(stranger.tenantId, "openai")).toBeNull();
    await markCredentialRefused(stranger.tenantId, id, "401");
    expect((await ada.get<CredentialJson>(`/credentials/${id}`)).body.status).toBe("valid");
  });

  test.each(["viewer", "designer", "marketer"] as const)("is hidden from a %s", async (role) => {
    const { id } = await create(ada, newKey());
    const member = await joinAs(ada, role);
    expect((await member.get("/credentials")).status).toBe(403);
    expect((await member.get(`/credentials/${id}`)).status).toBe(403);
    expect((await member.post(`/credentials/${id}/revoke`)).status).toBe(403);
  });

  test("is managed by an engineer, and only read by a key that may only read", async () => {
    const engineer = await joinAs(ada, "engineer");
    const { id } = await create(engineer, newKey());
    const reader = await engineer.withKey(["credentials:read"]);
    expect((await reader.get(`/credentials/${id}`)).status).toBe(200);
    expect((await reader.post(`/credentials/${id}/revoke`)).status).toBe(403);
  });

  test.each([
    ["providerType", { providerType: "money" }],
    ["providerType", { providerType: "design" }],
    ["name", { name: " " }],
    ["secret", { secret: "" }],
    ["secret", { secret: "two\nlines" }],
    ["secret", { secret: 7 }],
    ["secret", { secret: "sk-the-name-itself", name: "sk-the-name-itself" }],
    ["metadata.provider", { metadata: { provider: "nobody" } }],
    ["metadata.baseUrl", { metadata: { provider: "openai", baseUrl: "ftp://example.com" } }],
    ["metadata.baseUrl", { metadata: { provider: "openai", baseUrl: "https://a:b@example.com" } }],
    ["metadata.baseUrl", { metadata: { provider: "comfyui" } }],
    ["metadata", { metadata: { provider: "openai", apiKey: "hidden here" } }],
    ["rotationDue", { rotationDue: "soon" }],
  ])("bad input names %s", async (path, wrong) => {
    const input = { providerType: "ai", name: newKey(), secret: newKey(), metadata: { provider: "openai" }, ...wrong };
    const { status, body } = await ada.post<{ errors: { path: string }[] }>("/credentials", input);
    expect([status, body.errors.map((error) => error.path)]).toEqual([422, [path]]);
  });

  test("of a server inside somebody's network is refused unless the operator allows the host", async () => {
    for (const baseUrl of ["http://127.0.0.1:9/v1", "http://[::ffff:10.0.0.1]/v1", "http://169.254.169.254"]) {
      const answer = await ada.post("/credentials", {
        providerType: "ai",
        name: newKey(),
        secret: newKey(),
        metadata: { provider: "openai-compatible", baseUrl },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: "unsafe_address" } });
    }
  });

  test("gives its secret to no other host", async () => {
    const { id } = await createValid(ada);
    const elsewhere = await ada.call("PATCH", `/credentials/${id}`, {
      metadata: { baseUrl: "https://example.com/v1" },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ path: "metadata.baseUrl" }] } });
    const gone = await ada.call("PATCH", `/credentials/${id}`, { metadata: {} });
    expect(gone.status).toBe(422);
    const sameHost = await ada.call<CredentialJson>("PATCH", `/credentials/${id}`, {
      metadata: { baseUrl: `${provider.origin}/v1/`, team: "Print" },
    });
    expect(sameHost.body.metadata).toEqual({ provider: "openai", baseUrl: `${provider.origin}/v1`, team: "Print" });
  });

  test("does not take its secret into what everybody can read", async () => {
    const { id, secret } = await createValid(ada);
    for (const body of [{ name: `Key ${secret}` }, { metadata: { baseUrl: provider.origin, note: `is ${secret}` } }]) {
      const answer = await ada.call<object>("PATCH", `/credentials/${id}`, body);
      expect([answer.status, JSON.stringify(answer.body).includes(secret)]).toEqual([422, false]);
    }
  });

  test("that something refers to cannot be deleted, only revoked", async () => {
    const { id } = await createValid(ada);
    await referTo(ada.tenantId, id);
    expect(await ada.call("DELETE", `/credentials/${id}`)).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect((await ada.post(`/credentials/${id}/revoke`)).status).toBe(200);
  });
});

/** Makes a channel that uses the credential, below the API. */
async function referTo(tenantId: string, credentialId: string): Promise<void> {
  await withTenant(tenantId, (tx) =>
    tx
      .insert(notificationChannels)
      .values({ tenantId, kind: "slack", name: newKey(), credentialId, config: {}, events: ["export_ready"] }),
  );
}

describe("validation", () => {
  test.each([
    ["openai", "", 401],
    ["anthropic", "", 401],
    ["google", "/google", 400],
    ["replicate", "", 401],
    ["fal", "", 401],
    ["stability", "", 401],
    ["openai-compatible", "", 401],
    ["comfyui", "", 401],
  ])("asks %s, and tells a wrong key from a right one", async (id, path) => {
    const secret = newKey();
    const metadata = { provider: id, baseUrl: `${provider.origin}${path}` };
    const { id: credentialId } = await create(ada, secret, { metadata });
    const refused = await ada.post<CredentialJson>(`/credentials/${credentialId}/validate`);
    expect(refused.body).toMatchObject({ status: "pending" });
    expect(refused.body.lastValidationTime).not.toBeNull();
    expect(refused.body.lastValidationError).toContain("[redacted]");
    await expect(openCredential(ada.tenantId, credentialId)).rejects.toMatchObject({ code: "credential_unusable" });
    provider.accept(secret);
    const accepted = await ada.post<CredentialJson>(`/credentials/${credentialId}/validate`);
    expect(accepted.body).toMatchObject({ status: "valid", lastValidationError: null });
    expect((await openCredential(ada.tenantId, credentialId)).secret).toBe(secret);
  });

  test.each([
    ["slack", "notification"],
    ["figma", "design"],
    ["penpot", "design"],
    ["unsplash", "design"],
    ["github", "documentation"],
  ])("asks %s, too", async (id, providerType) => {
    const secret = `xoxb-${newKey()}`;
    const { id: credentialId } = await create(ada, secret, {
      providerType,
      metadata: { provider: id, baseUrl: provider.origin },
    });
    const validate = async () => (await ada.post<CredentialJson>(`/credentials/${credentialId}/validate`)).body;
    expect(await validate()).toMatchObject({ status: "pending", lastValidationError: expect.any(String) });
    provider.accept(secret);
    expect(await validate()).toMatchObject({ status: "valid", lastValidationError: null });
    provider.refuse(secret);
    expect(await validate()).toMatchObject({ status: "expired", lastValidationError: expect.any(String) });
    expect((await ada.post(`/credentials/${credentialId}/validate`)).body).toMatchObject({
      code: "illegal_transition",
    });
  });

  test.each([
    ["slack", "https://hooks.slack.com/services/T000/B000/abcdefgh", "valid"],
    ["slack", "https://hooks.slack.com/services/", "pending"],
    ["slack", "not an address", "pending"],
    ["teams", "https://93.184.216.34/workflows/abc/triggers/manual/paths/invoke?sig=abcdefgh", "valid"],
    ["teams", "mailto:ada@example.com", "pending"],
  ])("an address to post to is only looked at: %s %s is %s", async (id, secret, status) => {
    const { id: credentialId } = await create(ada, secret, {
      providerType: "notification",
      metadata: { provider: id },
    });
    const { body } = await ada.post<CredentialJson>(`/credentials/${credentialId}/validate`);
    expect(body.status).toBe(status);
    expect(JSON.stringify(body)).not.toContain("abcdefgh");
  });

  test.each([
    ["down", 503],
    ["busy", 503],
    ["page", 422],
    ["missing", 422],
    ["endless", 422],
  ] as const)("a provider that is %s answers %i and changes nothing", async (mode, status) => {
    const { id, secret, row } = await createValid(ada);
    provider.behave(mode);
    const answer = await ada.post(`/credentials/${id}/validate`);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
    if (mode === "busy") expect(answer.headers.get("retry-after")).toBe("7");
    expect((await ada.get(`/credentials/${id}`)).body).toEqual(row);
  });

  test("of a new one is asked for in the transaction that stores it, and made by the job", async () => {
    const secret = newKey();
    const { id } = await create(ada, secret);
    provider.behave("down");
    await expect(checkNewCredential(ada.tenantId, id, 1)).rejects.toMatchObject({ code: "unavailable" });
    const unreached = await ada.get<CredentialJson>(`/credentials/${id}`);
    expect(unreached.body).toMatchObject({ status: "pending", lastValidationTime: null });
    expect(unreached.body.lastValidationError).toContain("503");
    expect((await openCredential(ada.tenantId, id)).secret).toBe(secret);
    provider.behave("well");
    provider.accept(secret);
    expect(await checkNewCredential(ada.tenantId, id, 1)).toBe("valid");
    expect(await checkNewCredential(ada.tenantId, id, 2)).toBeNull();
  });

  test("a key with characters that no header holds is refused, not sent", async () => {
    const { id } = await create(ada, `sk-“curly-quotes”-${newKey()}`);
    const before = provider.asked().length;
    const { body } = await ada.post<CredentialJson>(`/credentials/${id}/validate`);
    expect(body.lastValidationError).toContain("copied whole");
    expect(provider.asked()).toHaveLength(before);
  });
});

describe("rotation and revocation", () => {
  test("a new secret replaces the old one, a refused one does not", async () => {
    const { id, secret } = await createValid(ada);
    const wrong = await ada.post(`/credentials/${id}/rotate`, { secret: newKey() });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: "secret" }] } });
    expect((await openCredential(ada.tenantId, id)).secret).toBe(secret);
    const next = newKey();
    provider.accept(next);
    const rotationDue = "2031-05-01T00:00:00.000Z";
    const rotated = await ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret: next, rotationDue });
    expect(rotated.body).toMatchObject({ status: "valid", secretVersion: 2, secretHint: next.slice(-4), rotationDue });
    expect(await openCredential(ada.tenantId, id)).toMatchObject({ secret: next, secretVersion: 2 });
  });

  test("revoking wipes the secret, and a rotation brings the credential back", async () => {
    const { id } = await createValid(ada);
    expect((await ada.post<CredentialJson>(`/credentials/${id}/revoke`)).body.status).toBe("revoked");
    const [row] = await withTenant(ada.tenantId, (tx) => tx.select().from(credentialRecords)).then((rows) =>
      rows.filter((candidate) => candidate.id === id),
    );
    expect(row?.secret).toBeNull();
    await expect(openCredential(ada.tenantId, id)).rejects.toMatchObject({ code: "credential_unusable" });
    expect((await ada.post(`/credentials/${id}/validate`)).status).toBe(409);
    expect((await ada.post(`/credentials/${id}/revoke`)).status).toBe(409);
    const next = newKey();
    provider.accept(next);
    const back = await ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret: next });
    expect(back.body).toMatchObject({ status: "valid", secretVersion: 2 });
  });

  test("while the provider is away a new secret is taken unchecked", async () => {
    const valid = await createValid(ada);
    const revoked = await createValid(ada);
    await ada.post(`/credentials/${revoked.id}/revoke`);
    provider.behave("down");
    const secret = newKey();
    const first = await ada.post<CredentialJson>(`/credentials/${valid.id}/rotate`, { secret });
    expect(first.body).toMatchObject({ status: "valid", secretVersion: 2, lastValidationTime: null });
    const second = await ada.post<CredentialJson>(`/credentials/${revoked.id}/rotate`, { secret });
    expect(second.body).toMatchObject({ status: "pending", secretVersion: 2, lastValidationTime: null });
    provider.behave("well");
    expect(await checkNewCredential(ada.tenantId, valid.id, 2)).toBe("expired");
  });

  test("of two rotations at once one wins, and its secret is the one that stays", async () => {
    const { id } = await createValid(ada);
    const secrets = [newKey(), newKey()];
    for (const secret of secrets) provider.accept(secret);
    provider.holdUntil(2);
    const answers = await Promise.all(
      secrets.map((secret) => ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
    const winner = secrets[answers.findIndex((answer) => answer.status === 200)];
    expect(await openCredential(ada.tenantId, id)).toMatchObject({ secret: winner, secretVersion: 2 });
  });

  /** Changes a credential while its provider is asked. @returns the validation's answer */
  async function changeDuringValidation(id: string, metadata: object) {
    const before = provider.asked().length;
    provider.holdUntil(2);
    const validation = ada.post<CredentialJson>(`/credentials/${id}/validate`);
    await vi.waitFor(() => expect(provider.asked().length).toBe(before + 1));
    expect((await ada.call("PATCH", `/credentials/${id}`, { metadata })).status).toBe(200);
    await ada.post(`/credentials/${id}/validate`);
    return validation;
  }

  test("what people change while the provider is asked stays changed", async () => {
    const { id } = await createValid(ada);
    const changed = { provider: "openai", baseUrl: provider.origin, team: "Print" };
    expect((await changeDuringValidation(id, changed)).status).toBe(200);
    expect((await ada.get<CredentialJson>(`/credentials/${id}`)).body.metadata).toEqual(changed);
  });

  test("an answer from an address that was changed meanwhile counts for nothing", async () => {
    const { id } = await createValid(ada);
    const moved = { provider: "openai", baseUrl: `${provider.origin}/google` };
    expect((await changeDuringValidation(id, moved)).status).toBe(409);
    expect((await ada.get<CredentialJson>(`/credentials/${id}`)).body.metadata).toEqual(moved);
  });

  test("a validation that was under way during a rotation says nothing about the new secret", async () => {
    const { id, secret } = await createValid(ada);
    provider.refuse(secret);
    const next = newKey();
    provider.accept(next);
    provider.holdUntil(2);
    const validation = ada.post<CredentialJson>(`/credentials/${id}/validate`);
    const rotation = ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret: next });
    await Promise.all([validation, rotation]);
    // Whichever was written first: a refusal before the rotation is healed by it, one after it is not written.
    const { body } = await ada.get<CredentialJson>(`/credentials/${id}`);
    const state = [body.status, body.secretVersion];
    expect([
      ["valid", 2],
      ["expired", 1],
    ]).toContainEqual(state);
    expect((await rotation).status).toBe(state[1] === 2 ? 200 : 409);
  });
});

describe("a refusal during a job", () => {
  test("expires the credential, tells people once, and leaves a newer secret alone", async () => {
    const { id, secret } = await createValid(ada);
    const opened = await openCredential(ada.tenantId, id);
    await markCredentialRefused(ada.tenantId, id, `401: ${secret} is wrong`, opened.secretVersion);
    await markCredentialRefused(ada.tenantId, id, "401 again", opened.secretVersion);
    const { body } = await ada.get<CredentialJson>(`/credentials/${id}`);
    expect(body).toMatchObject({ status: "expired", lastValidationError: "401: [redacted] is wrong" });
    await expect(openCredential(ada.tenantId, id)).rejects.toMatchObject({ code: "credential_unusable" });
    const events = await ada.get<{ items: { payloadSummary: { data: Record<string, unknown> } }[] }>(
      "/notification-events?type=credential_status",
    );
    const told = events.body.items.filter((event) => event.payloadSummary.data.credentialId === id);
    expect(told).toHaveLength(1);
    const next = newKey();
    provider.accept(next);
    await ada.post(`/credentials/${id}/rotate`, { secret: next });
    await markCredentialRefused(ada.tenantId, id, "401 of the old one", opened.secretVersion);
    expect((await ada.get<CredentialJson>(`/credentials/${id}`)).body.status).toBe("valid");
  });

  test("the newest valid credential of a provider is found", async () => {
    const bob = await signUp(server.origin);
    expect(await findCredential(bob.tenantId, "openai")).toBeNull();
    const first = await createValid(bob);
    const second = await createValid(bob);
    await create(bob, newKey());
    expect(await findCredential(bob.tenantId, "openai")).toBe(second.id);
    await bob.post(`/credentials/${second.id}/revoke`);
    expect(await findCredential(bob.tenantId, "openai")).toBe(first.id);
  });
});
