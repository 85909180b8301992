import { describe, expect, test, vi } from "vitest";
import { credentialRecords } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { signUp } from "@/scripts/testing/people";
import { checkNewCredential } from "./check-credential";
import type { CredentialJson } from "./credential-schemas";
import { createCredential, createValidCredential, newKey, startCredentialFixture } from "./credential-test-fixture";
import { findCredential, markCredentialRefused, openCredential } from "./open-credential";

const on = startCredentialFixture();

describe("rotation and revocation", () => {
  test("a new secret replaces the old one, a refused one does not", async () => {
    const { id, secret } = await createValidCredential(on, on.ada);
    const wrong = await on.ada.post(`/credentials/${id}/rotate`, { secret: newKey() });
    expect(wrong).toMatchObject({ status: 422, body: { errors: [{ path: "secret" }] } });
    expect((await openCredential(on.ada.tenantId, id)).secret).toBe(secret);
    const next = newKey();
    on.provider.accept(next);
    const rotationDue = "2031-05-01T00:00:00.000Z";
    const rotated = await on.ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret: next, rotationDue });
    expect(rotated.body).toMatchObject({ status: "valid", secretVersion: 2, secretHint: next.slice(-4), rotationDue });
    expect(await openCredential(on.ada.tenantId, id)).toMatchObject({ secret: next, secretVersion: 2 });
  });

  test("revoking wipes the secret, and a rotation brings the credential back", async () => {
    const { id } = await createValidCredential(on, on.ada);
    expect((await on.ada.post<CredentialJson>(`/credentials/${id}/revoke`)).body.status).toBe("revoked");
    const [row] = await withTenant(on.ada.tenantId, (tx) => tx.select().from(credentialRecords)).then((rows) =>
      rows.filter((candidate) => candidate.id === id),
    );
    expect(row?.secret).toBeNull();
    await expect(openCredential(on.ada.tenantId, id)).rejects.toMatchObject({ code: "credential_unusable" });
    expect((await on.ada.post(`/credentials/${id}/validate`)).status).toBe(409);
    expect((await on.ada.post(`/credentials/${id}/revoke`)).status).toBe(409);
    const next = newKey();
    on.provider.accept(next);
    const back = await on.ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret: next });
    expect(back.body).toMatchObject({ status: "valid", secretVersion: 2 });
  });

  test("while the provider is away a new secret is taken unchecked", async () => {
    const valid = await createValidCredential(on, on.ada);
    const revoked = await createValidCredential(on, on.ada);
    await on.ada.post(`/credentials/${revoked.id}/revoke`);
    on.provider.behave("down");
    const secret = newKey();
    const first = await on.ada.post<CredentialJson>(`/credentials/${valid.id}/rotate`, { secret });
    expect(first.body).toMatchObject({ status: "valid", secretVersion: 2, lastValidationTime: null });
    const second = await on.ada.post<CredentialJson>(`/credentials/${revoked.id}/rotate`, { secret });
    expect(second.body).toMatchObject({ status: "pending", secretVersion: 2, lastValidationTime: null });
    on.provider.behave("well");
    expect(await checkNewCredential(on.ada.tenantId, valid.id, 2)).toBe("expired");
  });

  test("of two rotations at once one wins, and its secret is the one that stays", async () => {
    const { id } = await createValidCredential(on, on.ada);
    const secrets = [newKey(), newKey()];
    for (const secret of secrets) on.provider.accept(secret);
    on.provider.holdUntil(2);
    const answers = await Promise.all(
      secrets.map((secret) => on.ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret })),
    );
    expect(new Set(answers.map((answer) => answer.status))).toEqual(new Set([200, 409]));
    const winner = secrets[answers.findIndex((answer) => answer.status === 200)];
    expect(await openCredential(on.ada.tenantId, id)).toMatchObject({ secret: winner, secretVersion: 2 });
  });

  /** Changes a credential while its provider is asked. @returns the validation's answer */
  async function changeDuringValidation(id: string, metadata: object) {
    const before = on.provider.asked().length;
    on.provider.holdUntil(2);
    const validation = on.ada.post<CredentialJson>(`/credentials/${id}/validate`);
    await vi.waitFor(() => expect(on.provider.asked().length).toBe(before + 1));
    expect((await on.ada.call("PATCH", `/credentials/${id}`, { metadata })).status).toBe(200);
    await on.ada.post(`/credentials/${id}/validate`);
    return validation;
  }

  test("what people change while the provider is asked stays changed", async () => {
    const { id } = await createValidCredential(on, on.ada);
    const changed = { provider: "openai", baseUrl: on.provider.origin, team: "Print" };
    expect((await changeDuringValidation(id, changed)).status).toBe(200);
    expect((await on.ada.get<CredentialJson>(`/credentials/${id}`)).body.metadata).toEqual(changed);
  });

  test("an answer from an address that was changed meanwhile counts for nothing", async () => {
    const { id } = await createValidCredential(on, on.ada);
    const moved = { provider: "openai", baseUrl: `${on.provider.origin}/google` };
    expect((await changeDuringValidation(id, moved)).status).toBe(409);
    expect((await on.ada.get<CredentialJson>(`/credentials/${id}`)).body.metadata).toEqual(moved);
  });

  test("a validation that was under way during a rotation says nothing about the new secret", async () => {
    const { id, secret } = await createValidCredential(on, on.ada);
    on.provider.refuse(secret);
    const next = newKey();
    on.provider.accept(next);
    on.provider.holdUntil(2);
    const validation = on.ada.post<CredentialJson>(`/credentials/${id}/validate`);
    const rotation = on.ada.post<CredentialJson>(`/credentials/${id}/rotate`, { secret: next });
    await Promise.all([validation, rotation]);
    // Whichever was written first: a refusal before the rotation is healed by it, one after it is not written.
    const { body } = await on.ada.get<CredentialJson>(`/credentials/${id}`);
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
    const { id, secret } = await createValidCredential(on, on.ada);
    const opened = await openCredential(on.ada.tenantId, id);
    await markCredentialRefused(on.ada.tenantId, id, `401: ${secret} is wrong`, opened.secretVersion);
    await markCredentialRefused(on.ada.tenantId, id, "401 again", opened.secretVersion);
    const { body } = await on.ada.get<CredentialJson>(`/credentials/${id}`);
    expect(body).toMatchObject({ status: "expired", lastValidationError: "401: [redacted] is wrong" });
    await expect(openCredential(on.ada.tenantId, id)).rejects.toMatchObject({ code: "credential_unusable" });
    const events = await on.ada.get<{ items: { payloadSummary: { data: Record<string, unknown> } }[] }>(
      "/notification-events?type=credential_status",
    );
    const told = events.body.items.filter((event) => event.payloadSummary.data.credentialId === id);
    expect(told).toHaveLength(1);
    const next = newKey();
    on.provider.accept(next);
    await on.ada.post(`/credentials/${id}/rotate`, { secret: next });
    await markCredentialRefused(on.ada.tenantId, id, "401 of the old one", opened.secretVersion);
    expect((await on.ada.get<CredentialJson>(`/credentials/${id}`)).body.status).toBe("valid");
  });

  test("the newest valid credential of a provider is found", async () => {
    const bob = await signUp(on.server.origin);
    expect(await findCredential(bob.tenantId, "openai")).toBeNull();
    const first = await createValidCredential(on, bob);
    const second = await createValidCredential(on, bob);
    await createCredential(on, bob, newKey());
    expect(await findCredential(bob.tenantId, "openai")).toBe(second.id);
    await bob.post(`/credentials/${second.id}/revoke`);
    expect(await findCredential(bob.tenantId, "openai")).toBe(first.id);
  });
});
