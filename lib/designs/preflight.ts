import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { assets, designRevisions, designs, exportProfiles } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import type { Element } from "@/lib/render/scene";
import { checkAvailability } from "./asset-availability";
import type { Style } from "./catalogue/style-schema";
import { checkSpaces } from "./elements/preflight/check-spaces";
import type { AssetFacts, Finding, KnownFace, PreflightProfile } from "./elements/preflight/finding";
import { readKnownFaces } from "./load-fonts";
import { productColorOf } from "./mockup-of";
import { type PreflightJson, readFindings, storeFindings } from "./preflight-schemas";
import { readSalesRegion } from "./sales-region";
import { readElements } from "./store-elements";
import { findStyle, toStyle } from "./styles";

/** What is asked of files that are made without a profile. */
const defaultProfile: PreflightProfile = { dpi: 300, includeBleed: true };

/** What preflight must know that the elements do not say. */
export interface PreflightFacts {
  assets: Record<string, AssetFacts | null>;
  fonts: KnownFace[];
}

/** Reads the artwork and fonts that elements use, with today's verdict on the artwork. */
export async function readPreflightFacts(
  tx: Transaction,
  ctx: Pick<Context, "tenantId" | "role">,
  elements: readonly Element[],
  use: { styleId: string; designId: string; metadata: Readonly<Record<string, unknown>> },
): Promise<PreflightFacts> {
  const { tenantId } = ctx;
  const ids = [...new Set(elements.flatMap((element) => (element.type === "image" ? [element.assetId] : [])))];
  const fonts = await readKnownFaces(tx, tenantId, elements);
  if (ids.length === 0) return { assets: {}, fonts };
  const rows = await tx
    .select({
      id: assets.id,
      name: assets.name,
      widthPx: assets.widthPx,
      heightPx: assets.heightPx,
      mimeType: assets.mimeType,
    })
    .from(assets)
    .where(and(eq(assets.tenantId, tenantId), inArray(assets.id, ids)));
  const { styleId, designId } = use;
  const region = await readSalesRegion(tx, tenantId, { metadata: use.metadata });
  const verdicts = await checkAvailability({ tx, ctx, assetIds: ids, styleId, designId, region });
  const verdictOf = new Map(verdicts.map((verdict) => [verdict.assetId, verdict]));
  const facts: PreflightFacts = { assets: Object.fromEntries(ids.map((id) => [id, null])), fonts };
  for (const { id, ...row } of rows) {
    const verdict = verdictOf.get(id);
    const isAvailable = verdict?.available ?? true;
    const reasons = verdict?.reasons.map((reason) => reason.detail).join(" ") ?? "";
    facts.assets[id] = {
      ...row,
      isAvailable,
      reason: isAvailable ? undefined : `“${row.name}” may not be used here. ${reasons}`.trim(),
    };
  }
  return facts;
}

/** An export profile that files can be made with. @throws `validation_failed` */
export async function loadExportProfile(tx: Transaction, tenantId: string, id: string) {
  const [profile] = await tx
    .select()
    .from(exportProfiles)
    .where(and(eq(exportProfiles.tenantId, tenantId), eq(exportProfiles.id, id), isNull(exportProfiles.deletedAt)));
  if (profile !== undefined) return profile;
  throw new AppError("validation_failed", "The request refers to something that does not exist.", {
    errors: [{ path: "exportProfileId", message: "is no export profile" }],
  });
}

type RevisionRow = typeof designRevisions.$inferSelect;
type DesignRow = typeof designs.$inferSelect;

/** What a print shop would complain about in a stored revision. */
export async function checkRevision(
  tx: Transaction,
  ctx: Pick<Context, "tenantId" | "role">,
  { revision, design }: { revision: RevisionRow; design: DesignRow },
  profile: PreflightProfile = defaultProfile,
): Promise<{ findings: Finding[]; style: Style }> {
  const { tenantId } = ctx;
  const styleRow = await findStyle(tx, tenantId, design.styleVersionId);
  if (styleRow === undefined) throw notFound("The style");
  const style = toStyle(styleRow);
  const elements = await readElements(tx, tenantId, revision.id);
  const { metadata } = revision;
  const facts = await readPreflightFacts(tx, ctx, elements, { styleId: style.id, designId: design.id, metadata });
  const color = typeof metadata.productColor === "string" ? metadata.productColor : null;
  const productColor = productColorOf(style, color);
  return { findings: checkSpaces(style.spaces, { elements, ...facts, profile, productColor }), style };
}

/** @throws AppError `preflight_failed` with all findings when one of them is an error */
export function requireNoErrors(findings: readonly Finding[]): void {
  const errors = findings.filter((finding) => finding.severity === "error");
  const [first] = errors;
  if (first === undefined) return;
  const more = errors.length > 1 ? `, and ${errors.length - 1} more` : "";
  throw new AppError("preflight_failed", `${first.title}: ${first.detail.replace(/\.$/, "")}${more}.`, {
    errors: errors.slice(0, 50).map(({ elementId, detail }) => ({
      path: elementId === undefined ? "elements" : `elements.${elementId}`,
      message: detail,
    })),
    extra: { findings: storeFindings(findings) },
  });
}

/** `GET /revisions/{id}/preflight`. @throws `not_found`, `validation_failed` for an unknown profile */
export async function preflightRevision({
  ctx,
  id,
  exportProfileId,
}: {
  ctx: Context;
  id: string;
  exportProfileId?: string | undefined;
}): Promise<PreflightJson> {
  requireScope(ctx, "designs:read");
  const { tenantId } = ctx;
  return withTenant(tenantId, async (tx) => {
    const [row] = await tx
      .select({ revision: designRevisions, design: designs })
      .from(designRevisions)
      .innerJoin(designs, and(eq(designs.tenantId, designRevisions.tenantId), eq(designs.id, designRevisions.designId)))
      .where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.id, id), isNull(designs.deletedAt)));
    if (row === undefined) throw notFound("The revision");
    const profile = exportProfileId === undefined ? undefined : await loadExportProfile(tx, tenantId, exportProfileId);
    const { findings } = await checkRevision(tx, ctx, row, profile);
    const errors = findings.filter((finding) => finding.severity === "error").length;
    return { findings: readFindings(findings), errors, warnings: findings.length - errors };
  });
}
