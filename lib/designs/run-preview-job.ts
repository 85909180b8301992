import { and, eq, isNull, lt, or } from "drizzle-orm";
import { designRevisions, designs, jobsPreview, previewProfiles } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { linkArtifact, objectKeys, putArtifact, unlinkArtifact } from "@/lib/kernel/artifacts";
import { AppError } from "@/lib/kernel/errors";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { renderPreview } from "@/lib/kernel/rendering/render-preview";
import type { Scene } from "@/lib/render/scene";
import type { Space } from "./catalogue/style-schema";
import { fileName, type JobOutcome, skipped } from "./job-outcome";
import { moveJob } from "./job-state";
import { loadSceneFonts } from "./load-fonts";
import { loadLegacyScene } from "./load-legacy-scene";
import { loadImages, loadRevision } from "./load-scene";
import { mockupOf, productColorOf } from "./mockup-of";

/**
 * Draws the picture of a preview job and completes it. Running it again after it ended changes nothing.
 * @param legacyFileId the artifact that answers for a design routed to its legacy provider
 */
export async function runPreviewJob(tenantId: string, jobId: string, legacyFileId?: string): Promise<JobOutcome> {
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
  const { revision, design, style, sceneOf: ownSceneOf } = await loadRevision(tenantId, job.designRevisionId);
  const space = style.spaces.find((candidate) => candidate.sideId === job.sideId);
  if (space === undefined) throw new AppError("validation_failed", `The style no longer has the side ${job.sideId}.`);
  const fromRevision = typeof revision.metadata.productColor === "string" ? revision.metadata.productColor : null;
  const productColor = productColorOf(style, profile.productColor ?? fromRevision);
  const { sizePx: longestSidePx, format } = profile;
  const legacy =
    legacyFileId === undefined ? null : await loadLegacyScene(tenantId, legacyFileId, { style, space, longestSidePx });
  // Of the provider's file only the side that is asked for is drawn.
  const sceneOf = (of: Space): Scene =>
    legacy === null ? ownSceneOf(of) : of === space ? legacy.scene : { space: of, elements: [] };
  const scene = sceneOf(space);
  const mockup = profile.mode === "mockup" ? mockupOf(style, space, productColor, sceneOf) : undefined;
  const shown = [scene, ...Object.values(mockup?.neighbours ?? {})];
  const [images, fonts] = await Promise.all([
    legacy === null ? loadImages(tenantId, shown) : legacy.images,
    loadSceneFonts(tenantId, shown),
  ]);
  const result = await renderPreview({ scene, images, fonts, longestSidePx, format, mockup });

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
        ...(legacyFileId === undefined ? {} : { route: "legacy", fromArtifactId: legacyFileId }),
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
