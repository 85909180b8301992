CREATE SCHEMA "app";

CREATE SCHEMA "auth";

-- Roles are the cluster's, so another database may have made them already. An owner who is no superuser has to be a
-- member to switch to them; from PostgreSQL 16 on without inheriting, so that a query outside a tenant sees nothing.
do $roles$
declare
  role_name text;
begin
  foreach role_name in array array['atelier_app', 'atelier_system'] loop
    if not exists (select from pg_roles where rolname = role_name) then
      begin
        execute format('create role %I nologin', role_name);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    if not (select rolsuper from pg_roles where rolname = current_user) then
      if current_setting('server_version_num')::int >= 160000 then
        execute format('grant %I to current_user with inherit false, set true', role_name);
      else
        execute format('grant %I to current_user', role_name);
      end if;
    end if;
  end loop;
end
$roles$;

grant usage on schema app to atelier_app, atelier_system;
grant usage on schema auth to atelier_app, atelier_system;

-- Forces row-level security on a table with a tenant_id: the application role sees one tenant, the system role all.
create function app.protect_tenant_table(target regclass) returns void language plpgsql as $protect$
declare
  mine constant text := $policy$tenant_id = nullif(current_setting('app.current_tenant_id', true), '')::uuid$policy$;
begin
  execute format('alter table %s enable row level security', target);
  execute format('alter table %s force row level security', target);
  execute format('create policy tenant_rows on %s to atelier_app using (%s) with check (%s)', target, mine, mine);
  execute format('create policy system_rows on %s to atelier_system using (true) with check (true)', target);
  execute format('grant select, insert, update, delete on %s to atelier_app, atelier_system', target);
end
$protect$;

CREATE TABLE "auth"."accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_provider_account_key" UNIQUE("provider_id","account_id")
);

CREATE TABLE "auth"."api_keys" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"key_hash" text NOT NULL,
	"start" text NOT NULL,
	"scopes" text[],
	"last_used_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_keys_key_hash_unique" UNIQUE("key_hash")
);

CREATE TABLE "app"."artifact_holds" (
	"tenant_id" uuid NOT NULL,
	"artifact_id" uuid NOT NULL,
	"reference" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifact_holds_tenant_id_artifact_id_reference_pk" PRIMARY KEY("tenant_id","artifact_id","reference")
);

CREATE TABLE "app"."artifact_links" (
	"tenant_id" uuid NOT NULL,
	"artifact_id" uuid NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"role" text DEFAULT 'source' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifact_links_tenant_id_artifact_id_entity_entity_id_role_pk" PRIMARY KEY("tenant_id","artifact_id","entity","entity_id","role")
);

CREATE TABLE "app"."artifacts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"kind" text NOT NULL,
	"uri" text NOT NULL,
	"content_hash" char(64) NOT NULL,
	"size_bytes" bigint NOT NULL,
	"filename" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"trace_metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"job_id" uuid,
	"run_id" uuid,
	"skill_id" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "artifacts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "artifacts_kind_check" CHECK ("app"."artifacts"."kind" in ('upload', 'asset', 'preview', 'export', 'legacy', 'image', 'bundle')),
	CONSTRAINT "artifacts_hash_check" CHECK ("app"."artifacts"."content_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "app"."assets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"artifact_id" uuid NOT NULL,
	"content_hash" char(64) NOT NULL,
	"url" text NOT NULL,
	"mime_type" text NOT NULL,
	"width_px" integer NOT NULL,
	"height_px" integer NOT NULL,
	"availability_rules" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "assets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "app"."audit_log" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid,
	"api_key_id" uuid,
	"action" text NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid,
	"payload" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "audit_log_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "app"."change_log" (
	"tenant_id" uuid NOT NULL,
	"sequence" bigserial NOT NULL,
	"xid" bigint DEFAULT (pg_current_xact_id()::text)::bigint NOT NULL,
	"entity" text NOT NULL,
	"entity_id" uuid NOT NULL,
	"status" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "change_log_tenant_id_sequence_pk" PRIMARY KEY("tenant_id","sequence")
);

