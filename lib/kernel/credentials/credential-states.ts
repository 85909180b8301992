import type { CredentialStatus } from "./credential-schemas";

/** What can happen to a credential. */
export const credentialEvents = ["accepted", "refused", "revoked", "rotated", "rotatedUnchecked"] as const;
export type CredentialEvent = (typeof credentialEvents)[number];

/**
 * Every transition there is: pending → valid → revoked | expired, and back to valid by a rotation alone. A pending one that
 * its provider refuses stays pending, with the reason beside it. Whatever still holds a secret can be revoked, because that
 * is how a leaked one is wiped while things refer to it. A new secret whose provider cannot be reached makes a revoked or
 * expired credential pending again; a valid one stays what it was.
 */
const transitions: Readonly<Record<CredentialEvent, Partial<Record<CredentialStatus, CredentialStatus>>>> = {
  accepted: { pending: "valid", valid: "valid" },
  refused: { pending: "pending", valid: "expired" },
  revoked: { pending: "revoked", valid: "revoked", expired: "revoked" },
  rotated: { pending: "valid", valid: "valid", expired: "valid", revoked: "valid" },
  rotatedUnchecked: { pending: "pending", valid: "valid", expired: "pending", revoked: "pending" },
};

/** The status after an event. @returns undefined when it cannot happen in this one */
export function nextStatus(status: CredentialStatus, event: CredentialEvent): CredentialStatus | undefined {
  return transitions[event][status];
}
