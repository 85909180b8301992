import { eventType } from "inngest";
import { z } from "zod";

/** Events of collections: ids only. `tenantId` is added by the outbox. */
export const collectionAnalysisRequested = eventType("collections/analysis.requested", {
  schema: z.object({ tenantId: z.uuid(), collectionId: z.uuid(), userId: z.uuid() }),
});
export const inspirationAdded = eventType("collections/inspiration.added", {
  schema: z.object({ tenantId: z.uuid(), inspirationId: z.uuid() }),
});

/** Assets wait for a provider; `lane` tells the events of one filling apart. */
export const queueFilled = eventType("collections/queue.filled", {
  schema: z.object({ tenantId: z.uuid(), provider: z.string(), lane: z.number().int() }),
});
