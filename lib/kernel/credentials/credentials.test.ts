import { describe, expect, test } from "vitest";
import { notificationChannels } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { joinAs, signUp } from "@/scripts/testing/people";
import { checkNewCredential } from "./check-credential";
import type { CredentialJson } from "./credential-schemas";
import { createCredential, createValidCredential, newKey, startCredentialFixture } from "./credential-test-fixture";
import { findCredential, markCredentialRefused, openCredential } from "./open-credential";

const on = startCredentialFixture();

/** Makes a channel that uses the credential, below the API. */
async function referTo(tenantId: string, credentialId: string): Promise<void> {
  await withTenant(tenantId, (tx) =>
    tx
      .insert(notificationChannels)
      .values({ tenantId, kind: "slack", name: newKey(), credentialId, config: {}, events: ["export_ready"] }),
  );
}

describe("a credential", () => {
  test("is created pending, found, changed and deleted; its secret never comes back", async () => {
    const secret = newKey();
    const created = await createCredential(on, on.ada, secret, {
      name: "Main key",
      rotationDue: "2030-01-01T00:00:00+01:00",
    });
    expect(created).toMatchObject({
      provider: "openai",
      providerType: "ai",
      status: "pending",
      secretVersion: 1,
      secretHint: secret.slice(-4),
      lastValidationTime: null,
      rotationDue: "2029-12-31T23:00:00.000Z",
      createdBy: on.ada.userId,
    });
    const list = await on.ada.get<{ items: CredentialJson[] }>("/credentials?provider=openai&status=pending");
    expect(list.body.items.map((item) => item.id)).toContain(created.id);
    expect(JSON.stringify([created, list.body])).not.toContain(secret);
    const changed = await on.ada.call<CredentialJson>("PATCH", `/credentials/${created.id}`, {
      name: "Other name",
      rotationDue: null,
    });
    expect(changed.body).toMatchObject({ name: "Other name", rotationDue: null, metadata: created.metadata });
    expect((await on.ada.call("DELETE", `/credentials/${created.id}`)).status).toBe(204);
    expect((await on.ada.get(`/credentials/${created.id}`)).status).toBe(404);
  });

  test("has a name of its own with its provider", async () => {
    const name = `Twice ${newKey()}`;
    await createCredential(on, on.ada, newKey(), { name });
    const again = await on.ada.post("/credentials", {
      providerType: "ai",
      name,
      secret: newKey(),
      metadata: { provider: "openai" },
    });
    expect(again).toMatchObject({ status: 409, body: { code: "conflict", errors: [{ path: "name" }] } });
    const other = await createCredential(on, on.ada, newKey());
    const renamed = await on.ada.call("PATCH", `/credentials/${other.id}`, { name });
    expect(renamed).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  test("is nobody else's", async () => {
    const { id } = await createValidCredential(on, on.ada);
    const stranger = await signUp(on.server.origin);
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
    expect((await on.ada.get<CredentialJson>(`/credentials/${id}`)).body.status).toBe("valid");
  });

  test.each(["viewer", "designer", "marketer"] as const)("is hidden from a %s", async (role) => {
    const { id } = await createCredential(on, on.ada, newKey());
    const member = await joinAs(on.ada, role);
    expect((await member.get("/credentials")).status).toBe(403);
    expect((await member.get(`/credentials/${id}`)).status).toBe(403);
    expect((await member.post(`/credentials/${id}/revoke`)).status).toBe(403);
  });

  test("is managed by an engineer, and only read by a key that may only read", async () => {
    const engineer = await joinAs(on.ada, "engineer");
    const { id } = await createCredential(on, engineer, newKey());
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
    const { status, body } = await on.ada.post<{ errors: { path: string }[] }>("/credentials", input);
    expect([status, body.errors.map((error) => error.path)]).toEqual([422, [path]]);
  });

  test("of a server inside somebody's network is refused unless the operator allows the host", async () => {
    for (const baseUrl of ["http://127.0.0.1:9/v1", "http://[::ffff:10.0.0.1]/v1", "http://169.254.169.254"]) {
      const answer = await on.ada.post("/credentials", {
        providerType: "ai",
        name: newKey(),
        secret: newKey(),
        metadata: { provider: "openai-compatible", baseUrl },
      });
      expect(answer).toMatchObject({ status: 422, body: { code: "unsafe_address" } });
    }
  });

  test("gives its secret to no other host", async () => {
    const { id } = await createValidCredential(on, on.ada);
    const elsewhere = await on.ada.call("PATCH", `/credentials/${id}`, {
      metadata: { baseUrl: "https://example.com/v1" },
    });
    expect(elsewhere).toMatchObject({ status: 422, body: { errors: [{ path: "metadata.baseUrl" }] } });
    const gone = await on.ada.call("PATCH", `/credentials/${id}`, { metadata: {} });
    expect(gone.status).toBe(422);
    const sameHost = await on.ada.call<CredentialJson>("PATCH", `/credentials/${id}`, {
      metadata: { baseUrl: `${on.provider.origin}/v1/`, team: "Print" },
    });
    expect(sameHost.body.metadata).toEqual({ provider: "openai", baseUrl: `${on.provider.origin}/v1`, team: "Print" });
  });

  test("does not take its secret into what everybody can read", async () => {
    const { id, secret } = await createValidCredential(on, on.ada);
    for (const body of [
      { name: `Key ${secret}` },
      { metadata: { baseUrl: on.provider.origin, note: `is ${secret}` } },
    ]) {
      const answer = await on.ada.call<object>("PATCH", `/credentials/${id}`, body);
      expect([answer.status, JSON.stringify(answer.body).includes(secret)]).toEqual([422, false]);
    }
  });

  test("that something refers to cannot be deleted, only revoked", async () => {
    const { id } = await createValidCredential(on, on.ada);
    await referTo(on.ada.tenantId, id);
    expect(await on.ada.call("DELETE", `/credentials/${id}`)).toMatchObject({
      status: 409,
      body: { code: "conflict" },
    });
    expect((await on.ada.post(`/credentials/${id}/revoke`)).status).toBe(200);
  });
});

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
    const metadata = { provider: id, baseUrl: `${on.provider.origin}${path}` };
    const { id: credentialId } = await createCredential(on, on.ada, secret, { metadata });
    const refused = await on.ada.post<CredentialJson>(`/credentials/${credentialId}/validate`);
    expect(refused.body).toMatchObject({ status: "pending" });
    expect(refused.body.lastValidationTime).not.toBeNull();
    expect(refused.body.lastValidationError).toContain("[redacted]");
    await expect(openCredential(on.ada.tenantId, credentialId)).rejects.toMatchObject({ code: "credential_unusable" });
    on.provider.accept(secret);
    const accepted = await on.ada.post<CredentialJson>(`/credentials/${credentialId}/validate`);
    expect(accepted.body).toMatchObject({ status: "valid", lastValidationError: null });
    expect((await openCredential(on.ada.tenantId, credentialId)).secret).toBe(secret);
  });

  test.each([
    ["slack", "notification"],
    ["figma", "design"],
    ["penpot", "design"],
    ["unsplash", "design"],
    ["github", "documentation"],
  ])("asks %s, too", async (id, providerType) => {
    const secret = `xoxb-${newKey()}`;
    const { id: credentialId } = await createCredential(on, on.ada, secret, {
      providerType,
      metadata: { provider: id, baseUrl: on.provider.origin },
    });
    const validate = async () => (await on.ada.post<CredentialJson>(`/credentials/${credentialId}/validate`)).body;
    expect(await validate()).toMatchObject({ status: "pending", lastValidationError: expect.any(String) });
    on.provider.accept(secret);
    expect(await validate()).toMatchObject({ status: "valid", lastValidationError: null });
    on.provider.refuse(secret);
    expect(await validate()).toMatchObject({ status: "expired", lastValidationError: expect.any(String) });
    expect((await on.ada.post(`/credentials/${credentialId}/validate`)).body).toMatchObject({
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
    const { id: credentialId } = await createCredential(on, on.ada, secret, {
      providerType: "notification",
      metadata: { provider: id },
    });
    const { body } = await on.ada.post<CredentialJson>(`/credentials/${credentialId}/validate`);
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
    const { id, secret, row } = await createValidCredential(on, on.ada);
    on.provider.behave(mode);
    const answer = await on.ada.post(`/credentials/${id}/validate`);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
    if (mode === "busy") expect(answer.headers.get("retry-after")).toBe("7");
    expect((await on.ada.get(`/credentials/${id}`)).body).toEqual(row);
  });

  test("of a new one is asked for in the transaction that stores it, and made by the job", async () => {
    const secret = newKey();
    const { id } = await createCredential(on, on.ada, secret);
    on.provider.behave("down");
    await expect(checkNewCredential(on.ada.tenantId, id, 1)).rejects.toMatchObject({ code: "unavailable" });
    const unreached = await on.ada.get<CredentialJson>(`/credentials/${id}`);
    expect(unreached.body).toMatchObject({ status: "pending", lastValidationTime: null });
    expect(unreached.body.lastValidationError).toContain("503");
    expect((await openCredential(on.ada.tenantId, id)).secret).toBe(secret);
    on.provider.behave("well");
    on.provider.accept(secret);
    expect(await checkNewCredential(on.ada.tenantId, id, 1)).toBe("valid");
    expect(await checkNewCredential(on.ada.tenantId, id, 2)).toBeNull();
  });

  test("a key with characters that no header holds is refused, not sent", async () => {
    const { id } = await createCredential(on, on.ada, `sk-“curly-quotes”-${newKey()}`);
    const before = on.provider.asked().length;
    const { body } = await on.ada.post<CredentialJson>(`/credentials/${id}/validate`);
    expect(body.lastValidationError).toContain("copied whole");
    expect(on.provider.asked()).toHaveLength(before);
  });
});
