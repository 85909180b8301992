import { eq, sql } from "drizzle-orm";
import { exportProfiles, previewProfiles, styleVersionsCache } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { syncCatalogue } from "./sync-catalogue";

/** Organizations this process has seen provisioned; saves the look at every request. */
const provisioned = new Set<string>();

const firstPreviewProfiles = [
  { name: "Product picture", format: "png" as const, sizePx: 1600, mode: "mockup" as const, isThumbnail: false },
  { name: "Artwork only", format: "png" as const, sizePx: 1200, mode: "flat" as const, isThumbnail: false },
  { name: "Thumbnail", format: "webp" as const, sizePx: 480, mode: "mockup" as const, isThumbnail: true },
];

const firstExportProfiles = [
  { name: "Print PDF", standard: "none" as const, cropMarks: false, registrationMarks: false },
  { name: "Print PDF with crop marks", standard: "none" as const, cropMarks: true, registrationMarks: true },
  { name: "Archive PDF/A-2b", standard: "pdfa-2b" as const, cropMarks: false, registrationMarks: false },
];

/**
 * Gives a new organization its profiles and its copy of the catalogue; does nothing where they are. A profile that was
 * deleted does not come back, because deleting keeps its row.
 */
export async function provisionDesigns(tenantId: string): Promise<void> {
  if (provisioned.has(tenantId)) return;
  const hasStyles = await withTenant(tenantId, async (tx) => {
    const [style] = await tx
      .select({ id: styleVersionsCache.id })
      .from(styleVersionsCache)
      .where(eq(styleVersionsCache.tenantId, tenantId))
      .limit(1);
    // Two first requests at once take turns, and the second finds the rows of the first.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('profiles'), hashtext(${tenantId}))`);
    const [profile] = await tx
      .select({ id: previewProfiles.id })
      .from(previewProfiles)
      .where(eq(previewProfiles.tenantId, tenantId))
      .limit(1);
    if (profile === undefined) {
      await tx.insert(previewProfiles).values(firstPreviewProfiles.map((values) => ({ ...values, tenantId })));
      await tx.insert(exportProfiles).values(firstExportProfiles.map((values) => ({ ...values, tenantId })));
    }
    return style !== undefined;
  });
  if (!hasStyles) await syncCatalogue(tenantId);
  provisioned.add(tenantId);
}