CREATE TABLE "app"."design_revisions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_id" uuid NOT NULL,
	"parent_revision_id" uuid,
	"number" integer NOT NULL,
	"name" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"content_hash" char(64) NOT NULL,
	"element_count" integer NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "design_revisions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "design_revisions_number_key" UNIQUE("tenant_id","design_id","number")
);

CREATE TABLE "app"."designs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"style_version_id" uuid NOT NULL,
	"decoration_provider" text DEFAULT 'owned' NOT NULL,
	"legacy_provider" text,
	"legacy_reference" text,
	"head_revision_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "designs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "designs_decoration_provider_check" CHECK ("app"."designs"."decoration_provider" in ('owned', 'legacy')),
	CONSTRAINT "designs_legacy_check" CHECK ("app"."designs"."decoration_provider" = 'owned' or ("app"."designs"."legacy_provider" is not null and "app"."designs"."legacy_reference" is not null))
);

CREATE TABLE "app"."export_profiles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"format" text DEFAULT 'pdf' NOT NULL,
	"standard" text DEFAULT 'none' NOT NULL,
	"include_bleed" boolean DEFAULT true NOT NULL,
	"crop_marks" boolean DEFAULT false NOT NULL,
	"registration_marks" boolean DEFAULT false NOT NULL,
	"mirrored" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "export_profiles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "export_profiles_format_check" CHECK ("app"."export_profiles"."format" in ('pdf')),
	CONSTRAINT "export_profiles_standard_check" CHECK ("app"."export_profiles"."standard" in ('none', 'pdfa-2b'))
);

CREATE TABLE "app"."idempotency_keys" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"key" text NOT NULL,
	"request_hash" char(64) NOT NULL,
	"response_status" integer,
	"response_body" "bytea",
	"locked_until" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_tenant_id_user_id_key_pk" PRIMARY KEY("tenant_id","user_id","key")
);

CREATE TABLE "auth"."invitations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text,
	"status" text DEFAULT 'pending' NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"inviter_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitations_role_check" CHECK ("auth"."invitations"."role" is null or "auth"."invitations"."role" in ('viewer', 'designer', 'marketer', 'engineer', 'admin', 'owner')),
	CONSTRAINT "invitations_status_check" CHECK ("auth"."invitations"."status" in ('pending', 'accepted', 'rejected', 'canceled'))
);

CREATE TABLE "app"."jobs_export" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_revision_id" uuid NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"idempotency_key" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"error" jsonb,
	"initiated_by" uuid,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"export_profile_id" uuid NOT NULL,
	"export_profile_version" integer NOT NULL,
	"override_reason" text,
	CONSTRAINT "jobs_export_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "jobs_export_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "jobs_export_status_check" CHECK ("app"."jobs_export"."status" in ('queued', 'running', 'completed', 'failed', 'cancelled')),
	CONSTRAINT "jobs_export_progress_check" CHECK ("app"."jobs_export"."progress" between 0 and 100)
);

CREATE TABLE "app"."jobs_preview" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"design_revision_id" uuid NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"idempotency_key" text NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"error" jsonb,
	"initiated_by" uuid,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"side_id" text NOT NULL,
	"preview_profile_id" uuid NOT NULL,
	"preview_profile_version" integer NOT NULL,
	CONSTRAINT "jobs_preview_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "jobs_preview_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "jobs_preview_status_check" CHECK ("app"."jobs_preview"."status" in ('queued', 'running', 'completed', 'failed', 'cancelled')),
	CONSTRAINT "jobs_preview_progress_check" CHECK ("app"."jobs_preview"."progress" between 0 and 100)
);

CREATE TABLE "app"."mail_outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organization_id" uuid,
	"is_private" boolean NOT NULL,
	"template" text NOT NULL,
	"recipient" text NOT NULL,
	"subject" text NOT NULL,
	"text_body" text NOT NULL,
	"html_body" text NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_outbox_status_check" CHECK ("app"."mail_outbox"."status" in ('queued', 'sent', 'failed', 'kept'))
);

