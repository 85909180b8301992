import { sql } from "drizzle-orm";
import { check, foreignKey, index, integer, jsonb, numeric, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";
import { credentialRecords } from "./credentials";

/** What a model can be chosen for. */
export const aiTasks = ["text", "analysis", "image", "video", "audio"] as const;
export type AiTask = (typeof aiTasks)[number];
/** Modules that spend money. */
export const aiModules = ["studio", "designs", "collections", "campaigns", "sync", "modeler"] as const;
export const aiMediaTypes = ["text", "image", "video", "audio", "3d"] as const;

/** USD with six decimals: a token costs some millionths. */
const usd = (name: string) => numeric(name, { precision: 14, scale: 6, mode: "number" });

/** Which model an organization uses for a task; no row: the built-in one. */
export const aiTaskModels = appSchema.table(
  "ai_task_models",
  {
    tenantId: tenantId(),
    task: text("task").$type<AiTask>().notNull(),
    providerId: text("provider_id").notNull(),
    modelId: text("model_id").notNull(),
    /** Null for the built-in provider. */
    credentialId: uuid("credential_id"),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.task] }),
    foreignKey({
      name: "ai_task_models_credential_fk",
      columns: [table.tenantId, table.credentialId],
      foreignColumns: [credentialRecords.tenantId, credentialRecords.id],
    }).onDelete("restrict"),
    index("ai_task_models_credential_idx").on(table.tenantId, table.credentialId),
    oneOf("ai_task_models_task_check", table.task, aiTasks),
  ],
);

/** What an organization may spend at providers in a calendar month (UTC); no row: no limit. */
export const aiBudgets = appSchema.table(
  "ai_budgets",
  {
    tenantId: tenantId().primaryKey(),
    /** Null: no limit. */
    monthlyUsd: usd("monthly_usd"),
    /** Admins are told when this share of the budget is spent, in percent. */
    warnPercent: integer("warn_percent").notNull().default(80),
    /** The month (`2026-11`) people were warned about, so that they are warned once. */
    warnedMonth: text("warned_month"),
    updatedAt: updatedAt(),
  },
  (table) => [
    check("ai_budgets_monthly_check", sql`${table.monthlyUsd} >= 0`),
    check("ai_budgets_warn_check", sql`${table.warnPercent} between 1 and 100`),
  ],
);

/** reserved: its estimate counts against the budget until the call has ended. */
export const aiCallStatuses = ["reserved", "succeeded", "failed"] as const;

/** Every call to a model, also to the built-in ones: what it was for, how long it took, what it cost. */
export const aiCalls = appSchema.table(
  "ai_calls",
  {
    tenantId: tenantId(),
    id: id(),
    module: text("module").$type<(typeof aiModules)[number]>().notNull(),
    task: text("task").$type<AiTask>().notNull(),
    mediaType: text("media_type").$type<(typeof aiMediaTypes)[number]>().notNull(),
    providerId: text("provider_id").notNull(),
    modelId: text("model_id").notNull(),
    credentialId: uuid("credential_id"),
    generationJobId: uuid("generation_job_id"),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    status: text("status").$type<(typeof aiCallStatuses)[number]>().notNull().default("reserved"),
    errorCode: text("error_code"),
    /** Milliseconds from the request to the answer. */
    durationMs: integer("duration_ms"),
    inputTokens: integer("input_tokens"),
    outputTokens: integer("output_tokens"),
    /** What it was thought to cost before it was made. */
    estimatedUsd: usd("estimated_usd").notNull().default(0),
    /** What it cost; the estimate where the provider does not say. Null until it has ended. */
    costUsd: usd("cost_usd"),
    startedAt: createdAt(),
    endedAt: instant("ended_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("ai_calls_tenant_created_idx").on(table.tenantId, table.startedAt),
    index("ai_calls_job_idx").on(table.tenantId, table.generationJobId),
    index("ai_calls_open_idx").on(table.startedAt).where(sql`${table.status} = 'reserved'`),
    index("ai_calls_user_idx").on(table.userId),
    oneOf("ai_calls_module_check", table.module, aiModules),
    oneOf("ai_calls_task_check", table.task, aiTasks),
    oneOf("ai_calls_media_check", table.mediaType, aiMediaTypes),
    oneOf("ai_calls_status_check", table.status, aiCallStatuses),
    check("ai_calls_cost_check", sql`${table.estimatedUsd} >= 0 and ${table.costUsd} >= 0`),
  ],
);

/** A provider's price list as the organization corrected it, in USD a unit; absent models have the built-in list's. */
export const aiPrices = appSchema.table(
  "ai_prices",
  {
    tenantId: tenantId(),
    providerId: text("provider_id").notNull(),
    modelId: text("model_id").notNull(),
    /** `{inputPerMillionTokens,outputPerMillionTokens,perImage,perSecond,perCall}`, USD. */
    price: jsonb("price").$type<Record<string, number>>().notNull(),
    updatedAt: updatedAt(),
  },
  (table) => [primaryKey({ columns: [table.tenantId, table.providerId, table.modelId] })],
);
