import { and, eq } from "drizzle-orm";
import { exportProfiles, jobsExport } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { objectKeys } from "@/lib/kernel/artifacts";
import { type NewArtifact, prepareArtifacts, putArtifacts } from "@/lib/kernel/artifacts/put-artifacts";
import { AppError } from "@/lib/kernel/errors";
import { fileName, type JobOutcome, skipped } from "./job-outcome";
import { moveJob } from "./job-state";
import { loadSceneFonts } from "./load-fonts";
import { loadImages, loadRevision } from "./load-scene";
import { planPrint, type RenderedFile, renderFile } from "./plan-print";

/** Progress when everything is loaded, and when everything is drawn. */
const loaded = 20;
const drawn = 90;

async function startJob(tenantId: string, jobId: string) {
  return withTenant(tenantId, async (tx) => {
    const started = await moveJob(tx, tenantId, "export", jobId, { status: "running", progress: 5 });
    if (!started) return null;
    const [row] = await tx
      .select({ job: jobsExport, profile: exportProfiles })
      .from(jobsExport)
      .innerJoin(
        exportProfiles,
        and(eq(exportProfiles.tenantId, jobsExport.tenantId), eq(exportProfiles.id, jobsExport.exportProfileId)),
      )
      .where(and(eq(jobsExport.tenantId, tenantId), eq(jobsExport.id, jobId)));
    return row ?? null;
  });
}

/** Makes the print files of an export job and completes it. Running it again after it ended changes nothing. */
export async function runExportJob(tenantId: string, jobId: string): Promise<JobOutcome> {
  const started = await startJob(tenantId, jobId);
  if (started === null) return skipped;
  const { job, profile } = started;
  const { revision, design, decoratedSpaces, sceneOf } = await loadRevision(tenantId, job.designRevisionId);
  if (decoratedSpaces.length === 0)
    throw new AppError("preflight_failed", "The revision shows nothing: there is nothing to print.");
  const scenes = decoratedSpaces.map(sceneOf);
  const [images, fonts] = await Promise.all([loadImages(tenantId, scenes), loadSceneFonts(tenantId, scenes)]);
  const trace = {
    designId: design.id,
    revisionId: revision.id,
    exportProfileId: profile.id,
    contentHash: revision.contentHash,
  };
  const plan = planPrint(profile, scenes, {
    trace,
    title: `${design.name}, revision ${revision.number}`,
    // The revision's time, not the job's: the same revision and profile give the same bytes.
    createdAt: revision.createdAt.toISOString(),
  });
  const advance = (progress: number) =>
    withTenant(tenantId, (tx) => moveJob(tx, tenantId, "export", jobId, { status: "running", progress }));

  const files: NewArtifact[] = [];
  for (const [index, file] of plan.entries()) {
    // Between files is where a cancelled job stops.
    const progress = Math.round(loaded + ((drawn - loaded) * index) / plan.length);
    if (!(await advance(progress))) return skipped;
    const rendered: RenderedFile = await renderFile(file, { images, fonts });
    files.push({
      bytes: rendered.bytes,
      type: rendered.mimeType,
      kind: "export",
      keyFor: (hash) => objectKeys.export(revision.id, profile.id, hash, rendered.extension),
      filename: fileName(design.name, `r${revision.number}${file.suffix}`, rendered.extension),
      metadata: rendered.metadata,
      traceMetadata: { ...trace, exportProfileVersion: job.exportProfileVersion },
      jobId,
      createdBy: job.initiatedBy,
    });
  }
  const prepared = await prepareArtifacts(tenantId, files);
  return withTenant(tenantId, async (tx) => {
    if (!(await moveJob(tx, tenantId, "export", jobId, { status: "completed", progress: 100 }))) return skipped;
    await putArtifacts(tx, tenantId, prepared);
    return { outcome: "completed" };
  });
}
