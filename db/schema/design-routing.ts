import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { bytea, createdAt, id, instant, tenantId, updatedAt } from "@/db/columns";
import { appSchema, oneOf } from "./app";
import { designs } from "./designs";

export const flagScopes = ["env", "tenant", "style", "user"] as const;

/** Who renders a design: the studio or the legacy provider. The narrowest scope that has an answer decides. */
export const routingFlags = appSchema.table(
  "routing_flags",
  {
    tenantId: tenantId(),
    id: id(),
    scopeType: text("scope_type").$type<(typeof flagScopes)[number]>().notNull(),
    /** Name of the environment, id of the organization, of the style's version, or of the person. */
    scopeId: text("scope_id").notNull(),
    routeMode: text("route_mode").$type<"owned" | "legacy">().notNull(),
    enabled: boolean("enabled").notNull().default(true),
    /** Share of designs that the flag answers for, by a stable hash; null: all. */
    rolloutPercent: integer("rollout_percent"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
    deletedAt: instant("deleted_at"),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    uniqueIndex("routing_flags_scope_key")
      .on(table.tenantId, table.scopeType, table.scopeId)
      .where(sql`${table.deletedAt} is null`),
    oneOf("routing_flags_scope_type_check", table.scopeType, flagScopes),
    oneOf("routing_flags_route_mode_check", table.routeMode, ["owned", "legacy"]),
    check("routing_flags_rollout_check", sql`${table.rolloutPercent} between 0 and 100`),
  ],
);

/** Every change of a flag, who made it and why; rows can be added, never changed or deleted, by whomever. */
export const routingFlagAudit = appSchema.table(
  "routing_flag_audit",
  {
    tenantId: tenantId(),
    id: id(),
    routingFlagId: uuid("routing_flag_id").notNull(),
    /** The person; no foreign key, because deleting an account may not change the record. */
    changedBy: uuid("changed_by"),
    changedAt: instant("changed_at").notNull().defaultNow(),
    /** `{action,before,after,reason?,rollbackOf?}`; `before` and `after` are the flag's fields, null where there was none. */
    changePayload: jsonb("change_payload").$type<Record<string, unknown>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.id] }),
    foreignKey({
      name: "routing_flag_audit_flag_fk",
      columns: [table.tenantId, table.routingFlagId],
      foreignColumns: [routingFlags.tenantId, routingFlags.id],
    }).onDelete("cascade"),
    index("routing_flag_audit_flag_idx").on(table.tenantId, table.routingFlagId, table.id),
  ],
);

export const coverageStates = ["cached_export", "migrated", "alternate_policy"] as const;

/** Whether and how a legacy design can still be ordered. */
export const legacyCoverage = appSchema.table(
  "legacy_coverage",
  {
    tenantId: tenantId(),
    designId: uuid("design_id").notNull(),
    /** Null: there is no answer; the design cannot be ordered. */
    coverageState: text("coverage_state").$type<(typeof coverageStates)[number]>(),
    evaluatedAt: instant("evaluated_at").notNull(),
    /** When the cached file goes; null: never, or there is none. */
    artifactExpiresAt: instant("artifact_expires_at"),
    /** The cached file. */
    artifactId: uuid("artifact_id"),
    /** `{code,detail}` of why there is no answer. */
    error: jsonb("error").$type<{ code: string; detail: string }>(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.designId] }),
    foreignKey({
      name: "legacy_coverage_design_fk",
      columns: [table.tenantId, table.designId],
      foreignColumns: [designs.tenantId, designs.id],
    }).onDelete("cascade"),
    index("legacy_coverage_state_idx").on(table.tenantId, table.coverageState, table.designId),
    index("legacy_coverage_expires_idx").on(table.tenantId, table.artifactExpiresAt),
    oneOf("legacy_coverage_state_check", table.coverageState, coverageStates),
  ],
);

/** Where files of designs that are not rendered here come from. */
export const legacyProviders = appSchema.table(
  "legacy_providers",
  {
    tenantId: tenantId(),
    name: text("name").notNull(),
    /** URL of a file; `{reference}` stands for the design's reference. */
    urlTemplate: text("url_template").notNull(),
    /** Name of the header that carries the secret, e.g. `authorization`. */
    secretHeader: text("secret_header"),
    /** Its value, sealed with the master key. */
    secret: bytea("secret"),
    timeoutMs: integer("timeout_ms").notNull().default(20_000),
    maxBytes: integer("max_bytes").notNull().default(104_857_600),
    /** Days a fetched file counts as fresh; null: for ever. */
    cacheDays: integer("cache_days"),
    /** What is done with a design that the provider has no file for: null: nothing, else a note for whoever takes orders. */
    alternatePolicy: text("alternate_policy"),
    createdAt: createdAt(),
    updatedAt: updatedAt(),
  },
  (table) => [
    primaryKey({ columns: [table.tenantId, table.name] }),
    check("legacy_providers_timeout_check", sql`${table.timeoutMs} between 1000 and 120000`),
    check("legacy_providers_max_bytes_check", sql`${table.maxBytes} between 1024 and 1073741824`),
  ],
);
