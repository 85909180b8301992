import { sql } from "drizzle-orm";
import { check, index, integer, jsonb, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { users } from "./auth";

export const credentialProviderTypes = [
  "notification",
  "design",
  "documentation",
  "testing",
  "ai",
  "analytics",
] as const;
/** pending → valid → revoked | expired; a rotation makes a revoked or expired one valid again. */
export const credentialStatuses = ["valid", "revoked", "expired", "pending"] as const;
export type CredentialStatus = (typeof credentialStatuses)[number];

/** Keys and addresses of other companies' services; the secret never leaves the database unsealed. */
export const credentialRecords = appSchema.table(
  "credential_records",
  {
    tenantId: tenantId(),
    id: id(),
    providerType: text("provider_type").$type<(typeof credentialProviderTypes)[number]>().notNull(),
    /** Which provider it is for: `openai`, `replicate`, `slack`; also in `metadata.provider`, as callers know it. */
    provider: text("provider").notNull(),
    name: text("name").notNull(),
    status: text("status").$type<CredentialStatus>().notNull().default("pending"),
    /** AES-256-GCM, sealed for this record's id. Null once revoked: what is revoked cannot leak. */
    secret: bytea("secret"),
    /** Last four characters, so people can tell two keys apart. */
    secretHint: text("secret_hint").notNull().default(""),
    /** Counts rotations: a running job that took version 1 can tell that version 2 is there. */
    secretVersion: integer("secret_version").notNull().default(1),
    /** When the provider was last asked whether the secret is good. */
    lastValidationTime: instant("last_validation_time"),
    /** What the provider said when it refused; null when it did not. */
    lastValidationError: text("last_validation_error"),
    rotationDue: instant("rotation_due"),
    /** For which due time people were reminded, so that they are reminded once. */
    rotationRemindedFor: instant("rotation_reminded_for"),
    /** Nothing secret: provider, base URL, scopes, account name. */
    metadata: jsonb("metadata").$type<Record<string, unknown>>().notNull().default({}),
    createdBy: uuid("created_by").references(() => users.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    index("credential_records_type_status_idx").on(table.tenantId, table.providerType, table.status),
    index("credential_records_provider_idx").on(table.tenantId, table.provider, table.id),
    index("credential_records_rotation_idx").on(table.rotationDue).where(sql`${table.status} = 'valid'`),
    index("credential_records_created_by_idx").on(table.createdBy),
    unique("credential_records_name_key").on(table.tenantId, table.provider, table.name),
    oneOf("credential_records_provider_type_check", table.providerType, credentialProviderTypes),
    oneOf("credential_records_status_check", table.status, credentialStatuses),
    check("credential_records_secret_check", sql`(${table.status} = 'revoked') = (${table.secret} is null)`),
  ],
);
