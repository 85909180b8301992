import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getSql } from "@/db/client";
import { type ApiServer, startApiServer } from "@/scripts/testing/api-server";
import { type Caller, signUp } from "@/scripts/testing/people";
import { remindRotations } from "./remind-rotations";

let server: ApiServer;
let ada: Caller;

beforeAll(async () => {
  server = await startApiServer();
  ada = await signUp(server.origin);
});
afterAll(() => server.close());

const day = 24 * 60 * 60 * 1000;
const inDays = (days: number) => new Date(Date.now() + days * day).toISOString();

/** A valid credential; its kind has no provider to ask. */
async function createDue(name: string, rotationDue: string | null): Promise<string> {
  const input = { providerType: "analytics", name, secret: randomUUID(), rotationDue };
  const { body } = await ada.post<{ id: string }>("/credentials", input);
  expect((await ada.post(`/credentials/${body.id}/validate`)).body).toMatchObject({ status: "valid" });
  return body.id;
}

async function remindersOf(id: string): Promise<string[]> {
  const rows = await getSql()<{ title: string }[]>`
    select title from app.notification_events
    where tenant_id = ${ada.tenantId} and payload_summary #>> '{data,credentialId}' = ${id} order by id`;
  return rows.map((row) => row.title);
}

test("people are reminded once for each due time, of what is due in a week or overdue", async () => {
  const soon = await createDue("Soon", inDays(5));
  const overdue = await createDue("Late", inDays(-3));
  const later = await createDue("Later", inDays(20));
  const never = await createDue("Never", null);
  const revoked = await createDue("Gone", inDays(1));
  await ada.post(`/credentials/${revoked}/revoke`);

  // Two at once remind once, too.
  const counts = await Promise.all([remindRotations(), remindRotations()]);
  expect(counts[0] + counts[1]).toBeGreaterThanOrEqual(2);
  await remindRotations();
  expect(await remindersOf(soon)).toEqual([`The credential “Soon” is due for rotation on ${inDays(5).slice(0, 10)}`]);
  expect(await remindersOf(overdue)).toEqual(["The credential “Late” is overdue for rotation"]);
  expect([await remindersOf(later), await remindersOf(never)]).toEqual([[], []]);
  expect(await remindersOf(revoked)).toEqual(["The credential “Gone” was revoked"]);

  await ada.call("PATCH", `/credentials/${soon}`, { rotationDue: inDays(2) });
  await remindRotations();
  expect(await remindersOf(soon)).toHaveLength(2);
});

test("a new credential asks to be checked in the transaction that stores it", async () => {
  const { body } = await ada.post<{ id: string }>("/credentials", {
    providerType: "analytics",
    name: "Checked",
    secret: randomUUID(),
  });
  const events = await getSql()<{ data: unknown }[]>`
    select data from app.outbox_events
    where tenant_id = ${ada.tenantId} and name = 'kernel/credential.check-requested' and data ->> 'credentialId' = ${body.id}`;
  expect(events.map((event) => event.data)).toEqual([
    { tenantId: ada.tenantId, credentialId: body.id, secretVersion: 1 },
  ]);
});
