import type { exportProfiles } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { readMemberRole } from "@/lib/kernel/organization/read-member-role";
import { checkSpaces } from "./elements/preflight/check-spaces";
import type { FilledRow } from "./fill-batch-rows";
import type { LoadedRevision } from "./load-scene";
import { productColorOf } from "./mockup-of";
import { readPreflightFacts } from "./preflight";
import { storeFindings } from "./preflight-schemas";

interface CheckedBatch {
  tenantId: string;
  template: LoadedRevision;
  profile: typeof exportProfiles.$inferSelect;
  initiatedBy: string | null;
  /** Print rows with errors all the same; what shows nothing is never printed. */
  override: boolean;
}

/**
 * Preflight of every filled row: its findings are added, and a row with an error fails unless errors are overridden.
 * Artwork is judged by the rights of whoever started the batch, as they are now.
 */
export async function checkBatchRows(
  { tenantId, template, profile, initiatedBy, override }: CheckedBatch,
  rows: readonly FilledRow[],
): Promise<FilledRow[]> {
  const { style, design, revision } = template;
  const all = rows.flatMap((row) => row.revision?.elements ?? []);
  if (all.length === 0) return [...rows];
  const ctx = { tenantId, role: await readMemberRole(tenantId, initiatedBy) };
  const use = { styleId: style.id, designId: design.id, metadata: revision.metadata };
  const facts = await withTenant(tenantId, (tx) => readPreflightFacts(tx, ctx, all, use));
  const color = typeof revision.metadata.productColor === "string" ? revision.metadata.productColor : null;
  const productColor = productColorOf(style, color);
  return rows.map((row) => {
    if (row.revision === null) return row;
    const findings = checkSpaces(style.spaces, { elements: row.revision.elements, ...facts, profile, productColor });
    // That a side is empty is the design's doing and would be said in every row.
    const own = findings.filter((finding) => finding.code !== "space-empty");
    const checked = { ...row, findings: [...row.findings, ...storeFindings(own)] };
    const failed = findings.find((finding) => finding.severity === "error");
    if (failed === undefined || (override && failed.code !== "nothing-to-print")) return checked;
    // A revision that shows artwork counts as a use of it, and what a design has shown once it may go on showing.
    const isForbidden = findings.some((finding) => finding.code === "artwork-unavailable");
    const error = { code: "preflight_failed", detail: `${failed.title}: ${failed.detail}` };
    return { ...checked, revision: isForbidden ? null : row.revision, error };
  });
}
