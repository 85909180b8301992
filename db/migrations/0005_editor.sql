CREATE TABLE "app"."asset_folders" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "asset_folders_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "asset_folders_name_key" UNIQUE NULLS NOT DISTINCT("tenant_id","parent_id","name")
);

CREATE TABLE "app"."brand_kits" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"colors" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"font_families" text[] DEFAULT '{}'::text[] NOT NULL,
	"logo_asset_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "app"."design_branches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text DEFAULT 'user' NOT NULL,
	"from_revision_id" uuid NOT NULL,
	"head_revision_id" uuid NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "design_branches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "design_branches_kind_check" CHECK ("app"."design_branches"."kind" in ('user', 'batch')),
	CONSTRAINT "design_branches_name_check" CHECK ("app"."design_branches"."kind" = 'batch' or lower("app"."design_branches"."name") <> 'main')
);

CREATE TABLE "app"."export_batch_rows" (
	"tenant_id" uuid NOT NULL,
	"batch_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"values" jsonb NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"design_revision_id" uuid,
	"artifact_id" uuid,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"error" jsonb,
	"completed_at" timestamp with time zone,
	CONSTRAINT "export_batch_rows_tenant_id_batch_id_number_pk" PRIMARY KEY("tenant_id","batch_id","number"),
	CONSTRAINT "export_batch_rows_status_check" CHECK ("app"."export_batch_rows"."status" in ('queued', 'completed', 'failed', 'cancelled'))
);

CREATE TABLE "app"."export_batches" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"design_revision_id" uuid NOT NULL,
	"branch_id" uuid,
	"export_profile_id" uuid NOT NULL,
	"export_profile_version" integer NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"idempotency_key" text NOT NULL,
	"filename" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"total_rows" integer NOT NULL,
	"completed_rows" integer DEFAULT 0 NOT NULL,
	"failed_rows" integer DEFAULT 0 NOT NULL,
	"artifact_id" uuid,
	"error" jsonb,
	"initiated_by" uuid,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "export_batches_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "export_batches_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "export_batches_status_check" CHECK ("app"."export_batches"."status" in ('queued', 'running', 'completed', 'failed', 'cancelled'))
);

CREATE TABLE "app"."fonts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"family" text NOT NULL,
	"weight" integer NOT NULL,
	"style" text NOT NULL,
	"artifact_id" uuid NOT NULL,
	"content_hash" char(64) NOT NULL,
	"embeddable" boolean NOT NULL,
	"licence_note" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "fonts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "fonts_style_check" CHECK ("app"."fonts"."style" in ('normal', 'italic')),
	CONSTRAINT "fonts_weight_check" CHECK ("app"."fonts"."weight" between 1 and 1000)
);

CREATE TABLE "app"."legacy_coverage" (
	"tenant_id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"coverage_state" text,
	"evaluated_at" timestamp with time zone NOT NULL,
	"artifact_expires_at" timestamp with time zone,
	"artifact_id" uuid,
	"error" jsonb,
	CONSTRAINT "legacy_coverage_tenant_id_design_id_pk" PRIMARY KEY("tenant_id","design_id"),
	CONSTRAINT "legacy_coverage_state_check" CHECK ("app"."legacy_coverage"."coverage_state" in ('cached_export', 'migrated', 'alternate_policy'))
);

CREATE TABLE "app"."legacy_providers" (
	"tenant_id" uuid NOT NULL,
	"name" text NOT NULL,
	"url_template" text NOT NULL,
	"secret_header" text,
	"secret" "bytea",
	"timeout_ms" integer DEFAULT 20000 NOT NULL,
	"max_bytes" integer DEFAULT 104857600 NOT NULL,
	"cache_days" integer,
	"alternate_policy" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "legacy_providers_tenant_id_name_pk" PRIMARY KEY("tenant_id","name"),
	CONSTRAINT "legacy_providers_timeout_check" CHECK ("app"."legacy_providers"."timeout_ms" between 1000 and 120000),
	CONSTRAINT "legacy_providers_max_bytes_check" CHECK ("app"."legacy_providers"."max_bytes" between 1024 and 1073741824)
);

CREATE TABLE "app"."routing_flag_audit" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"routing_flag_id" uuid NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"change_payload" jsonb NOT NULL,
	CONSTRAINT "routing_flag_audit_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "app"."routing_flags" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scope_type" text NOT NULL,
	"scope_id" text NOT NULL,
	"route_mode" text NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"rollout_percent" integer,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "routing_flags_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "routing_flags_scope_type_check" CHECK ("app"."routing_flags"."scope_type" in ('env', 'tenant', 'style', 'user')),
	CONSTRAINT "routing_flags_route_mode_check" CHECK ("app"."routing_flags"."route_mode" in ('owned', 'legacy')),
	CONSTRAINT "routing_flags_rollout_check" CHECK ("app"."routing_flags"."rollout_percent" between 0 and 100)
);

