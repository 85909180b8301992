import { and, eq, isNull, lt, or } from "drizzle-orm";
import { NonRetriableError } from "inngest";
import { designRevisions, designs, exportProfiles, jobsExport, jobsPreview, previewProfiles } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact, objectKeys, putArtifact, unlinkArtifact } from "@/lib/kernel/artifacts";
import { AppError, statusOfCode } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { renderPdf } from "@/lib/kernel/rendering/render-pdf";
import { renderPreview } from "@/lib/kernel/rendering/render-preview";
import { moveJob } from "./job-state";
import { loadImages, loadRevision } from "./load-scene";
import { mockupOf, productColorOf } from "./mockup-of";

/** What a step of the engine returns: ids only. */
export interface JobOutcome {
  /** `skipped`: the job was cancelled or had ended before. */
  outcome: "completed" | "skipped";
}

const skipped: JobOutcome = { outcome: "skipped" };

/** Errors about the input will not go away by trying again. */
export async function terminalIfHopeless<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError && statusOfCode[error.code] < 500 && error.code !== "rate_limited") {
      throw new NonRetriableError(error.message, { cause: error });
    }
    throw error;
  }
}

/** Safe as a file name everywhere. */
function fileName(name: string, suffix: string, extension: string): string {
  const base = name
    .replace(/[^\p{L}\p{N} _.-]+/gu, "")
    .trim()
    .replace(/\s+/g, "-")
    .slice(0, 80);
  return `${base === "" ? "design" : base}-${suffix}.${extension}`;
}

/** Draws the picture of a preview job and completes it. Running it again after it ended changes nothing. */
export async function runPreviewJob(tenantId: string, jobId: string): Promise<JobOutcome> {
  const loaded = await withTenant(tenantId, async (tx) => {
    const started = await moveJob(tx, tenantId, "preview", jobId, { status: "running", progress: 5 });
    if (!started) return null;
    const [row] = await tx
      .select({ job: jobsPreview, profile: previewProfiles })
      .from(jobsPreview)
      .innerJoin(
        previewProfiles,
        and(eq(previewProfiles.tenantId, jobsPreview.tenantId), eq(previewProfiles.id, jobsPreview.previewProfileId)),
      )
      .where(and(eq(jobsPreview.tenantId, tenantId), eq(jobsPreview.id, jobId)));
    return row ?? null;
  });
  if (loaded === null) return skipped;
  const { job, profile } = loaded;
  const { revision, design, style, sceneOf } = await loadRevision(tenantId, job.designRevisionId);
  const space = style.spaces.find((candidate) => candidate.sideId === job.sideId);
  if (space === undefined) throw new AppError("validation_failed", `The style no longer has the side ${job.sideId}.`);
  const fromRevision = typeof revision.metadata.productColor === "string" ? revision.metadata.productColor : null;
  const productColor = productColorOf(style, profile.productColor ?? fromRevision);
  const scene = sceneOf(space);
  const mockup = profile.mode === "mockup" ? mockupOf(style, space, productColor, sceneOf) : undefined;
  const images = await loadImages(tenantId, [scene, ...Object.values(mockup?.neighbours ?? {})]);
  const result = await renderPreview({ scene, images, longestSidePx: profile.sizePx, format: profile.format, mockup });

  return withTenant(tenantId, async (tx) => {
    if (!(await moveJob(tx, tenantId, "preview", jobId, { status: "completed", progress: 100 }))) return skipped;
    const artifact = await putArtifact({
      tenantId,
      tx,
      bytes: Buffer.from(result.bytes),
      type: result.mimeType,
      kind: "preview",
      keyFor: (hash) => objectKeys.preview(revision.id, job.sideId, profile.id, hash, profile.format),
      filename: fileName(design.name, `r${revision.number}-${job.sideId}`, profile.format),
      metadata: { widthPx: result.widthPx, heightPx: result.heightPx },
      traceMetadata: {
        designId: design.id,
        revisionId: revision.id,
        previewProfileId: profile.id,
        previewProfileVersion: job.previewProfileVersion,
        sideId: job.sideId,
        productColor: mockup === undefined ? null : productColor,
        contentHash: revision.contentHash,
      },
      jobId,
      createdBy: job.initiatedBy,
    });
    if (profile.isThumbnail) {
      // A revision's picture is in use, however old it is; the one it replaces no longer is.
      const use = { tenantId, entity: "design_revisions", entityId: revision.id, role: "thumbnail" };
      await linkArtifact(tx, { ...use, artifactId: artifact.id });
      if (revision.thumbnailArtifactId !== null) {
        await unlinkArtifact(tx, { ...use, artifactId: revision.thumbnailArtifactId });
      }
      await tx
        .update(designRevisions)
        .set({ thumbnailArtifactId: artifact.id })
        .where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.id, revision.id)));
      // A slower job of an older revision must not replace a newer picture.
      await tx
        .update(designs)
        .set({ thumbnailArtifactId: artifact.id })
        .where(
          and(
            eq(designs.tenantId, tenantId),
            eq(designs.id, design.id),
            or(isNull(designs.thumbnailArtifactId), lt(designs.thumbnailArtifactId, artifact.id)),
            or(
              eq(designs.headRevisionId, revision.id),
              revision.branchId === null ? isNull(designs.thumbnailArtifactId) : undefined,
            ),
          ),
        );
      await recordChanges(tx, tenantId, [
        { entity: "designs", id: design.id, status: "thumbnail" },
        { entity: "design_revisions", id: revision.id, status: "thumbnail" },
      ]);
    }
    return { outcome: "completed" };
  });
}

