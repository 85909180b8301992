import { and, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { artifacts, generationJobs } from "@/db/schema";
import { readTenant } from "@/db/tenant";
import { type Artifact, thumbnailUrl } from "@/lib/kernel/artifacts";
import { type Context, requireScope } from "@/lib/kernel/context";
import { AppError, notFound } from "@/lib/kernel/errors";
import { decodeIdCursor, type Page, toPage } from "@/lib/kernel/http/page";
import { findClient } from "./clients";
import type { GenerationJobJson, ListGenerationJobsQuery } from "./generation-schemas";
import { readMemory } from "./job-memory";
import { type GenerationJob, jobIs } from "./job-state";
import { hasEnded } from "./status-schemas";

interface JobWithArtifact {
  job: GenerationJob;
  artifact: Artifact | null;
}

/** The input without the bytes of pictures in it, which are no news to whoever sent them: a list of jobs stays small. */
const shownInput = sql`(
  select coalesce(jsonb_object_agg(key, case
    when jsonb_typeof(value) = 'string' and length(value #>> '{}') > 300 and value #>> '{}' like 'data:%'
      then to_jsonb(split_part(left(value #>> '{}', 100), ',', 1) || ',…')
    else value end), '{}'::jsonb)
  from jsonb_each(${generationJobs.inputParams}))`.mapWith(generationJobs.inputParams);

const selection = {
  job: { ...getTableColumns(generationJobs), inputParams: shownInput },
  artifact: getTableColumns(artifacts),
};
const artifactOfJob = and(eq(artifacts.tenantId, generationJobs.tenantId), eq(artifacts.id, generationJobs.artifactId));

const iso = (moment: Date | null) => moment?.toISOString() ?? null;

/** A link to a small picture; null for what has none, such as sound. */
async function linkThumbnail(artifact: Artifact | null): Promise<string | null> {
  if (artifact === null) return null;
  try {
    return await thumbnailUrl(artifact, 250);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

async function toJson({ job, artifact }: JobWithArtifact): Promise<GenerationJobJson> {
  const { tenantId: _, providerState, submissionKey: __, webhookTokenHash: ___, aiCallId: ____, ...rest } = job;
  const { module: _____, idempotencyKey: ______, ...shown } = rest;
  return {
    ...shown,
    providerName: findClient(job.providerId)?.name ?? job.providerId,
    artifactType: artifact?.type ?? null,
    thumbnailUrl: await linkThumbnail(artifact),
    waitingFor: hasEnded(job.status) ? null : readMemory(providerState).problem,
    submitIntentAt: iso(job.submitIntentAt),
    startedAt: iso(job.startedAt),
    completedAt: iso(job.completedAt),
    createdAt: job.createdAt.toISOString(),
    updatedAt: job.updatedAt.toISOString(),
  };
}

const selectJobs = (tx: Transaction) =>
  tx.select(selection).from(generationJobs).leftJoin(artifacts, artifactOfJob).$dynamic();

/** @throws AppError `not_found` */
export async function readJobJson(tx: Transaction, tenantId: string, id: string): Promise<GenerationJobJson> {
  const [row] = await selectJobs(tx).where(jobIs(tenantId, id));
  if (row === undefined) throw notFound("The generation job");
  return toJson(row);
}

/** One generation job. @throws AppError `not_found` */
export async function getGenerationJob({ ctx, id }: { ctx: Context; id: string }): Promise<GenerationJobJson> {
  requireScope(ctx, "collections:read");
  const [row] = await readTenant(ctx.tenantId, (tx) => selectJobs(tx).where(jobIs(ctx.tenantId, id)));
  if (row === undefined) throw notFound("The generation job");
  return toJson(row);
}

/** Generation jobs, newest first. */
export async function listGenerationJobs({
  ctx,
  query,
}: {
  ctx: Context;
  query: ListGenerationJobsQuery;
}): Promise<Page<GenerationJobJson>> {
  requireScope(ctx, "collections:read");
  const before = decodeIdCursor(query.cursor);
  const rows = await readTenant(ctx.tenantId, (tx) =>
    selectJobs(tx)
      .where(
        and(
          eq(generationJobs.tenantId, ctx.tenantId),
          query.status === undefined ? undefined : eq(generationJobs.status, query.status),
          query.providerId === undefined ? undefined : eq(generationJobs.providerId, query.providerId),
          query.mediaType === undefined ? undefined : eq(generationJobs.mediaType, query.mediaType),
          query.ownerId === undefined ? undefined : eq(generationJobs.ownerId, query.ownerId),
          before === undefined ? undefined : lt(generationJobs.id, before),
        ),
      )
      .orderBy(desc(generationJobs.id))
      .limit(query.limit + 1),
  );
  const page = toPage(
    rows,
    query.limit,
    (row) => row.job.id,
    (row) => row,
  );
  return { items: await Promise.all(page.items.map(toJson)), nextCursor: page.nextCursor };
}
