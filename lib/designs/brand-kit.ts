import { and, eq, inArray, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Transaction } from "@/db/client";
import { assets, brandKits, fonts } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, type FieldError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { bundledFamilies } from "@/lib/render/fonts";
import type { BrandKitJson, putBrandKitInput } from "./brand-kit-schemas";

/** Families by lower-case name, as they write themselves: bundled ones and those the organization uploaded. */
async function readFamilies(tx: Transaction, tenantId: string): Promise<Map<string, string>> {
  const own = await tx
    .selectDistinct({ family: fonts.family })
    .from(fonts)
    .where(and(eq(fonts.tenantId, tenantId), isNull(fonts.deletedAt)));
  const names = [...bundledFamilies.map((family) => family.name), ...own.map((font) => font.family)];
  return new Map(names.map((name) => [name.toLowerCase(), name]));
}

/** Which of these assets are in the library and not in the trash; kept from deletion until the transaction ends. */
async function findLive(tx: Transaction, tenantId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .select({ id: assets.id })
    .from(assets)
    .where(and(eq(assets.tenantId, tenantId), inArray(assets.id, [...ids]), isNull(assets.deletedAt)))
    .for("key share");
  return new Set(rows.map((row) => row.id));
}

async function readKit(tx: Transaction, tenantId: string): Promise<BrandKitJson> {
  const [row] = await tx.select().from(brandKits).where(eq(brandKits.tenantId, tenantId));
  if (row === undefined) return { colors: [], fontFamilies: [], logoAssetIds: [], updatedAt: null };
  const families = await readFamilies(tx, tenantId);
  const logos = await findLive(tx, tenantId, row.logoAssetIds);
  return {
    colors: row.colors,
    fontFamilies: row.fontFamilies.flatMap((family) => families.get(family.toLowerCase()) ?? []),
    logoAssetIds: row.logoAssetIds.filter((id) => logos.has(id)),
    updatedAt: row.updatedAt.toISOString(),
  };
}

/** The organization's kit, empty when none was set; logos in the trash and fonts that are gone are left out. */
export async function getBrandKit({ ctx }: { ctx: Context }): Promise<BrandKitJson> {
  requireScope(ctx, "assets:read");
  return withTenant(ctx.tenantId, (tx) => readKit(tx, ctx.tenantId));
}

/**
 * Replaces the whole kit.
 * @throws AppError `validation_failed` naming the families and assets that do not exist
 */
export async function putBrandKit({
  ctx,
  input,
}: {
  ctx: Context;
  input: z.output<typeof putBrandKitInput>;
}): Promise<BrandKitJson> {
  requireScope(ctx, "assets:write");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const families = await readFamilies(tx, tenantId);
    const logos = await findLive(tx, tenantId, input.logoAssetIds);
    const errors: FieldError[] = [
      ...input.fontFamilies.flatMap((family, index) =>
        families.has(family.toLowerCase())
          ? []
          : [{ path: `fontFamilies.${index}`, message: "is no font of the studio" }],
      ),
      ...input.logoAssetIds.flatMap((id, index) =>
        logos.has(id) ? [] : [{ path: `logoAssetIds.${index}`, message: "is no artwork of the library" }],
      ),
    ];
    if (errors.length > 0) throw new AppError("validation_failed", "The kit names what does not exist.", { errors });
    const values = {
      colors: input.colors,
      fontFamilies: input.fontFamilies.map((family) => families.get(family.toLowerCase()) ?? family),
      logoAssetIds: input.logoAssetIds,
      updatedAt: new Date(),
    };
    await tx
      .insert(brandKits)
      .values({ tenantId, ...values })
      .onConflictDoUpdate({ target: brandKits.tenantId, set: values });
    const { updatedAt: _, ...payload } = values;
    await recordAudit(tx, ctx, { action: "brand-kit.changed", entity: "brand_kits", entityId: tenantId, payload });
    await recordChanges(tx, tenantId, [{ entity: "brand_kits", id: tenantId, status: "changed" }]);
    return readKit(tx, tenantId);
  });
}
