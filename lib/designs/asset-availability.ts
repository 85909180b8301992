import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets, styleVersionsCache } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { countEarlierUses } from "./asset-uses";
import { type AvailabilityRules, availabilityRulesSchema } from "./availability-schemas";
import { type Availability, evaluateAvailability } from "./elements/availability";

/** Who asks: the role decides, and the organization bounds what is looked at. */
export type Asker = Pick<Context, "tenantId" | "role">;

/** The use that is asked about; what is left out is not judged. */
export interface AvailabilityUse {
  /** Style of the design. */
  styleId?: string | undefined;
  /** The design; its own use does not count against `maxUses`. */
  designId?: string | undefined;
  /** ISO 3166 code of where the product will be sold. */
  region?: string | undefined;
}

export interface AssetVerdict extends Availability {
  assetId: string;
  /** Empty for artwork that does not exist. */
  name: string;
}

interface StoredRules {
  id: string;
  availabilityRules: Record<string, unknown>;
}

const unreadable: Availability = {
  available: false,
  reasons: [{ rule: "rules", detail: "Its rules cannot be read; somebody has to set them anew." }],
  conditions: [],
};
const trashed: Availability = {
  available: false,
  reasons: [{ rule: "deleted", detail: "It is in the trash." }],
  conditions: [],
};

/** The rules as they are stored; null when what is stored are none. */
function parseRules(stored: unknown): AvailabilityRules | null {
  const parsed = availabilityRulesSchema.safeParse(stored);
  return parsed.success ? parsed.data : null;
}

async function readStyleNames(
  tx: Transaction,
  tenantId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .select({ id: styleVersionsCache.id, name: styleVersionsCache.name })
    .from(styleVersionsCache)
    .where(and(eq(styleVersionsCache.tenantId, tenantId), inArray(styleVersionsCache.id, [...ids])));
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Judges the rules of assets for one use, by asset id. */
export async function judgeRules(
  tx: Transaction,
  asker: Asker,
  rows: readonly StoredRules[],
  use: AvailabilityUse,
): Promise<Map<string, Availability>> {
  const parsed = rows.map((row) => ({ id: row.id, rules: parseRules(row.availabilityRules) }));
  const limited = parsed.filter(({ rules }) => rules?.maxUses !== undefined).map(({ id }) => id);
  const uses = await countEarlierUses(tx, asker.tenantId, limited, use.designId);
  const styleIds = new Set(parsed.flatMap(({ rules }) => rules?.styleIds ?? []));
  const names = await readStyleNames(tx, asker.tenantId, [...styleIds]);
  const now = new Date();
  return new Map(
    parsed.map(({ id, rules }) => [
      id,
      rules === null
        ? unreadable
        : evaluateAvailability(rules, {
            now,
            role: asker.role,
            styleId: use.styleId,
            region: use.region,
            uses: uses.get(id) ?? 0,
            styleName: (styleId) => names.get(styleId),
          }),
    ]),
  );
}

/**
 * Whether artwork may be used on a design now: what preflight asks before an export, whatever the design showed before.
 * One verdict an id, in the order of the ids; artwork in the trash or unknown is not available.
 */
export async function checkAvailability({
  tx,
  ctx,
  assetIds,
  ...use
}: AvailabilityUse & { tx: Transaction; ctx: Asker; assetIds: readonly string[] }): Promise<AssetVerdict[]> {
  const ids = [...new Set(assetIds)];
  if (ids.length === 0) return [];
  const rows = await tx
    .select({
      id: assets.id,
      name: assets.name,
      availabilityRules: assets.availabilityRules,
      deletedAt: assets.deletedAt,
    })
    .from(assets)
    .where(and(eq(assets.tenantId, ctx.tenantId), inArray(assets.id, ids)));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const verdicts = await judgeRules(tx, ctx, rows, use);
  return ids.map((assetId) => {
    const row = byId.get(assetId);
    const verdict = row === undefined || row.deletedAt !== null ? trashed : (verdicts.get(assetId) ?? trashed);
    return { ...verdict, assetId, name: row?.name ?? "" };
  });
}
