import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import { unionAll } from "drizzle-orm/pg-core";
import type { Transaction } from "@/db/client";
import {
  artifacts,
  designBranches,
  designRevisions,
  exportProfiles,
  jobsExport,
  jobsPreview,
  previewProfiles,
} from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { type Context, requireScope } from "@/lib/kernel/context";
import { notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, type PageQuery, toPage } from "@/lib/kernel/http/page";
import { contentUrl, readDesign } from "./list-designs";
import { readFindings } from "./preflight-schemas";
import type { JobJson } from "./schemas";

const common = (table: typeof jobsPreview | typeof jobsExport) => ({
  id: table.id,
  status: table.status,
  progress: table.progress,
  error: table.error,
  designRevisionId: table.designRevisionId,
  revisionNumber: designRevisions.number,
  createdAt: table.createdAt,
  startedAt: table.startedAt,
  completedAt: table.completedAt,
});

/** Both kinds of jobs in one shape. */
function selectPreviews(tx: Transaction) {
  return tx
    .select({
      ...common(jobsPreview),
      kind: sql<"preview" | "export">`'preview'::text`.as("kind"),
      sideId: sql<string | null>`${jobsPreview.sideId}`.as("side_id"),
      findings: sql<unknown[]>`'[]'::jsonb`.as("findings"),
      overrideReason: sql<string | null>`null::text`.as("override_reason"),
      profileId: sql<string>`${jobsPreview.previewProfileId}`.as("profile_id"),
      profileName: previewProfiles.name,
    })
    .from(jobsPreview)
    .innerJoin(
      designRevisions,
      and(eq(designRevisions.tenantId, jobsPreview.tenantId), eq(designRevisions.id, jobsPreview.designRevisionId)),
    )
    .innerJoin(
      previewProfiles,
      and(eq(previewProfiles.tenantId, jobsPreview.tenantId), eq(previewProfiles.id, jobsPreview.previewProfileId)),
    );
}

function selectExports(tx: Transaction) {
  return tx
    .select({
      ...common(jobsExport),
      kind: sql<"preview" | "export">`'export'::text`.as("kind"),
      sideId: sql<string | null>`null::text`.as("side_id"),
      findings: sql<unknown[]>`${jobsExport.findings}`.as("findings"),
      overrideReason: sql<string | null>`${jobsExport.overrideReason}`.as("override_reason"),
      profileId: sql<string>`${jobsExport.exportProfileId}`.as("profile_id"),
      profileName: exportProfiles.name,
    })
    .from(jobsExport)
    .innerJoin(
      designRevisions,
      and(eq(designRevisions.tenantId, jobsExport.tenantId), eq(designRevisions.id, jobsExport.designRevisionId)),
    )
    .innerJoin(
      exportProfiles,
      and(eq(exportProfiles.tenantId, jobsExport.tenantId), eq(exportProfiles.id, jobsExport.exportProfileId)),
    );
}

type JobRow = Awaited<ReturnType<typeof selectPreviews>>[number];
type ArtifactJson = JobJson["artifacts"][number];

async function artifactsOf(
  tx: Transaction,
  tenantId: string,
  jobIds: readonly string[],
): Promise<Map<string, ArtifactJson[]>> {
  const found = new Map<string, ArtifactJson[]>();
  if (jobIds.length === 0) return found;
  const rows = await tx
    .select()
    .from(artifacts)
    .where(and(eq(artifacts.tenantId, tenantId), inArray(artifacts.jobId, [...jobIds])))
    .orderBy(asc(artifacts.id));
  for (const row of rows) {
    if (row.jobId === null) continue;
    const { id, type, contentHash, sizeBytes, filename, metadata } = row;
    const list = found.get(row.jobId) ?? [];
    list.push({ id, type, contentHash, sizeBytes, filename, metadata, url: contentUrl(id) });
    found.set(row.jobId, list);
  }
  return found;
}

function toJson(row: JobRow, made: ArtifactJson[]): JobJson {
  return {
    ...row,
    findings: readFindings(row.findings),
    artifact: made[0] ?? null,
    artifacts: made,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    completedAt: row.completedAt?.toISOString() ?? null,
  };
}

/** A preview or export job with what it made. @throws `not_found` */
export async function readJob(tx: Transaction, tenantId: string, id: string): Promise<JobJson> {
  const [preview] = await selectPreviews(tx).where(and(eq(jobsPreview.tenantId, tenantId), eq(jobsPreview.id, id)));
  const row =
    preview ?? (await selectExports(tx).where(and(eq(jobsExport.tenantId, tenantId), eq(jobsExport.id, id))))[0];
  if (row === undefined) throw notFound("The job");
  return toJson(row, (await artifactsOf(tx, tenantId, [id])).get(id) ?? []);
}

export async function getJob({ ctx, id }: { ctx: Context; id: string }): Promise<JobJson> {
  requireScope(ctx, "designs:read");
  return withTenant(ctx.tenantId, (tx) => readJob(tx, ctx.tenantId, id));
}

/** Whether a person saved the revision: what a batch makes is shown by the batch. */
const isOfPeople = () => sql`not exists (
  select 1 from ${designBranches} branch
  where branch.tenant_id = ${designRevisions.tenantId} and branch.id = ${designRevisions.branchId} and branch.kind = 'batch')`;

/** Preview and export jobs of the revisions of a design, newest first; thumbnails and the rows of batches are left out. */
export async function listDesignJobs({
  ctx,
  designId,
  query,
}: {
  ctx: Context;
  designId: string;
  query: PageQuery;
}): Promise<Page<JobJson>> {
  requireScope(ctx, "designs:read");
  const { tenantId } = ctx;
  const after = decodeIdCursor(query.cursor);
  return withTenant(tenantId, async (tx) => {
    await readDesign(tx, tenantId, designId);
    const previews = selectPreviews(tx)
      .where(
        and(
          eq(jobsPreview.tenantId, tenantId),
          eq(designRevisions.designId, designId),
          isOfPeople(),
          eq(previewProfiles.isThumbnail, false),
          after === undefined ? undefined : lt(jobsPreview.id, after),
        ),
      )
      .orderBy(desc(jobsPreview.id))
      .limit(query.limit + 1);
    const exports = selectExports(tx)
      .where(
        and(
          eq(jobsExport.tenantId, tenantId),
          eq(designRevisions.designId, designId),
          isOfPeople(),
          after === undefined ? undefined : lt(jobsExport.id, after),
        ),
      )
      .orderBy(desc(jobsExport.id))
      .limit(query.limit + 1);
    const rows = await unionAll(previews, exports)
      .orderBy(desc(sql`id`))
      .limit(query.limit + 1);
    const made = await artifactsOf(
      tx,
      tenantId,
      rows.map((row) => row.id),
    );
    return toPage(
      rows,
      query.limit,
      (row) => row.id,
      (row) => toJson(row, made.get(row.id) ?? []),
    );
  });
}