CREATE TABLE "auth"."members" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"organization_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'viewer' NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "members_organization_user_key" UNIQUE("organization_id","user_id"),
	CONSTRAINT "members_role_check" CHECK ("auth"."members"."role" in ('viewer', 'designer', 'marketer', 'engineer', 'admin', 'owner')),
	CONSTRAINT "members_status_check" CHECK ("auth"."members"."status" in ('invited', 'active', 'suspended'))
);

CREATE TABLE "app"."organization_settings" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"catalogue_url" text,
	"retention_days" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"generation_defaults" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"monthly_generation_limit" integer,
	"allowed_file_types" jsonb,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE "auth"."organizations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"logo" text,
	"metadata" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organizations_slug_unique" UNIQUE("slug")
);

CREATE TABLE "app"."outbox_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"data" jsonb NOT NULL,
	"sent_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "app"."preview_profiles" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"format" text DEFAULT 'png' NOT NULL,
	"size_px" integer DEFAULT 1200 NOT NULL,
	"mode" text DEFAULT 'flat' NOT NULL,
	"product_color" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "preview_profiles_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "preview_profiles_format_check" CHECK ("app"."preview_profiles"."format" in ('png', 'webp', 'avif')),
	CONSTRAINT "preview_profiles_mode_check" CHECK ("app"."preview_profiles"."mode" in ('flat', 'mockup')),
	CONSTRAINT "preview_profiles_size_check" CHECK ("app"."preview_profiles"."size_px" between 64 and 4096)
);

CREATE TABLE "app"."rate_limits" (
	"bucket" text PRIMARY KEY NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer NOT NULL
);

CREATE TABLE "app"."revision_elements" (
	"tenant_id" uuid NOT NULL,
	"design_revision_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"type" text NOT NULL,
	"space_id" uuid NOT NULL,
	"parent_element_id" uuid,
	"transform" jsonb NOT NULL,
	"content" jsonb NOT NULL,
	"asset_id" uuid,
	"attributes" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"layout" jsonb,
	CONSTRAINT "revision_elements_tenant_id_design_revision_id_id_pk" PRIMARY KEY("tenant_id","design_revision_id","id"),
	CONSTRAINT "revision_elements_type_check" CHECK ("app"."revision_elements"."type" in ('text', 'image', 'shape', 'path', 'group'))
);

CREATE TABLE "auth"."sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"token" text NOT NULL,
	"user_id" uuid NOT NULL,
	"active_organization_id" uuid,
	"ip_address" text,
	"user_agent" text,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sessions_token_unique" UNIQUE("token")
);