ALTER TABLE "app"."design_revisions" DROP CONSTRAINT "design_revisions_number_key";
ALTER TABLE "app"."export_profiles" DROP CONSTRAINT "export_profiles_format_check";
ALTER TABLE "app"."assets" ADD COLUMN "folder_id" uuid;
ALTER TABLE "app"."assets" ADD COLUMN "tags" text[] DEFAULT '{}'::text[] NOT NULL;
ALTER TABLE "app"."assets" ADD COLUMN "dominant_colors" text[] DEFAULT '{}'::text[] NOT NULL;
ALTER TABLE "app"."design_revisions" ADD COLUMN "branch_id" uuid;
ALTER TABLE "app"."design_revisions" ADD COLUMN "merged_revision_id" uuid;
ALTER TABLE "app"."design_revisions" ADD COLUMN "change_summary" jsonb;
ALTER TABLE "app"."export_profiles" ADD COLUMN "dpi" integer DEFAULT 300 NOT NULL;
ALTER TABLE "app"."export_profiles" ADD COLUMN "files" text DEFAULT 'one' NOT NULL;
ALTER TABLE "app"."export_profiles" ADD COLUMN "white_ink" text DEFAULT 'none' NOT NULL;
ALTER TABLE "app"."export_profiles" ADD COLUMN "white_ink_name" text DEFAULT 'White' NOT NULL;
ALTER TABLE "app"."export_profiles" ADD COLUMN "white_ink_choke_mm" double precision DEFAULT 0 NOT NULL;
ALTER TABLE "app"."jobs_export" ADD COLUMN "findings" jsonb DEFAULT '[]'::jsonb NOT NULL;
ALTER TABLE "app"."asset_folders" ADD CONSTRAINT "asset_folders_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."asset_folders" ADD CONSTRAINT "asset_folders_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."asset_folders" ADD CONSTRAINT "asset_folders_parent_fk" FOREIGN KEY ("tenant_id","parent_id") REFERENCES "app"."asset_folders"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."brand_kits" ADD CONSTRAINT "brand_kits_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."design_branches" ADD CONSTRAINT "design_branches_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."design_branches" ADD CONSTRAINT "design_branches_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."design_branches" ADD CONSTRAINT "design_branches_design_fk" FOREIGN KEY ("tenant_id","design_id") REFERENCES "app"."designs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."export_batch_rows" ADD CONSTRAINT "export_batch_rows_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."export_batch_rows" ADD CONSTRAINT "export_batch_rows_batch_fk" FOREIGN KEY ("tenant_id","batch_id") REFERENCES "app"."export_batches"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."export_batches" ADD CONSTRAINT "export_batches_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."export_batches" ADD CONSTRAINT "export_batches_initiated_by_users_id_fk" FOREIGN KEY ("initiated_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."export_batches" ADD CONSTRAINT "export_batches_revision_fk" FOREIGN KEY ("tenant_id","design_revision_id") REFERENCES "app"."design_revisions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."export_batches" ADD CONSTRAINT "export_batches_profile_fk" FOREIGN KEY ("tenant_id","export_profile_id") REFERENCES "app"."export_profiles"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."fonts" ADD CONSTRAINT "fonts_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."fonts" ADD CONSTRAINT "fonts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."fonts" ADD CONSTRAINT "fonts_artifact_fk" FOREIGN KEY ("tenant_id","artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."legacy_coverage" ADD CONSTRAINT "legacy_coverage_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."legacy_coverage" ADD CONSTRAINT "legacy_coverage_design_fk" FOREIGN KEY ("tenant_id","design_id") REFERENCES "app"."designs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."legacy_providers" ADD CONSTRAINT "legacy_providers_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."routing_flag_audit" ADD CONSTRAINT "routing_flag_audit_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."routing_flag_audit" ADD CONSTRAINT "routing_flag_audit_flag_fk" FOREIGN KEY ("tenant_id","routing_flag_id") REFERENCES "app"."routing_flags"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."routing_flags" ADD CONSTRAINT "routing_flags_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "asset_folders_created_by_idx" ON "app"."asset_folders" USING btree ("created_by");
CREATE UNIQUE INDEX "design_branches_name_key" ON "app"."design_branches" USING btree ("tenant_id","design_id","name") WHERE "app"."design_branches"."deleted_at" is null and "app"."design_branches"."kind" = 'user';
CREATE INDEX "design_branches_design_idx" ON "app"."design_branches" USING btree ("tenant_id","design_id","id");
CREATE INDEX "design_branches_created_by_idx" ON "app"."design_branches" USING btree ("created_by");
CREATE INDEX "export_batch_rows_status_idx" ON "app"."export_batch_rows" USING btree ("tenant_id","batch_id","status","number");
CREATE INDEX "export_batches_design_idx" ON "app"."export_batches" USING btree ("tenant_id","design_id","id");
CREATE INDEX "export_batches_revision_idx" ON "app"."export_batches" USING btree ("tenant_id","design_revision_id");
CREATE INDEX "export_batches_profile_idx" ON "app"."export_batches" USING btree ("tenant_id","export_profile_id");
CREATE INDEX "export_batches_initiated_by_idx" ON "app"."export_batches" USING btree ("initiated_by");
CREATE UNIQUE INDEX "fonts_face_key" ON "app"."fonts" USING btree ("tenant_id","family","weight","style") WHERE "app"."fonts"."deleted_at" is null;
CREATE INDEX "fonts_tenant_artifact_idx" ON "app"."fonts" USING btree ("tenant_id","artifact_id");
CREATE INDEX "fonts_created_by_idx" ON "app"."fonts" USING btree ("created_by");
CREATE INDEX "legacy_coverage_state_idx" ON "app"."legacy_coverage" USING btree ("tenant_id","coverage_state","design_id");
CREATE INDEX "legacy_coverage_expires_idx" ON "app"."legacy_coverage" USING btree ("tenant_id","artifact_expires_at");
CREATE INDEX "routing_flag_audit_flag_idx" ON "app"."routing_flag_audit" USING btree ("tenant_id","routing_flag_id","id");
CREATE UNIQUE INDEX "routing_flags_scope_key" ON "app"."routing_flags" USING btree ("tenant_id","scope_type","scope_id") WHERE "app"."routing_flags"."deleted_at" is null;
ALTER TABLE "app"."assets" ADD CONSTRAINT "assets_folder_fk" FOREIGN KEY ("tenant_id","folder_id") REFERENCES "app"."asset_folders"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."design_revisions" ADD CONSTRAINT "design_revisions_branch_fk" FOREIGN KEY ("tenant_id","branch_id") REFERENCES "app"."design_branches"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "assets_tenant_folder_idx" ON "app"."assets" USING btree ("tenant_id","folder_id","id");
CREATE INDEX "assets_tags_idx" ON "app"."assets" USING gin ("tags");
CREATE UNIQUE INDEX "design_revisions_main_number_key" ON "app"."design_revisions" USING btree ("tenant_id","design_id","number") WHERE "app"."design_revisions"."branch_id" is null;
ALTER TABLE "app"."design_revisions" ADD CONSTRAINT "design_revisions_branch_number_key" UNIQUE("tenant_id","branch_id","number");
ALTER TABLE "app"."export_profiles" ADD CONSTRAINT "export_profiles_files_check" CHECK ("app"."export_profiles"."files" in ('one', 'per-side'));
ALTER TABLE "app"."export_profiles" ADD CONSTRAINT "export_profiles_white_ink_check" CHECK ("app"."export_profiles"."white_ink" in ('none', 'page', 'spot'));
ALTER TABLE "app"."export_profiles" ADD CONSTRAINT "export_profiles_dpi_check" CHECK ("app"."export_profiles"."dpi" between 72 and 1200);
ALTER TABLE "app"."export_profiles" ADD CONSTRAINT "export_profiles_choke_check" CHECK ("app"."export_profiles"."white_ink_choke_mm" between 0 and 5);
ALTER TABLE "app"."export_profiles" ADD CONSTRAINT "export_profiles_format_check" CHECK ("app"."export_profiles"."format" in ('pdf', 'png'));
select app.protect_tenant_table('app.asset_folders');
select app.protect_tenant_table('app.brand_kits');
select app.protect_tenant_table('app.design_branches');
select app.protect_tenant_table('app.export_batch_rows');
select app.protect_tenant_table('app.export_batches');
select app.protect_tenant_table('app.fonts');
select app.protect_tenant_table('app.legacy_coverage');
select app.protect_tenant_table('app.legacy_providers');
select app.protect_tenant_table('app.routing_flag_audit');
select app.protect_tenant_table('app.routing_flags');
create function app.refuse_audit_change() returns trigger language plpgsql as $$
begin
  -- Only with its whole organization does a record go.
  if tg_op = 'DELETE' and not exists (select 1 from auth.organizations where id = old.tenant_id) then
    return old;
  end if;
  raise exception 'The history of routing flags can be added to, not changed.' using errcode = 'restrict_violation';
end
$$;
comment on function app.refuse_audit_change() is 'Keeps routing_flag_audit append-only, whoever asks.';
create trigger routing_flag_audit_append_only before update or delete on app.routing_flag_audit
  for each row execute function app.refuse_audit_change();
create trigger routing_flag_audit_no_truncate before truncate on app.routing_flag_audit
  for each statement execute function app.refuse_audit_change();
