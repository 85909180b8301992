import { eventType } from "inngest";
import { z } from "zod";

/** Events of designs: ids only. `tenantId` is added by the outbox. */
const jobData = z.object({ tenantId: z.uuid(), jobId: z.uuid() });

/** `legacyFileId`: the artifact of the legacy provider's file that answers for the design. */
export const previewRequested = eventType("designs/preview.requested", {
  schema: jobData.extend({ legacyFileId: z.uuid().optional() }),
});
export const exportRequested = eventType("designs/export.requested", { schema: jobData });
export const jobCancelled = eventType("designs/job.cancelled", { schema: jobData });
export const catalogueSyncRequested = eventType("designs/catalogue.sync-requested", {
  schema: z.object({ tenantId: z.uuid() }),
});

/** `designIds` absent: every legacy design; `after`: the rest of a run that was handed over. */
export const coverageRequested = eventType("designs/legacy-coverage.requested", {
  schema: z.object({
    tenantId: z.uuid(),
    designIds: z.array(z.uuid()).optional(),
    after: z.uuid().nullable().optional(),
  }),
});
