import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets, designRevisions, revisionElements, styleVersionsCache } from "@/db/schema";
import type { Context } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import type { ElementInput } from "@/lib/render/scene";
import { type AvailabilityRules, availabilityRulesSchema } from "./availability-schemas";
import { type Availability, evaluateAvailability } from "./elements/availability";
import { isRegionCode } from "./elements/regions";

/** Who asks: the role decides, and the organization bounds what is looked at. */
type Asker = Pick<Context, "tenantId" | "role">;

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

/**
 * How many designs used each of these assets before the design in question did (all, when it does not yet): the first
 * `maxUses` designs keep their right when the limit is lowered.
 */
async function countEarlierUses(
  tx: Transaction,
  tenantId: string,
  assetIds: readonly string[],
  designId: string | undefined,
): Promise<Map<string, number>> {
  if (assetIds.length === 0) return new Map();
  // Revision ids are UUIDv7, so the least one is the first; PostgreSQL has `min` of text, not of uuid.
  const rows = await tx.execute<{ asset_id: string; uses: number }>(sql`
    with firsts as (
      select e.asset_id, r.design_id, min(r.id::text) as first
      from ${revisionElements} e
      join ${designRevisions} r on r.tenant_id = e.tenant_id and r.id = e.design_revision_id
      where e.tenant_id = ${tenantId} and ${inArray(sql`e.asset_id`, [...assetIds])}
      group by e.asset_id, r.design_id
    )
    select f.asset_id, count(*)::int as uses
    from firsts f
    left join firsts own on own.asset_id = f.asset_id and own.design_id = ${designId ?? null}::uuid
    where own.first is null or f.first < own.first
    group by f.asset_id`);
  return new Map(rows.map((row) => [row.asset_id, row.uses]));
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

/** Where a revision's product will be sold: `metadata.region`, when that is an ISO 3166 code. */
export function regionOf(metadata: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const region = metadata?.region;
  return typeof region === "string" && isRegionCode(region) ? region : undefined;
}

/** Of these assets, those that some revision of the design shows already. */
async function findUsed(tx: Transaction, tenantId: string, designId: string, ids: string[]): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ assetId: revisionElements.assetId })
    .from(revisionElements)
    .innerJoin(
      designRevisions,
      and(
        eq(designRevisions.tenantId, revisionElements.tenantId),
        eq(designRevisions.id, revisionElements.designRevisionId),
      ),
    )
    .where(
      and(
        eq(revisionElements.tenantId, tenantId),
        eq(designRevisions.designId, designId),
        inArray(revisionElements.assetId, ids),
      ),
    );
  return new Set(rows.flatMap((row) => row.assetId ?? []));
}

/**
 * Refuses a revision that brings artwork onto a design where its rules forbid it. What any revision of the design showed
 * before is not asked about again, so that a design stays editable, can be restored and merged after a licence ended;
 * preflight says so at the export. Two designs that want the last allowed use wait for each other.
 * @throws AppError `asset_unavailable` naming the elements, with the verdicts in `assets`
 */
export async function requireAvailable({
  tx,
  ctx,
  elements,
  designId,
  styleId,
  region,
}: {
  tx: Transaction;
  ctx: Asker;
  elements: readonly ElementInput[];
  designId: string;
  styleId: string;
  region: string | undefined;
}): Promise<void> {
  const wanted = new Set(elements.flatMap((element) => (element.type === "image" ? [element.assetId] : [])));
  if (wanted.size === 0) return;
  const { tenantId } = ctx;
  const ruled = await tx
    .select({ id: assets.id, rules: assets.availabilityRules })
    .from(assets)
    .where(
      and(eq(assets.tenantId, tenantId), inArray(assets.id, [...wanted]), sql`${assets.availabilityRules} <> '{}'`),
    );
  if (ruled.length === 0) return;
  const used = await findUsed(
    tx,
    tenantId,
    designId,
    ruled.map((asset) => asset.id),
  );
  const fresh = ruled.filter((asset) => !used.has(asset.id));
  for (const { id } of fresh.filter(({ rules }) => "maxUses" in rules).sort((a, b) => a.id.localeCompare(b.id))) {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`asset-uses:${tenantId}:${id}`}, 0))`);
  }
  const assetIds = fresh.map((asset) => asset.id);
  const verdicts = await checkAvailability({ tx, ctx, assetIds, styleId, designId, region });
  // Artwork in the trash is refused by whoever asks whether it exists.
  const refused = verdicts.filter(
    (verdict) => !verdict.available && verdict.reasons.some((reason) => reason.rule !== "deleted"),
  );
  if (refused.length === 0) return;
  const byId = new Map(refused.map((verdict) => [verdict.assetId, verdict]));
  const sentence = (verdict: AssetVerdict) =>
    `“${verdict.name}” may not be used here. ${verdict.reasons.map((reason) => reason.detail).join(" ")}`;
  throw new AppError("asset_unavailable", refused.slice(0, 3).map(sentence).join(" "), {
    errors: elements
      .flatMap((element, index) => {
        const verdict = element.type === "image" ? byId.get(element.assetId) : undefined;
        return verdict === undefined ? [] : [{ path: `elements.${index}.assetId`, message: sentence(verdict) }];
      })
      .slice(0, 50),
    extra: { assets: refused.map(({ assetId, name, reasons }) => ({ assetId, name, reasons })) },
  });
}
