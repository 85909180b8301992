import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, numeric, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { aiMediaTypes, aiModules } from "./ai";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { credentialRecords } from "./credentials";
import { artifacts } from "./kernel";

/**
 * pending → processing → completed | failed | timed_out | cancelled. `submission_unknown`: the process died between asking
 * the provider and hearing its answer; only reconciliation or a person moves it on, because asking again might be paid twice.
 */
export const generationJobStatuses = [
  "pending",
  "processing",
  "completed",
  "failed",
  "timed_out",
  "cancelled",
  "submission_unknown",
] as const;
export type GenerationJobStatus = (typeof generationJobStatuses)[number];

/** Media made by a provider that answers later. */
export const generationJobs = appSchema.table(
  "generation_jobs",
  {
    tenantId: tenantId(),
    id: id(),
    /** Run of a workflow, when one asked for it. */
    runId: uuid("run_id"),
    runStepId: uuid("run_step_id"),
    /** For whom: `generated_assets`, `ai_generations`, `run_steps`; null: a call through the API. */
    ownerType: text("owner_type"),
    ownerId: uuid("owner_id"),
    module: text("module").$type<(typeof aiModules)[number]>().notNull().default("studio"),
    providerId: text("provider_id").notNull(),
    modelId: text("model_id").notNull(),
    credentialId: uuid("credential_id"),
    /** The provider's name for it; null until it answered the submission. */
    providerJobId: text("provider_job_id"),
    mediaType: text("media_type").$type<(typeof aiMediaTypes)[number]>().notNull(),
    status: text("status").$type<GenerationJobStatus>().notNull().default("pending"),
    /** 0 to 100, as the provider tells. */
    progress: integer("progress").notNull().default(0),
    /** Milliseconds between two questions at first; they back off from there. */
    pollIntervalMs: integer("poll_interval_ms").notNull().default(2000),
    /** Milliseconds from the submission after which it is given up. */
    timeoutMs: integer("timeout_ms").notNull().default(600_000),
    /** Questions asked so far. */
    attempts: integer("attempts").notNull().default(0),
    inputParams: jsonb("input_params").$type<Record<string, unknown>>().notNull(),
    /** What the provider's client needs to ask again: URLs of status, result and cancellation. Never a secret. */
    providerState: jsonb("provider_state").$type<Record<string, unknown>>().notNull().default({}),
    /** Sent to providers that know idempotency keys; the same in every attempt. */
    submissionKey: uuid("submission_key").notNull(),
    /** Committed before the provider is asked: set without `provider_job_id` means "perhaps submitted". */
    submitIntentAt: instant("submit_intent_at"),
    /** SHA-256 of the token in the provider's webhook address, hex. */
    webhookTokenHash: text("webhook_token_hash"),
    resultUri: text("result_uri"),
    artifactId: uuid("artifact_id"),
    errorCode: text("error_code"),
    errorMessage: text("error_message"),
    costUsd: numeric("cost_usd", { precision: 10, scale: 4, mode: "number" }),
    /** Row of `ai_calls` that holds the budget's reservation. */
    aiCallId: uuid("ai_call_id"),
    idempotencyKey: text("idempotency_key"),
    initiatedBy: uuid("initiated_by").references(() => users.id, { onDelete: "set null" }),
    startedAt: instant("started_at"),
    completedAt: instant("completed_at"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "generation_jobs_credential_fk",
      columns: [table.tenantId, table.credentialId],
      foreignColumns: [credentialRecords.tenantId, credentialRecords.id],
    }).onDelete("restrict"),
    foreignKey({
      name: "generation_jobs_artifact_fk",
      columns: [table.tenantId, table.artifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
      // The column list keeps tenant_id; the migration writes it, because the schema language cannot.
    }).onDelete("set null"),
    unique("generation_jobs_idempotency_key").on(table.tenantId, table.idempotencyKey),
    index("generation_jobs_status_idx").on(table.tenantId, table.status, table.id),
    index("generation_jobs_owner_idx").on(table.tenantId, table.ownerType, table.ownerId),
    index("generation_jobs_run_idx").on(table.tenantId, table.runId),
    index("generation_jobs_provider_job_idx").on(table.tenantId, table.providerId, table.providerJobId),
    index("generation_jobs_webhook_idx").on(table.webhookTokenHash),
    index("generation_jobs_credential_idx").on(table.tenantId, table.credentialId),
    index("generation_jobs_artifact_idx").on(table.tenantId, table.artifactId),
    index("generation_jobs_initiated_by_idx").on(table.initiatedBy),
    index("generation_jobs_unknown_idx")
      .on(table.submitIntentAt)
      .where(sql`${table.status} in ('pending', 'submission_unknown')`),
    oneOf("generation_jobs_status_check", table.status, generationJobStatuses),
    oneOf("generation_jobs_media_check", table.mediaType, aiMediaTypes),
    oneOf("generation_jobs_module_check", table.module, aiModules),
    check("generation_jobs_progress_check", sql`${table.progress} between 0 and 100`),
    check("generation_jobs_poll_check", sql`${table.pollIntervalMs} between 100 and 600000`),
    check("generation_jobs_timeout_check", sql`${table.timeoutMs} between 1000 and 86400000`),
    check("generation_jobs_completed_check", sql`${table.status} <> 'completed' or ${table.completedAt} is not null`),
  ],
);

export const inboundWebhookStatuses = ["received", "processed", "failed"] as const;

/** Webhooks of others, verified and answered at once; a job does what they ask for. */
export const inboundWebhooks = appSchema.table(
  "inbound_webhooks",
  {
    tenantId: tenantId(),
    id: id(),
    provider: text("provider").notNull(),
    /** The sender's id of the message: the second delivery of one is not processed again. */
    messageId: text("message_id").notNull(),
    /** What it is about, e.g. the generation job. */
    entity: text("entity"),
    entityId: uuid("entity_id"),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    status: text("status").$type<(typeof inboundWebhookStatuses)[number]>().notNull().default("received"),
    errorMessage: text("error_message"),
    processedAt: instant("processed_at"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    unique("inbound_webhooks_message_key").on(table.tenantId, table.provider, table.messageId),
    index("inbound_webhooks_entity_idx").on(table.tenantId, table.entity, table.entityId),
    index("inbound_webhooks_created_idx").on(table.createdAt),
    oneOf("inbound_webhooks_status_check", table.status, inboundWebhookStatuses),
  ],
);
