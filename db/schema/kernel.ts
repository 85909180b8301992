import { sql } from "drizzle-orm";
import {
  bigint,
  bigserial,
  boolean,
  char,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";

const lowerHex64 = (name: string, column: Parameters<typeof oneOf>[1]) =>
  check(name, sql`${column} ~ '^[0-9a-f]{64}$'`);

/** Where the bytes of one content are: one row per (tenant, SHA-256), whichever and however many artifacts show it. */
export const storedObjects = appSchema.table(
  "stored_objects",
  {
    tenantId: tenantId(),
    /** SHA-256 of the bytes, lower-case hex. */
    contentHash: char("content_hash", { length: 64 }).notNull(),
    /** Key in the object store; the layout is that of the first artifact that brought the bytes. */
    key: text("key").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    mimeType: text("mime_type").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.contentHash] }),
    unique("stored_objects_tenant_key_key").on(table.tenantId, table.key),
    check("stored_objects_size_check", sql`${table.sizeBytes} >= 0`),
    lowerHex64("stored_objects_hash_check", table.contentHash),
  ],
);

/** Every file the studio made or was given; several artifacts may share one stored object. */
export const artifacts = appSchema.table(
  "artifacts",
  {
    tenantId: tenantId(),
    id: id(),
    /** MIME type, sniffed. */
    type: text("type").notNull(),
    /** What the file is for; decides retention. */
    kind: text("kind").notNull(),
    /** Object-store key of the bytes. */
    uri: text("uri").notNull(),
    contentHash: char("content_hash", { length: 64 }).notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    filename: text("filename"),
    /** Facts of the type: `{widthPx,heightPx}` of an image, `{pages}` of a PDF. */
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** How it came to be: revision, profile, content hash of the scene. */
    traceMetadata: jsonb("trace_metadata").$type<Record<string, unknown>>().notNull().default({}),
    /** Row of `jobs_preview` or `jobs_export` that made it. */
    jobId: uuid("job_id"),
    /** Workflow run that made it. */
    runId: uuid("run_id"),
    /** Skill of a workflow that made it. */
    skillId: text("skill_id"),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("artifacts_tenant_content_hash_idx").on(table.tenantId, table.contentHash),
    index("artifacts_tenant_job_idx").on(table.tenantId, table.jobId),
    index("artifacts_tenant_run_idx").on(table.tenantId, table.runId),
    index("artifacts_tenant_kind_idx").on(table.tenantId, table.kind, table.id),
    index("artifacts_created_by_idx").on(table.createdBy),
    oneOf("artifacts_kind_check", table.kind, [
      "upload",
      "asset",
      "preview",
      "export",
      "legacy",
      "image",
      "generated",
      "bundle",
    ]),
    lowerHex64("artifacts_hash_check", table.contentHash),
  ],
);

/** Who uses which artifact: every module writes its own links, so "used in" needs no import backwards. */
export const artifactLinks = appSchema.table(
  "artifact_links",
  {
    tenantId: tenantId(),
    artifactId: uuid("artifact_id").notNull(),
    /** Entity that uses it, in the plural: `assets`, `design_revisions`. */
    entity: text("entity").notNull(),
    entityId: uuid("entity_id").notNull(),
    /** Role of the artifact for the entity: `source`, `preview`. */
    role: text("role").notNull().default("source"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.artifactId, table.entity, table.entityId, table.role] }),
    foreignKey({
      name: "artifact_links_artifact_fk",
      columns: [table.tenantId, table.artifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
    index("artifact_links_tenant_entity_idx").on(table.tenantId, table.entity, table.entityId),
  ],
);

/** A hold keeps an artifact whatever retention says, for example for an order. */
export const artifactHolds = appSchema.table(
  "artifact_holds",
  {
    tenantId: tenantId(),
    artifactId: uuid("artifact_id").notNull(),
    /** The caller's name for the reason: an order number. */
    reference: text("reference").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.artifactId, table.reference] }),
    foreignKey({
      name: "artifact_holds_artifact_fk",
      columns: [table.tenantId, table.artifactId],
      foreignColumns: [artifacts.tenantId, artifacts.id],
    }).onDelete("restrict"),
  ],
);

/** Business events written in the transaction of the row they are about, sent to the job engine right after commit. */
export const outboxEvents = appSchema.table(
  "outbox_events",
  {
    tenantId: tenantId(),
    /** Also the event's id at the engine, so sending it twice starts one run. */
    id: id(),
    name: text("name").notNull(),
    data: jsonb("data").$type<Record<string, unknown>>().notNull(),
    sentAt: instant("sent_at"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("outbox_events_unsent_idx").on(table.createdAt).where(sql`${table.sentAt} is null`),
    index("outbox_events_sent_idx").on(table.sentAt).where(sql`${table.sentAt} is not null`),
  ],
);

/** What changed, in order; feeds the live stream and is swept after a day. */
export const changeLog = appSchema.table(
  "change_log",
  {
    tenantId: tenantId(),
    sequence: bigserial("sequence", { mode: "number" }).notNull(),
    /** Transaction that wrote the row: readers stop before transactions still running, so none is skipped. */
    xid: bigint("xid", { mode: "number" }).notNull().default(sql`(pg_current_xact_id()::text)::bigint`),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id").notNull(),
    status: text("status"),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.sequence] }),
    index("change_log_created_at_idx").on(table.createdAt),
  ],
);

