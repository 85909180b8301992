import { and, eq, isNotNull, notInArray, sql } from "drizzle-orm";
import { organizationSettings, styleVersionsCache } from "@/db/schema";
import { withSystem, withTenant } from "@/db/tenant";
import type { Context } from "@/lib/kernel/context";
import { requireScope } from "@/lib/kernel/context";
import { guardedFetch } from "@/lib/kernel/http/guarded-fetch";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { readSettings } from "@/lib/kernel/organization/settings";
import { createHttpProvider } from "./catalogue/http-provider";
import { type CatalogueProvider, createBuiltInProvider } from "./catalogue/provider";
import { catalogueSyncRequested } from "./events";

/** The catalogue that the organization's settings name. */
async function providerOf(tenantId: string): Promise<CatalogueProvider> {
  const { catalogueUrl } = await withTenant(tenantId, (tx) => readSettings(tx, tenantId));
  return catalogueUrl === null
    ? createBuiltInProvider()
    : createHttpProvider({ url: catalogueUrl, fetch: guardedFetch });
}

/**
 * Brings the organization's copy of the catalogue up to date. When the provider fails nothing changes: the cache goes on
 * serving what it had. A style that is no longer listed disappears from the list and stays for the designs made on it.
 * @returns number of styles listed
 * @throws AppError `unavailable` when the provider does
 */
export async function syncCatalogue(
  tenantId: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  const provider = await providerOf(tenantId);
  const styles = await provider.listStyles(signal);
  const syncedAt = new Date();
  await withTenant(tenantId, async (tx) => {
    // Two syncs at once would interleave their lists.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('catalogue'), hashtext(${tenantId}))`);
    for (const [ordinal, { id, name, syncedAt: _, ...definition }] of styles.entries()) {
      const values = {
        provider: provider.name,
        name,
        spacesDefinition: definition,
        ordinal,
        listedAt: syncedAt,
        syncedAt,
      };
      await tx
        .insert(styleVersionsCache)
        .values({ tenantId, id, ...values })
        .onConflictDoUpdate({ target: [styleVersionsCache.tenantId, styleVersionsCache.id], set: values });
    }
    const ids = styles.map((style) => style.id);
    await tx
      .update(styleVersionsCache)
      .set({ listedAt: null })
      .where(
        and(
          eq(styleVersionsCache.tenantId, tenantId),
          isNotNull(styleVersionsCache.listedAt),
          ids.length === 0 ? undefined : notInArray(styleVersionsCache.id, ids),
        ),
      );
    await recordChanges(tx, tenantId, [{ entity: "style_versions_cache", id: tenantId, status: "synced" }]);
  });
  return styles.length;
}

/** Asks for a sync in the background. */
export async function requestCatalogueSync({ ctx }: { ctx: Context }): Promise<{ status: "queued" }> {
  requireScope(ctx, "designs:write");
  await writeWithEvents(ctx.tenantId, async (_, emit) => emit({ name: catalogueSyncRequested.name, data: {} }));
  return { status: "queued" };
}

/** Organizations whose catalogue is behind a URL; the built-in one changes with the program only. */
export async function listExternalCatalogues(): Promise<string[]> {
  const rows = await withSystem((tx) =>
    tx
      .select({ tenantId: organizationSettings.tenantId })
      .from(organizationSettings)
      .where(isNotNull(organizationSettings.catalogueUrl)),
  );
  return rows.map((row) => row.tenantId);
}
