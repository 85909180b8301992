import { eventType } from "inngest";
import { z } from "zod";

/** A secret is new and its provider has not been asked. `tenantId` is added by the outbox. */
export const credentialCheckRequested = eventType("kernel/credential.check-requested", {
  schema: z.object({ tenantId: z.uuid(), credentialId: z.uuid(), secretVersion: z.int() }),
});
