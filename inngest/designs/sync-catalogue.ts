import { catalogueSyncRequested, listExternalCatalogues, syncCatalogue } from "@/lib/designs";
import { getInngest } from "@/lib/kernel/jobs/client";

/** Brings an organization's copy of its catalogue up to date; a failing provider leaves the copy as it is. */
export const syncOneCatalogue = getInngest().createFunction(
  {
    id: "designs-sync-catalogue",
    name: "Sync a catalogue",
    triggers: [catalogueSyncRequested],
    retries: 2,
    concurrency: [{ limit: 1, key: "event.data.tenantId" }],
  },
  async ({ event, step }) => ({ styles: await step.run("sync", () => syncCatalogue(event.data.tenantId)) }),
);

/** Every night for the catalogues behind a URL. */
export const syncCataloguesNightly = getInngest().createFunction(
  { id: "designs-sync-catalogues", name: "Sync all catalogues", triggers: [{ cron: "17 3 * * *" }], retries: 2 },
  async ({ step }) => {
    const tenantIds = await step.run("list", () => listExternalCatalogues());
    if (tenantIds.length > 0) {
      await step.sendEvent(
        "request",
        tenantIds.map((tenantId) => ({ name: catalogueSyncRequested.name, data: { tenantId } })),
      );
    }
    return { catalogues: tenantIds.length };
  },
);