CREATE TABLE "app"."stored_objects" (
	"tenant_id" uuid NOT NULL,
	"content_hash" char(64) NOT NULL,
	"key" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"mime_type" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "stored_objects_tenant_id_content_hash_pk" PRIMARY KEY("tenant_id","content_hash"),
	CONSTRAINT "stored_objects_tenant_key_key" UNIQUE("tenant_id","key"),
	CONSTRAINT "stored_objects_size_check" CHECK ("app"."stored_objects"."size_bytes" >= 0),
	CONSTRAINT "stored_objects_hash_check" CHECK ("app"."stored_objects"."content_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "app"."style_versions_cache" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"spaces_definition" jsonb NOT NULL,
	"ordinal" integer DEFAULT 0 NOT NULL,
	"listed_at" timestamp with time zone,
	"synced_at" timestamp with time zone NOT NULL,
	CONSTRAINT "style_versions_cache_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);

CREATE TABLE "auth"."two_factors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"user_id" uuid NOT NULL,
	"verified" boolean DEFAULT true,
	"failed_verification_count" integer DEFAULT 0,
	"locked_until" timestamp with time zone
);

CREATE TABLE "app"."uploads" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"filename" text NOT NULL,
	"size_bytes" bigint NOT NULL,
	"content_hash" char(64) NOT NULL,
	"part_size" integer NOT NULL,
	"received_parts" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"artifact_id" uuid,
	"created_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "uploads_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "uploads_hash_check" CHECK ("app"."uploads"."content_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "auth"."users" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean DEFAULT false NOT NULL,
	"image" text,
	"two_factor_enabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);

CREATE TABLE "auth"."verifications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE "auth"."accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."api_keys" ADD CONSTRAINT "api_keys_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."api_keys" ADD CONSTRAINT "api_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."artifact_holds" ADD CONSTRAINT "artifact_holds_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."artifact_holds" ADD CONSTRAINT "artifact_holds_artifact_fk" FOREIGN KEY ("tenant_id","artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."artifact_links" ADD CONSTRAINT "artifact_links_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."artifact_links" ADD CONSTRAINT "artifact_links_artifact_fk" FOREIGN KEY ("tenant_id","artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."artifacts" ADD CONSTRAINT "artifacts_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."artifacts" ADD CONSTRAINT "artifacts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."assets" ADD CONSTRAINT "assets_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."assets" ADD CONSTRAINT "assets_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."assets" ADD CONSTRAINT "assets_artifact_fk" FOREIGN KEY ("tenant_id","artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."audit_log" ADD CONSTRAINT "audit_log_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."audit_log" ADD CONSTRAINT "audit_log_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."change_log" ADD CONSTRAINT "change_log_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."design_revisions" ADD CONSTRAINT "design_revisions_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."design_revisions" ADD CONSTRAINT "design_revisions_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."design_revisions" ADD CONSTRAINT "design_revisions_design_fk" FOREIGN KEY ("tenant_id","design_id") REFERENCES "app"."designs"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."designs" ADD CONSTRAINT "designs_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."designs" ADD CONSTRAINT "designs_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."designs" ADD CONSTRAINT "designs_style_version_fk" FOREIGN KEY ("tenant_id","style_version_id") REFERENCES "app"."style_versions_cache"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."export_profiles" ADD CONSTRAINT "export_profiles_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."idempotency_keys" ADD CONSTRAINT "idempotency_keys_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."invitations" ADD CONSTRAINT "invitations_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."invitations" ADD CONSTRAINT "invitations_inviter_id_users_id_fk" FOREIGN KEY ("inviter_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."jobs_export" ADD CONSTRAINT "jobs_export_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."jobs_export" ADD CONSTRAINT "jobs_export_initiated_by_users_id_fk" FOREIGN KEY ("initiated_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."jobs_export" ADD CONSTRAINT "jobs_export_revision_fk" FOREIGN KEY ("tenant_id","design_revision_id") REFERENCES "app"."design_revisions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."jobs_export" ADD CONSTRAINT "jobs_export_profile_fk" FOREIGN KEY ("tenant_id","export_profile_id") REFERENCES "app"."export_profiles"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."jobs_preview" ADD CONSTRAINT "jobs_preview_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."jobs_preview" ADD CONSTRAINT "jobs_preview_initiated_by_users_id_fk" FOREIGN KEY ("initiated_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."jobs_preview" ADD CONSTRAINT "jobs_preview_revision_fk" FOREIGN KEY ("tenant_id","design_revision_id") REFERENCES "app"."design_revisions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."jobs_preview" ADD CONSTRAINT "jobs_preview_profile_fk" FOREIGN KEY ("tenant_id","preview_profile_id") REFERENCES "app"."preview_profiles"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "auth"."members" ADD CONSTRAINT "members_organization_id_organizations_id_fk" FOREIGN KEY ("organization_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."organization_settings" ADD CONSTRAINT "organization_settings_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."outbox_events" ADD CONSTRAINT "outbox_events_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."preview_profiles" ADD CONSTRAINT "preview_profiles_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."revision_elements" ADD CONSTRAINT "revision_elements_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."revision_elements" ADD CONSTRAINT "revision_elements_revision_fk" FOREIGN KEY ("tenant_id","design_revision_id") REFERENCES "app"."design_revisions"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."revision_elements" ADD CONSTRAINT "revision_elements_asset_fk" FOREIGN KEY ("tenant_id","asset_id") REFERENCES "app"."assets"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."sessions" ADD CONSTRAINT "sessions_active_organization_id_organizations_id_fk" FOREIGN KEY ("active_organization_id") REFERENCES "auth"."organizations"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."stored_objects" ADD CONSTRAINT "stored_objects_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."style_versions_cache" ADD CONSTRAINT "style_versions_cache_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "auth"."two_factors" ADD CONSTRAINT "two_factors_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."uploads" ADD CONSTRAINT "uploads_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."uploads" ADD CONSTRAINT "uploads_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "accounts_user_id_idx" ON "auth"."accounts" USING btree ("user_id");
CREATE INDEX "api_keys_organization_id_idx" ON "auth"."api_keys" USING btree ("organization_id","id");
CREATE INDEX "api_keys_user_id_idx" ON "auth"."api_keys" USING btree ("user_id");
CREATE INDEX "artifact_links_tenant_entity_idx" ON "app"."artifact_links" USING btree ("tenant_id","entity","entity_id");
CREATE INDEX "artifacts_tenant_content_hash_idx" ON "app"."artifacts" USING btree ("tenant_id","content_hash");
CREATE INDEX "artifacts_tenant_job_idx" ON "app"."artifacts" USING btree ("tenant_id","job_id");
CREATE INDEX "artifacts_tenant_run_idx" ON "app"."artifacts" USING btree ("tenant_id","run_id");
CREATE INDEX "artifacts_tenant_kind_idx" ON "app"."artifacts" USING btree ("tenant_id","kind","id");
CREATE INDEX "artifacts_created_by_idx" ON "app"."artifacts" USING btree ("created_by");
CREATE INDEX "assets_tenant_artifact_idx" ON "app"."assets" USING btree ("tenant_id","artifact_id");
CREATE INDEX "assets_tenant_content_hash_idx" ON "app"."assets" USING btree ("tenant_id","content_hash");
CREATE INDEX "assets_tenant_live_idx" ON "app"."assets" USING btree ("tenant_id","id") WHERE "app"."assets"."deleted_at" is null;
CREATE INDEX "assets_created_by_idx" ON "app"."assets" USING btree ("created_by");
CREATE INDEX "audit_log_tenant_entity_idx" ON "app"."audit_log" USING btree ("tenant_id","entity","entity_id","id");
CREATE INDEX "audit_log_user_idx" ON "app"."audit_log" USING btree ("user_id");
CREATE INDEX "change_log_created_at_idx" ON "app"."change_log" USING btree ("created_at");
CREATE INDEX "design_revisions_created_by_idx" ON "app"."design_revisions" USING btree ("created_by");
CREATE INDEX "designs_tenant_style_idx" ON "app"."designs" USING btree ("tenant_id","style_version_id");
CREATE INDEX "designs_tenant_live_idx" ON "app"."designs" USING btree ("tenant_id","id") WHERE "app"."designs"."deleted_at" is null;
CREATE INDEX "designs_created_by_idx" ON "app"."designs" USING btree ("created_by");
CREATE INDEX "idempotency_keys_user_idx" ON "app"."idempotency_keys" USING btree ("user_id");
CREATE INDEX "idempotency_keys_created_at_idx" ON "app"."idempotency_keys" USING btree ("created_at");
CREATE INDEX "invitations_organization_id_idx" ON "auth"."invitations" USING btree ("organization_id");
CREATE INDEX "invitations_email_idx" ON "auth"."invitations" USING btree ("email");
CREATE INDEX "invitations_inviter_id_idx" ON "auth"."invitations" USING btree ("inviter_id");
CREATE INDEX "jobs_export_revision_idx" ON "app"."jobs_export" USING btree ("tenant_id","design_revision_id","id");
CREATE INDEX "jobs_export_profile_idx" ON "app"."jobs_export" USING btree ("tenant_id","export_profile_id");
CREATE INDEX "jobs_export_initiated_by_idx" ON "app"."jobs_export" USING btree ("initiated_by");
CREATE INDEX "jobs_preview_revision_idx" ON "app"."jobs_preview" USING btree ("tenant_id","design_revision_id","id");
CREATE INDEX "jobs_preview_profile_idx" ON "app"."jobs_preview" USING btree ("tenant_id","preview_profile_id");
CREATE INDEX "jobs_preview_initiated_by_idx" ON "app"."jobs_preview" USING btree ("initiated_by");
CREATE INDEX "mail_outbox_organization_idx" ON "app"."mail_outbox" USING btree ("organization_id","id");
CREATE INDEX "mail_outbox_queued_idx" ON "app"."mail_outbox" USING btree ("created_at") WHERE "app"."mail_outbox"."status" = 'queued';
CREATE INDEX "members_user_id_idx" ON "auth"."members" USING btree ("user_id");
CREATE INDEX "outbox_events_unsent_idx" ON "app"."outbox_events" USING btree ("created_at") WHERE "app"."outbox_events"."sent_at" is null;
CREATE INDEX "outbox_events_sent_idx" ON "app"."outbox_events" USING btree ("sent_at") WHERE "app"."outbox_events"."sent_at" is not null;
CREATE INDEX "rate_limits_window_start_idx" ON "app"."rate_limits" USING btree ("window_start");
CREATE INDEX "revision_elements_tenant_asset_idx" ON "app"."revision_elements" USING btree ("tenant_id","asset_id");
CREATE INDEX "sessions_user_id_idx" ON "auth"."sessions" USING btree ("user_id");
CREATE INDEX "sessions_expires_at_idx" ON "auth"."sessions" USING btree ("expires_at");
CREATE INDEX "style_versions_cache_tenant_name_idx" ON "app"."style_versions_cache" USING btree ("tenant_id","name");
CREATE INDEX "two_factors_user_id_idx" ON "auth"."two_factors" USING btree ("user_id");
CREATE INDEX "two_factors_secret_idx" ON "auth"."two_factors" USING btree ("secret");
CREATE INDEX "uploads_expires_at_idx" ON "app"."uploads" USING btree ("expires_at");
CREATE INDEX "uploads_created_by_idx" ON "app"."uploads" USING btree ("created_by");
CREATE INDEX "verifications_identifier_idx" ON "auth"."verifications" USING btree ("identifier");
CREATE INDEX "verifications_expires_at_idx" ON "auth"."verifications" USING btree ("expires_at");
select app.protect_tenant_table('app.artifact_holds');
select app.protect_tenant_table('app.artifact_links');
select app.protect_tenant_table('app.artifacts');
select app.protect_tenant_table('app.assets');
select app.protect_tenant_table('app.audit_log');
select app.protect_tenant_table('app.change_log');
select app.protect_tenant_table('app.design_revisions');
select app.protect_tenant_table('app.designs');
select app.protect_tenant_table('app.export_profiles');
select app.protect_tenant_table('app.idempotency_keys');
select app.protect_tenant_table('app.jobs_export');
select app.protect_tenant_table('app.jobs_preview');
select app.protect_tenant_table('app.organization_settings');
select app.protect_tenant_table('app.outbox_events');
select app.protect_tenant_table('app.preview_profiles');
select app.protect_tenant_table('app.revision_elements');
select app.protect_tenant_table('app.stored_objects');
select app.protect_tenant_table('app.style_versions_cache');
select app.protect_tenant_table('app.uploads');

-- What happened cannot be rewritten.
revoke update, delete on app.audit_log from atelier_app;
grant usage on all sequences in schema app to atelier_app, atelier_system;
grant select, insert, update, delete on app.rate_limits, app.mail_outbox to atelier_system;
-- Lists show who made a row; nothing else of a person is visible to tenant work.
grant select (id, name, image) on auth.users to atelier_app;
grant select on auth.organizations, auth.users, auth.members to atelier_system;
