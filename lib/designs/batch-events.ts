import { eventType } from "inngest";
import { z } from "zod";

const batchData = z.object({ tenantId: z.uuid(), batchId: z.uuid() });

/** `override`: rows with preflight errors are printed too; why is in the audit log. */
export const batchRequested = eventType("designs/batch.requested", {
  schema: batchData.extend({ override: z.boolean() }),
});
export const batchCancelled = eventType("designs/batch.cancelled", { schema: batchData });
