import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets } from "@/db/schema";
import { AppError } from "@/lib/kernel/errors";
import type { ElementInput } from "@/lib/render/scene";
import { type Asker, type AssetVerdict, checkAvailability } from "./asset-availability";
import { findUsed, lockUses } from "./asset-uses";

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
  const limited = fresh.filter(({ rules }) => "maxUses" in rules);
  await lockUses(
    tx,
    tenantId,
    limited.map(({ id }) => id),
  );
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