/** First answers to requests that carried an `Idempotency-Key`, kept for 24 hours. */
export const idempotencyKeys = appSchema.table(
  "idempotency_keys",
  {
    tenantId: tenantId(),
    /** Who sent it: two people may use the same key. */
    userId: uuid("user_id")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    key: text("key").notNull(),
    /** SHA-256 of method, path and body. */
    requestHash: char("request_hash", { length: 64 }).notNull(),
    /** Null while the first request runs. */
    responseStatus: integer("response_status"),
    /** Encrypted answer (AES-256-GCM), because some answers hold a secret. */
    responseBody: bytea("response_body"),
    /** A first request that died is overtaken after this. */
    lockedUntil: instant("locked_until").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.userId, table.key] }),
    index("idempotency_keys_user_idx").on(table.userId),
    index("idempotency_keys_created_at_idx").on(table.createdAt),
  ],
);

/** Who did what, append-only. */
export const auditLog = appSchema.table(
  "audit_log",
  {
    tenantId: tenantId(),
    id: id(),
    userId: uuid("user_id").references(() => users.id, { onDelete: "set null" }),
    /** Set when the request came with an API key. */
    apiKeyId: uuid("api_key_id"),
    /** Verb and noun in the past tense: `design.created`. */
    action: text("action").notNull(),
    entity: text("entity").notNull(),
    entityId: uuid("entity_id"),
    /** What changed, never a secret. */
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull().default({}),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("audit_log_tenant_entity_idx").on(table.tenantId, table.entity, table.entityId, table.id),
    index("audit_log_user_idx").on(table.userId),
  ],
);

/** One row an organization: everything it may configure. */
export const organizationSettings = appSchema.table("organization_settings", {
  tenantId: tenantId().primaryKey(),
  /** URL of an HTTP catalogue; null: the built-in one. */
  catalogueUrl: text("catalogue_url"),
  /** Days an artifact is kept, a kind; a kind without entry is kept for ever. */
  retentionDays: jsonb("retention_days").$type<Record<string, number>>().notNull().default({}),
  generationDefaults: jsonb("generation_defaults").$type<Record<string, unknown>>().notNull().default({}),
  /** Generations a calendar month; null: no limit. */
  monthlyGenerationLimit: integer("monthly_generation_limit"),
  /** MIME types people may upload; null: everything the studio can sniff. */
  allowedFileTypes: jsonb("allowed_file_types").$type<string[]>(),
  /** Where it sells, ISO 3166-1 alpha-2; availability rules ask for it. Null: not said. */
  region: char("region", { length: 2 }),
  updatedAt: updatedAt(),
});

/** Resumable uploads: parts arrive in any order and become an artifact when complete. */
export const uploads = appSchema.table(
  "uploads",
  {
    tenantId: tenantId(),
    id: id(),
    filename: text("filename").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    /** SHA-256 the finished bytes must have. */
    contentHash: char("content_hash", { length: 64 }).notNull(),
    partSize: integer("part_size").notNull(),
    /** Numbers of the parts that arrived, from 0. */
    receivedParts: jsonb("received_parts").$type<number[]>().notNull().default([]),
    artifactId: uuid("artifact_id"),
    createdBy: uuid("created_by")
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    expiresAt: instant("expires_at").notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("uploads_expires_at_idx").on(table.expiresAt),
    index("uploads_created_by_idx").on(table.createdBy),
    lowerHex64("uploads_hash_check", table.contentHash),
  ],
);

/** Fixed-window counters, shared by all processes. Not tenant data: counted before the caller is known. */
export const rateLimits = appSchema.table(
  "rate_limits",
  {
    /** `key:<id>`, `user:<id>` or `address:<ip>`, with the limit's name. */
    bucket: text("bucket").primaryKey(),
    windowStart: instant("window_start").notNull(),
    count: integer("count").notNull(),
  },
  (table) => [index("rate_limits_window_start_idx").on(table.windowStart)],
);

/** Mails; without an SMTP server the outbox page is where they are read. Not row-secured: some belong to no organization. */
export const mailOutbox = appSchema.table(
  "mail_outbox",
  {
    id: id().primaryKey(),
    /** Organization the mail speaks for; null for password and verification mails. */
    organizationId: uuid("organization_id"),
    /** Only operators see `private` mails (password, invitation, verification). */
    isPrivate: boolean("is_private").notNull(),
    template: text("template").notNull(),
    recipient: text("recipient").notNull(),
    subject: text("subject").notNull(),
    textBody: text("text_body").notNull(),
    htmlBody: text("html_body").notNull(),
    status: text("status").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    lastError: text("last_error"),
    sentAt: instant("sent_at"),
    createdAt: createdAt(),
  },
  (table) => [
    index("mail_outbox_organization_idx").on(table.organizationId, table.id),
    index("mail_outbox_queued_idx").on(table.createdAt).where(sql`${table.status} = 'queued'`),
    oneOf("mail_outbox_status_check", table.status, ["queued", "sent", "failed", "kept"]),
  ],
);
