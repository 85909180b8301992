import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { designRevisions, designs, previewProfiles } from "@/db/schema";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { completeWithLegacyFile, legacyJobKey, openLegacyRoute } from "./answer-with-legacy-file";
import type { Finding } from "./elements/preflight/finding";
import { exportRequested, previewRequested } from "./events";
import { deriveJobKey, insertExportJob, insertPreviewJob } from "./insert-job";
import { requireRenderable } from "./plan-print";
import { checkRevision, loadExportProfile, requireNoErrors } from "./preflight";
import { storeFindings } from "./preflight-schemas";
import { readJob } from "./read-job";
import type { JobJson, RequestExportInput, RequestPreviewInput } from "./schemas";
import { findStyle, toStyle } from "./styles";

/** A revision with the design it belongs to. @throws `not_found` */
async function loadRenderable(tx: Transaction, tenantId: string, revisionId: string) {
  const [row] = await tx
    .select({ revision: designRevisions, design: designs })
    .from(designRevisions)
    .innerJoin(designs, and(eq(designs.tenantId, designRevisions.tenantId), eq(designs.id, designRevisions.designId)))
    .where(and(eq(designRevisions.tenantId, tenantId), eq(designRevisions.id, revisionId), isNull(designs.deletedAt)));
  if (row === undefined) throw notFound("The revision");
  return row;
}

function unknownReference(path: string, message: string): AppError {
  return new AppError("validation_failed", "The request refers to something that does not exist.", {
    errors: [{ path, message }],
  });
}

/**
 * Asks for a picture of one side; of a design routed to its legacy provider, of the provider's file. The same request answers the same job.
 * @param idempotencyKey of the request, if it had one
 */
export async function requestPreview({
  ctx,
  revisionId,
  input,
  idempotencyKey,
}: {
  ctx: Context;
  revisionId: string;
  input: RequestPreviewInput;
  idempotencyKey: string | null;
}): Promise<JobJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const { design } = await loadRenderable(tx, tenantId, revisionId);
    const style = await findStyle(tx, tenantId, design.styleVersionId);
    if (style === undefined || !toStyle(style).spaces.some((space) => space.sideId === input.sideId)) {
      throw unknownReference("sideId", "is no side of the style");
    }
    const [profile] = await tx
      .select()
      .from(previewProfiles)
      .where(
        and(
          eq(previewProfiles.tenantId, tenantId),
          eq(previewProfiles.id, input.previewProfileId),
          isNull(previewProfiles.deletedAt),
        ),
      );
    if (profile === undefined) throw unknownReference("previewProfileId", "is no preview profile");
    const legacyFile = await openLegacyRoute(tx, ctx, design);
    const wanted = [revisionId, input.sideId, profile.id, profile.version];
    const derivedKey =
      legacyFile === null ? deriveJobKey(["preview", ...wanted]) : legacyJobKey("preview", wanted, legacyFile);
    const { job, isNew } = await insertPreviewJob(tx, {
      tenantId,
      designRevisionId: revisionId,
      sideId: input.sideId,
      previewProfileId: profile.id,
      previewProfileVersion: profile.version,
      idempotencyKey: idempotencyKey ?? derivedKey,
      initiatedBy: ctx.userId,
    });
    if (isNew) {
      const source = legacyFile === null ? {} : { legacyFileId: legacyFile.id };
      emit({ name: previewRequested.name, data: { jobId: job.id, ...source } });
      await recordChanges(tx, tenantId, [{ entity: "jobs_preview", id: job.id, status: job.status }]);
    }
    return readJob(tx, tenantId, job.id);
  });
}

/** What the audit log keeps of findings: which, where, how bad. */
function describeFindings(findings: readonly Finding[]) {
  return findings.map(({ code, severity, elementId, actual, target }) => ({
    code,
    severity,
    elementId: elementId ?? null,
    actual,
    target,
  }));
}

/**
 * Asks for the print files of a revision. The same request answers the same job.
 * @throws `preflight_failed` with the findings when one of them is an error and no reason to go on is given; where there is
 *   nothing to print no reason helps
 */
export async function requestExport({
  ctx,
  revisionId,
  input,
  idempotencyKey,
}: {
  ctx: Context;
  revisionId: string;
  input: RequestExportInput;
  idempotencyKey: string | null;
}): Promise<JobJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const loaded = await loadRenderable(tx, tenantId, revisionId);
    const profile = await loadExportProfile(tx, tenantId, input.exportProfileId);
    const legacyFile = await openLegacyRoute(tx, ctx, loaded.design);
    if (legacyFile !== null) {
      const target = { designId: loaded.design.id, revisionId, profile, idempotencyKey };
      return completeWithLegacyFile(tx, ctx, target, legacyFile);
    }
    const { findings, style } = await checkRevision(tx, ctx, loaded, profile);
    if (input.overrideReason === undefined || findings[0]?.code === "nothing-to-print") requireNoErrors(findings);
    const empty = new Set(findings.flatMap(({ code, spaceId }) => (code === "space-empty" ? [spaceId] : [])));
    requireRenderable(
      profile,
      style.spaces.filter((space) => !empty.has(space.spaceId)),
    );
    const { job, isNew } = await insertExportJob(tx, {
      tenantId,
      designRevisionId: revisionId,
      exportProfileId: profile.id,
      exportProfileVersion: profile.version,
      idempotencyKey: idempotencyKey ?? deriveJobKey(["export", revisionId, profile.id, profile.version]),
      initiatedBy: ctx.userId,
      overrideReason: input.overrideReason ?? null,
      findings: storeFindings(findings),
    });
    if (isNew) {
      emit({ name: exportRequested.name, data: { jobId: job.id } });
      await recordAudit(tx, ctx, {
        action: "export.requested",
        entity: "jobs_export",
        entityId: job.id,
        payload: {
          designRevisionId: revisionId,
          exportProfileId: profile.id,
          overrideReason: input.overrideReason ?? null,
          findings: describeFindings(findings),
        },
      });
      await recordChanges(tx, tenantId, [{ entity: "jobs_export", id: job.id, status: job.status }]);
    }
    return readJob(tx, tenantId, job.id);
  });
}
