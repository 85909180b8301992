import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, legacyCoverage } from "@/db/schema";
import { type Artifact, copyArtifact } from "@/lib/kernel/artifacts";
import { recordAudit } from "@/lib/kernel/audit";
import type { Context } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { deriveJobKey, insertExportJob } from "./insert-job";
import { type JobKind, moveJob } from "./job-state";
import { readJob } from "./read-job";
import { type RoutedDesign, routeOfDesign } from "./routing-evaluate";
import type { JobJson } from "./schemas";

/** The provider's file of a design, while it is fresh. */
async function findLegacyFile(tx: Transaction, tenantId: string, designId: string): Promise<Artifact | undefined> {
  const [row] = await tx
    .select({ artifact: artifacts })
    .from(legacyCoverage)
    .innerJoin(
      artifacts,
      and(eq(artifacts.tenantId, legacyCoverage.tenantId), eq(artifacts.id, legacyCoverage.artifactId)),
    )
    .where(
      and(
        eq(legacyCoverage.tenantId, tenantId),
        eq(legacyCoverage.designId, designId),
        or(isNull(legacyCoverage.artifactExpiresAt), gt(legacyCoverage.artifactExpiresAt, new Date())),
      ),
    );
  return row?.artifact;
}

/**
 * The file that answers for a design routed to the legacy provider; null: it is rendered here.
 * @throws `legacy_file_missing` when it is not rendered here and the provider's file is not at hand
 */
export async function openLegacyRoute(tx: Transaction, ctx: Context, design: RoutedDesign): Promise<Artifact | null> {
  const { tenantId, userId } = ctx;
  const route = await routeOfDesign(tx, { tenantId, design, userId });
  if (route.value === "owned") return null;
  const file = await findLegacyFile(tx, tenantId, design.id);
  if (file !== undefined) return file;
  throw new AppError(
    "legacy_file_missing",
    "This design is routed to its legacy provider, whose file is not at hand; evaluate its coverage, or migrate it.",
    { extra: { designId: design.id, flagId: route.flagId } },
  );
}

/** Refuses to render what the legacy provider renders, where its file is no answer. @throws `illegal_transition` */
export async function requireOwnedRoute(tx: Transaction, ctx: Context, design: RoutedDesign): Promise<void> {
  const route = await routeOfDesign(tx, { tenantId: ctx.tenantId, design, userId: ctx.userId });
  if (route.value === "owned") return;
  throw new AppError("illegal_transition", "This design is routed to its legacy provider and not rendered here.");
}

interface ExportTarget {
  designId: string;
  revisionId: string;
  profile: { id: string; version: number };
  /** Of the request, if it had one. */
  idempotencyKey: string | null;
}

/** An export job that is done at once: its file is the provider's. */
export async function completeWithLegacyFile(
  tx: Transaction,
  ctx: Context,
  target: ExportTarget,
  file: Artifact,
): Promise<JobJson> {
  const { tenantId, userId } = ctx;
  const { designId, revisionId, profile } = target;
  const { job, isNew } = await insertExportJob(tx, {
    tenantId,
    designRevisionId: revisionId,
    idempotencyKey:
      target.idempotencyKey ?? legacyJobKey("export", [revisionId, "", profile.id, profile.version], file),
    initiatedBy: userId,
    exportProfileId: profile.id,
    exportProfileVersion: profile.version,
    overrideReason: null,
    findings: [],
  });
  if (isNew) {
    await moveJob(tx, tenantId, "export", job.id, { status: "running" });
    await copyArtifact(tx, {
      tenantId,
      id: file.id,
      jobId: job.id,
      createdBy: userId,
      traceMetadata: { designId, revisionId, route: "legacy" },
    });
    await moveJob(tx, tenantId, "export", job.id, { status: "completed", progress: 100 });
    await recordAudit(tx, ctx, {
      action: "export.answered-by-legacy",
      entity: "jobs_export",
      entityId: job.id,
      payload: { designRevisionId: revisionId, artifactId: file.id },
    });
  }
  return readJob(tx, tenantId, job.id);
}

/** Idempotency key of a job that the provider's file answers: another file is another job. */
export function legacyJobKey(kind: JobKind, parts: readonly (string | number)[], file: Artifact): string {
  return deriveJobKey([kind, "legacy", ...parts, file.contentHash]);
}
