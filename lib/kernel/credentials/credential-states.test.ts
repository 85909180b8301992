import fc from "fast-check";
import { expect, test } from "vitest";
import { type CredentialStatus, credentialStatuses } from "./credential-schemas";
import { type CredentialEvent, credentialEvents, nextStatus } from "./credential-states";

const anyEvents = fc.array(fc.constantFrom(...credentialEvents), { maxLength: 30 });

/** Runs events through the table; those that cannot happen are passed over, as the services refuse them. */
function walk(
  events: readonly CredentialEvent[],
): { event: CredentialEvent; from: CredentialStatus; to: CredentialStatus }[] {
  let from: CredentialStatus = "pending";
  return events.flatMap((event) => {
    const to = nextStatus(from, event);
    if (to === undefined) return [];
    const step = { event, from, to };
    from = to;
    return [step];
  });
}

test("whatever happens, only a rotation brings a revoked or expired credential back", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      for (const { event, from, to } of walk(events)) {
        expect(credentialStatuses).toContain(to);
        if (from === "revoked" || from === "expired") {
          if (to !== "revoked") expect(["rotated", "rotatedUnchecked"]).toContain(event);
        }
        if (to === "expired") expect([event, from]).toEqual(["refused", "valid"]);
        if (to === "pending" && from !== "pending") expect(event).toBe("rotatedUnchecked");
      }
    }),
  );
});

test("a revoked one takes nothing but a rotation, and every status can be left", () => {
  expect(credentialEvents.filter((event) => nextStatus("revoked", event) !== undefined)).toEqual([
    "rotated",
    "rotatedUnchecked",
  ]);
  for (const status of credentialStatuses)
    expect(credentialEvents.some((event) => ![undefined, status].includes(nextStatus(status, event)))).toBe(true);
});

test("valid means that the provider accepted the present secret", () => {
  fc.assert(
    fc.property(anyEvents, (events) => {
      const last = walk(events).at(-1);
      if (last?.to === "valid") expect(["accepted", "rotated", "rotatedUnchecked"]).toContain(last.event);
      if (last?.event === "rotatedUnchecked" && last.to === "valid") expect(last.from).toBe("valid");
    }),
  );
});
