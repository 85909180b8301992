import { and, eq, inArray, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { type JobStatus, jobsExport, jobsPreview } from "@/db/schema";
import { withTenant } from "@/db/tenant";
import { recordAudit } from "@/lib/kernel/audit";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError } from "@/lib/kernel/errors";
import { writeWithEvents } from "@/lib/kernel/jobs/outbox";
import { recordChanges } from "@/lib/kernel/live/record-change";
import { announceExportEnd } from "./announce-end";
import { jobCancelled } from "./events";
import { readJob } from "./read-job";
import type { JobJson } from "./schemas";

export type JobKind = "preview" | "export";

/** From which states a state is reached; whatever has ended stays as it is. */
export const jobTransitions: Record<JobStatus, readonly JobStatus[]> = {
  queued: [],
  running: ["queued", "running"],
  completed: ["running"],
  failed: ["queued", "running"],
  cancelled: ["queued", "running"],
};

interface JobChange {
  status: JobStatus;
  /** 0 to 100. */
  progress?: number;
  error?: { code: string; detail: string };
}

const entities = { preview: "jobs_preview", export: "jobs_export" } as const;

/** Moves a job on, tells the browsers, and tells people when an export has ended. Returns whether the job was in a state that allowed it. */
export async function moveJob(
  tx: Transaction,
  tenantId: string,
  kind: JobKind,
  id: string,
  change: JobChange,
): Promise<boolean> {
  const table = kind === "preview" ? jobsPreview : jobsExport;
  const values = {
    status: change.status,
    ...(change.progress === undefined ? {} : { progress: change.progress }),
    ...(change.error === undefined ? {} : { error: change.error }),
    // A retry goes on from where the first attempt began.
    ...(change.status === "running"
      ? { startedAt: sql`coalesce(${table.startedAt}, now())` }
      : { completedAt: new Date() }),
  };
  const moved = await tx
    .update(table)
    .set(values)
    .where(
      and(eq(table.tenantId, tenantId), eq(table.id, id), inArray(table.status, [...jobTransitions[change.status]])),
    )
    .returning({ id: table.id });
  if (moved.length === 0) return false;
  await recordChanges(tx, tenantId, [{ entity: entities[kind], id, status: change.status }]);
  if (kind === "export") await announceExportEnd(tx, tenantId, id, change);
  return true;
}

/** Marks a job failed for good; called when the engine has given up. */
export async function failJob(
  tenantId: string,
  kind: JobKind,
  id: string,
  error: { code: string; detail: string },
): Promise<void> {
  await withTenant(tenantId, (tx) => moveJob(tx, tenantId, kind, id, { status: "failed", error }));
}

/** Cancels a job that has not ended. @throws `illegal_transition` when it has */
export async function cancelJob({ ctx, id }: { ctx: Context; id: string }): Promise<JobJson> {
  requireScope(ctx, "designs:write");
  const { tenantId } = ctx;
  return writeWithEvents(tenantId, async (tx, emit) => {
    const job = await readJob(tx, tenantId, id);
    if (!(await moveJob(tx, tenantId, job.kind, id, { status: "cancelled" }))) {
      throw new AppError("illegal_transition", `The job is already ${job.status}.`);
    }
    emit({ name: jobCancelled.name, data: { jobId: id } });
    await recordAudit(tx, ctx, { action: `${job.kind}.cancelled`, entity: entities[job.kind], entityId: id });
    return readJob(tx, tenantId, id);
  });
}
