import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assetFolders, styleVersionsCache } from "@/db/schema";
import { AppError, type FieldError } from "@/lib/kernel/errors";
import type { AvailabilityRules } from "./availability-schemas";

/**
 * Checks what artwork refers to: its folder, which is kept from deletion until the transaction ends, and the styles of its
 * rules.
 * @throws AppError `validation_failed`
 */
export async function checkAssetReferences(
  tx: Transaction,
  tenantId: string,
  input: { folderId?: string | null | undefined; availabilityRules?: AvailabilityRules | undefined },
): Promise<void> {
  const errors: FieldError[] = [];
  const { folderId } = input;
  if (folderId !== undefined && folderId !== null) {
    const found = await tx
      .select({ id: assetFolders.id })
      .from(assetFolders)
      .where(and(eq(assetFolders.tenantId, tenantId), eq(assetFolders.id, folderId)))
      .for("key share");
    if (found.length === 0) errors.push({ path: "folderId", message: "is no folder of the library" });
  }
  const styleIds = input.availabilityRules?.styleIds ?? [];
  if (styleIds.length > 0) {
    const found = await tx
      .select({ id: styleVersionsCache.id })
      .from(styleVersionsCache)
      .where(and(eq(styleVersionsCache.tenantId, tenantId), inArray(styleVersionsCache.id, styleIds)));
    const known = new Set(found.map((row) => row.id));
    styleIds.forEach((id, index) => {
      if (known.has(id)) return;
      errors.push({ path: `availabilityRules.styleIds.${index}`, message: "is no style of the catalogue" });
    });
  }
  if (errors.length > 0)
    throw new AppError("validation_failed", "The artwork refers to what does not exist.", { errors });
}