/** Makes the print file of an export job, a page a decorated space, and completes it. */
export async function runExportJob(tenantId: string, jobId: string): Promise<JobOutcome> {
  const loaded = await withTenant(tenantId, async (tx) => {
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
  if (loaded === null) return skipped;
  const { job, profile } = loaded;
  const { revision, design, decoratedSpaces, sceneOf } = await loadRevision(tenantId, job.designRevisionId);
  if (decoratedSpaces.length === 0)
    throw new AppError("preflight_failed", "The revision shows nothing: there is nothing to print.");
  const scenes = decoratedSpaces.map(sceneOf);
  const images = await loadImages(tenantId, scenes);
  await withTenant(tenantId, (tx) => moveJob(tx, tenantId, "export", jobId, { status: "running", progress: 40 }));
  const trace = {
    designId: design.id,
    revisionId: revision.id,
    exportProfileId: profile.id,
    contentHash: revision.contentHash,
  };
  const result = await renderPdf({
    pages: scenes.map((scene) => ({ scene })),
    images,
    options: {
      bleed: profile.includeBleed,
      cropMarks: profile.cropMarks,
      registrationMarks: profile.registrationMarks,
      mirrored: profile.mirrored,
      pdfa: profile.standard === "pdfa-2b" ? "2b" : "none",
      trace,
      title: `${design.name}, revision ${revision.number}`,
      // The revision's time, not the job's: the same revision and profile give the same bytes.
      createdAt: revision.createdAt.toISOString(),
    },
  });
  return withTenant(tenantId, async (tx) => {
    if (!(await moveJob(tx, tenantId, "export", jobId, { status: "completed", progress: 100 }))) return skipped;
    await putArtifact({
      tenantId,
      tx,
      bytes: Buffer.from(result.bytes),
      type: result.mimeType,
      kind: "export",
      keyFor: (hash) => objectKeys.export(revision.id, profile.id, hash),
      filename: fileName(design.name, `r${revision.number}`, "pdf"),
      metadata: { pages: result.pages, sides: decoratedSpaces.map((space) => space.sideId) },
      traceMetadata: { ...trace, exportProfileVersion: job.exportProfileVersion },
      jobId,
      createdBy: job.initiatedBy,
    });
    return { outcome: "completed" };
  });
}
