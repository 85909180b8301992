import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { resetEnv } from "@/lib/kernel/env";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type KeyCheckServer, startKeyCheckServer } from "@/scripts/testing/imitate-key-checks";
import { type Caller, signUp } from "@/scripts/testing/people";
import type { CredentialJson } from "./credential-schemas";

/** What tests of credentials need; filled before the first of them. */
export interface CredentialFixture {
  server: ApiServer;
  /** The server that judges keys. */
  provider: KeyCheckServer;
  ada: Caller;
}

export const newKey = () => `sk-test-${randomUUID()}`;

/** Starts the studio and a provider for the tests of a file. Its fields may be read inside tests only. */
export function startCredentialFixture(): CredentialFixture {
  const fixture: Partial<CredentialFixture> = {};
  beforeAll(async () => {
    fixture.server = await startApiServer();
    fixture.provider = await startKeyCheckServer();
    process.env.ATELIER_ALLOWED_HOSTS = fixture.provider.host;
    resetEnv();
    fixture.ada = await signUp(fixture.server.origin);
  });
  afterEach(() => fixture.provider?.behave("well"));
  afterAll(async () => {
    delete process.env.ATELIER_ALLOWED_HOSTS;
    resetEnv();
    await Promise.all([fixture.server?.close(), fixture.provider?.close()]);
  });
  const started = <T>(value: T | undefined): T => {
    if (value === undefined) throw new Error("The fixture has not started.");
    return value;
  };
  return {
    get server() {
      return started(fixture.server);
    },
    get provider() {
      return started(fixture.provider);
    },
    get ada() {
      return started(fixture.ada);
    },
  };
}

/** A stored credential that nobody has checked. */
export async function createCredential(
  { provider }: CredentialFixture,
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
export async function createValidCredential(
  fixture: CredentialFixture,
  caller: Caller,
): Promise<{ id: string; secret: string; row: CredentialJson }> {
  const secret = newKey();
  fixture.provider.accept(secret);
  const { id } = await createCredential(fixture, caller, secret);
  const { status, body } = await caller.post<CredentialJson>(`/credentials/${id}/validate`);
  expect([status, body.status]).toEqual([200, "valid"]);
  return { id, secret, row: body };
}
