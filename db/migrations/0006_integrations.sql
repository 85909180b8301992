CREATE TABLE "app"."ai_budgets" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"monthly_usd" numeric(14, 6),
	"warn_percent" integer DEFAULT 80 NOT NULL,
	"warned_month" text,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_budgets_monthly_check" CHECK ("app"."ai_budgets"."monthly_usd" >= 0),
	CONSTRAINT "ai_budgets_warn_check" CHECK ("app"."ai_budgets"."warn_percent" between 1 and 100)
);

CREATE TABLE "app"."ai_calls" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"module" text NOT NULL,
	"task" text NOT NULL,
	"media_type" text NOT NULL,
	"provider_id" text NOT NULL,
	"model_id" text NOT NULL,
	"credential_id" uuid,
	"generation_job_id" uuid,
	"user_id" uuid,
	"status" text DEFAULT 'reserved' NOT NULL,
	"error_code" text,
	"duration_ms" integer,
	"input_tokens" integer,
	"output_tokens" integer,
	"estimated_usd" numeric(14, 6) DEFAULT 0 NOT NULL,
	"cost_usd" numeric(14, 6),
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "ai_calls_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "ai_calls_module_check" CHECK ("app"."ai_calls"."module" in ('studio', 'designs', 'collections', 'campaigns', 'sync', 'modeler')),
	CONSTRAINT "ai_calls_task_check" CHECK ("app"."ai_calls"."task" in ('text', 'analysis', 'image', 'video', 'audio')),
	CONSTRAINT "ai_calls_media_check" CHECK ("app"."ai_calls"."media_type" in ('text', 'image', 'video', 'audio', '3d')),
	CONSTRAINT "ai_calls_status_check" CHECK ("app"."ai_calls"."status" in ('reserved', 'succeeded', 'failed')),
	CONSTRAINT "ai_calls_cost_check" CHECK ("app"."ai_calls"."estimated_usd" >= 0 and "app"."ai_calls"."cost_usd" >= 0)
);

CREATE TABLE "app"."ai_prices" (
	"tenant_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"model_id" text NOT NULL,
	"price" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_prices_tenant_id_provider_id_model_id_pk" PRIMARY KEY("tenant_id","provider_id","model_id")
);

CREATE TABLE "app"."ai_task_models" (
	"tenant_id" uuid NOT NULL,
	"task" text NOT NULL,
	"provider_id" text NOT NULL,
	"model_id" text NOT NULL,
	"credential_id" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ai_task_models_tenant_id_task_pk" PRIMARY KEY("tenant_id","task"),
	CONSTRAINT "ai_task_models_task_check" CHECK ("app"."ai_task_models"."task" in ('text', 'analysis', 'image', 'video', 'audio'))
);

CREATE TABLE "app"."credential_records" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider_type" text NOT NULL,
	"provider" text NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"secret" "bytea",
	"secret_hint" text DEFAULT '' NOT NULL,
	"secret_version" integer DEFAULT 1 NOT NULL,
	"last_validation_time" timestamp with time zone,
	"last_validation_error" text,
	"rotation_due" timestamp with time zone,
	"rotation_reminded_for" timestamp with time zone,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credential_records_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "credential_records_name_key" UNIQUE("tenant_id","provider","name"),
	CONSTRAINT "credential_records_provider_type_check" CHECK ("app"."credential_records"."provider_type" in ('notification', 'design', 'documentation', 'testing', 'ai', 'analytics')),
	CONSTRAINT "credential_records_status_check" CHECK ("app"."credential_records"."status" in ('valid', 'revoked', 'expired', 'pending')),
	CONSTRAINT "credential_records_secret_check" CHECK (("app"."credential_records"."status" = 'revoked') = ("app"."credential_records"."secret" is null))
);

CREATE TABLE "app"."generation_jobs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid,
	"run_step_id" uuid,
	"owner_type" text,
	"owner_id" uuid,
	"module" text DEFAULT 'studio' NOT NULL,
	"provider_id" text NOT NULL,
	"model_id" text NOT NULL,
	"credential_id" uuid,
	"provider_job_id" text,
	"media_type" text NOT NULL,
	"status" text DEFAULT 'pending' NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"poll_interval_ms" integer DEFAULT 2000 NOT NULL,
	"timeout_ms" integer DEFAULT 600000 NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"input_params" jsonb NOT NULL,
	"provider_state" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"submission_key" uuid NOT NULL,
	"submit_intent_at" timestamp with time zone,
	"webhook_token_hash" text,
	"result_uri" text,
	"artifact_id" uuid,
	"error_code" text,
	"error_message" text,
	"cost_usd" numeric(10, 4),
	"ai_call_id" uuid,
	"idempotency_key" text,
	"initiated_by" uuid,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "generation_jobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "generation_jobs_idempotency_key" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "generation_jobs_status_check" CHECK ("app"."generation_jobs"."status" in ('pending', 'processing', 'completed', 'failed', 'timed_out', 'cancelled', 'submission_unknown')),
	CONSTRAINT "generation_jobs_media_check" CHECK ("app"."generation_jobs"."media_type" in ('text', 'image', 'video', 'audio', '3d')),
	CONSTRAINT "generation_jobs_module_check" CHECK ("app"."generation_jobs"."module" in ('studio', 'designs', 'collections', 'campaigns', 'sync', 'modeler')),
	CONSTRAINT "generation_jobs_progress_check" CHECK ("app"."generation_jobs"."progress" between 0 and 100),
	CONSTRAINT "generation_jobs_poll_check" CHECK ("app"."generation_jobs"."poll_interval_ms" between 100 and 600000),
	CONSTRAINT "generation_jobs_timeout_check" CHECK ("app"."generation_jobs"."timeout_ms" between 1000 and 86400000),
	CONSTRAINT "generation_jobs_completed_check" CHECK ("app"."generation_jobs"."status" <> 'completed' or "app"."generation_jobs"."completed_at" is not null)
);

CREATE TABLE "app"."inbound_webhooks" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"provider" text NOT NULL,
	"message_id" text NOT NULL,
	"entity" text,
	"entity_id" uuid,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'received' NOT NULL,
	"error_message" text,
	"processed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inbound_webhooks_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "inbound_webhooks_message_key" UNIQUE("tenant_id","provider","message_id"),
	CONSTRAINT "inbound_webhooks_status_check" CHECK ("app"."inbound_webhooks"."status" in ('received', 'processed', 'failed'))
);

CREATE TABLE "app"."notification_attempts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"delivery_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"response_status" integer,
	"response_body" text,
	"error_message" text,
	"duration_ms" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_attempts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_attempts_number_check" CHECK ("app"."notification_attempts"."number" >= 1)
);

CREATE TABLE "app"."notification_channels" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"credential_id" uuid,
	"config" jsonb NOT NULL,
	"events" text[] NOT NULL,
	"digest" text DEFAULT 'none' NOT NULL,
	"enabled" boolean DEFAULT true NOT NULL,
	"disabled_reason" text,
	"signing_secret" "bytea",
	"previous_secret" "bytea",
	"previous_secret_expires_at" timestamp with time zone,
	"last_digest_at" timestamp with time zone,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "notification_channels_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_channels_kind_check" CHECK ("app"."notification_channels"."kind" in ('slack', 'teams', 'webhook', 'email')),
	CONSTRAINT "notification_channels_digest_check" CHECK ("app"."notification_channels"."digest" in ('none', 'daily', 'weekly'))
);

CREATE TABLE "app"."notification_deliveries" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"status" text DEFAULT 'queued' NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone,
	"digest_event_id" uuid,
	"waits_for_digest" boolean DEFAULT false NOT NULL,
	"error_message" text,
	"sent_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_deliveries_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_deliveries_once_key" UNIQUE("tenant_id","event_id","channel_id"),
	CONSTRAINT "notification_deliveries_status_check" CHECK ("app"."notification_deliveries"."status" in ('queued', 'retrying', 'sent', 'failed'))
);

CREATE TABLE "app"."notification_events" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"type" text NOT NULL,
	"title" text NOT NULL,
	"href" text,
	"payload_summary" jsonb NOT NULL,
	"channel_targets" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"dispatch_status" text DEFAULT 'queued' NOT NULL,
	"dedupe_key" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_events_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "notification_events_dedupe_key" UNIQUE("tenant_id","dedupe_key"),
	CONSTRAINT "notification_events_type_check" CHECK ("app"."notification_events"."type" in ('sync_completed', 'drift_detected', 'coverage_summary', 'digest', 'credential_status', 'browser_test_failure', 'generation_finished', 'export_ready', 'run_failed', 'campaign_live', 'limit_near')),
	CONSTRAINT "notification_events_status_check" CHECK ("app"."notification_events"."dispatch_status" in ('queued', 'retrying', 'sent', 'failed'))
);

CREATE TABLE "app"."notification_preferences" (
	"tenant_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"types" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"quiet_from" text,
	"quiet_to" text,
	"last_daily_at" timestamp with time zone,
	"last_weekly_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notification_preferences_tenant_id_user_id_pk" PRIMARY KEY("tenant_id","user_id"),
	CONSTRAINT "notification_preferences_quiet_check" CHECK (("app"."notification_preferences"."quiet_from" is null) = ("app"."notification_preferences"."quiet_to" is null))
);

CREATE TABLE "app"."user_notifications" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	"mail_digest" text DEFAULT 'none' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "user_notifications_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "user_notifications_once_key" UNIQUE("tenant_id","user_id","event_id"),
	CONSTRAINT "user_notifications_digest_check" CHECK ("app"."user_notifications"."mail_digest" in ('none', 'daily', 'weekly'))
);

ALTER TABLE "app"."artifacts" DROP CONSTRAINT "artifacts_kind_check";
ALTER TABLE "app"."export_batches" ADD COLUMN "override_reason" text;
ALTER TABLE "app"."organization_settings" ADD COLUMN "region" char(2);
ALTER TABLE "app"."ai_budgets" ADD CONSTRAINT "ai_budgets_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."ai_calls" ADD CONSTRAINT "ai_calls_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."ai_calls" ADD CONSTRAINT "ai_calls_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."ai_prices" ADD CONSTRAINT "ai_prices_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."ai_task_models" ADD CONSTRAINT "ai_task_models_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."ai_task_models" ADD CONSTRAINT "ai_task_models_credential_fk" FOREIGN KEY ("tenant_id","credential_id") REFERENCES "app"."credential_records"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."credential_records" ADD CONSTRAINT "credential_records_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."credential_records" ADD CONSTRAINT "credential_records_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."generation_jobs" ADD CONSTRAINT "generation_jobs_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."generation_jobs" ADD CONSTRAINT "generation_jobs_initiated_by_users_id_fk" FOREIGN KEY ("initiated_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."generation_jobs" ADD CONSTRAINT "generation_jobs_credential_fk" FOREIGN KEY ("tenant_id","credential_id") REFERENCES "app"."credential_records"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."generation_jobs" ADD CONSTRAINT "generation_jobs_artifact_fk" FOREIGN KEY ("tenant_id","artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE set null ("artifact_id") ON UPDATE no action;
ALTER TABLE "app"."inbound_webhooks" ADD CONSTRAINT "inbound_webhooks_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_attempts" ADD CONSTRAINT "notification_attempts_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_attempts" ADD CONSTRAINT "notification_attempts_delivery_fk" FOREIGN KEY ("tenant_id","delivery_id") REFERENCES "app"."notification_deliveries"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_channels" ADD CONSTRAINT "notification_channels_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_channels" ADD CONSTRAINT "notification_channels_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."notification_channels" ADD CONSTRAINT "notification_channels_credential_fk" FOREIGN KEY ("tenant_id","credential_id") REFERENCES "app"."credential_records"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."notification_deliveries" ADD CONSTRAINT "notification_deliveries_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_deliveries" ADD CONSTRAINT "notification_deliveries_event_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "app"."notification_events"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_deliveries" ADD CONSTRAINT "notification_deliveries_channel_fk" FOREIGN KEY ("tenant_id","channel_id") REFERENCES "app"."notification_channels"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_events" ADD CONSTRAINT "notification_events_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_preferences" ADD CONSTRAINT "notification_preferences_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."notification_preferences" ADD CONSTRAINT "notification_preferences_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."user_notifications" ADD CONSTRAINT "user_notifications_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."user_notifications" ADD CONSTRAINT "user_notifications_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "auth"."users"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."user_notifications" ADD CONSTRAINT "user_notifications_event_fk" FOREIGN KEY ("tenant_id","event_id") REFERENCES "app"."notification_events"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
CREATE INDEX "ai_calls_tenant_created_idx" ON "app"."ai_calls" USING btree ("tenant_id","created_at");
CREATE INDEX "ai_calls_job_idx" ON "app"."ai_calls" USING btree ("tenant_id","generation_job_id");
CREATE INDEX "ai_calls_open_idx" ON "app"."ai_calls" USING btree ("created_at") WHERE "app"."ai_calls"."status" = 'reserved';
CREATE INDEX "ai_calls_user_idx" ON "app"."ai_calls" USING btree ("user_id");
CREATE INDEX "ai_task_models_credential_idx" ON "app"."ai_task_models" USING btree ("tenant_id","credential_id");
CREATE INDEX "credential_records_type_status_idx" ON "app"."credential_records" USING btree ("tenant_id","provider_type","status");
CREATE INDEX "credential_records_provider_idx" ON "app"."credential_records" USING btree ("tenant_id","provider","id");
CREATE INDEX "credential_records_rotation_idx" ON "app"."credential_records" USING btree ("rotation_due") WHERE "app"."credential_records"."status" = 'valid';
CREATE INDEX "credential_records_created_by_idx" ON "app"."credential_records" USING btree ("created_by");
CREATE INDEX "generation_jobs_status_idx" ON "app"."generation_jobs" USING btree ("tenant_id","status","id");
CREATE INDEX "generation_jobs_owner_idx" ON "app"."generation_jobs" USING btree ("tenant_id","owner_type","owner_id");
CREATE INDEX "generation_jobs_run_idx" ON "app"."generation_jobs" USING btree ("tenant_id","run_id");
CREATE INDEX "generation_jobs_provider_job_idx" ON "app"."generation_jobs" USING btree ("tenant_id","provider_id","provider_job_id");
CREATE INDEX "generation_jobs_webhook_idx" ON "app"."generation_jobs" USING btree ("webhook_token_hash");
CREATE INDEX "generation_jobs_credential_idx" ON "app"."generation_jobs" USING btree ("tenant_id","credential_id");
CREATE INDEX "generation_jobs_artifact_idx" ON "app"."generation_jobs" USING btree ("tenant_id","artifact_id");
CREATE INDEX "generation_jobs_initiated_by_idx" ON "app"."generation_jobs" USING btree ("initiated_by");
CREATE INDEX "generation_jobs_unknown_idx" ON "app"."generation_jobs" USING btree ("submit_intent_at") WHERE "app"."generation_jobs"."status" in ('pending', 'submission_unknown');
CREATE INDEX "inbound_webhooks_entity_idx" ON "app"."inbound_webhooks" USING btree ("tenant_id","entity","entity_id");
CREATE INDEX "inbound_webhooks_created_idx" ON "app"."inbound_webhooks" USING btree ("created_at");
CREATE INDEX "notification_attempts_delivery_idx" ON "app"."notification_attempts" USING btree ("tenant_id","delivery_id","number");
CREATE INDEX "notification_attempts_created_idx" ON "app"."notification_attempts" USING btree ("created_at");
CREATE UNIQUE INDEX "notification_channels_name_key" ON "app"."notification_channels" USING btree ("tenant_id","name") WHERE "app"."notification_channels"."deleted_at" is null;
CREATE INDEX "notification_channels_credential_idx" ON "app"."notification_channels" USING btree ("tenant_id","credential_id");
CREATE INDEX "notification_channels_created_by_idx" ON "app"."notification_channels" USING btree ("created_by");
CREATE INDEX "notification_channels_digest_idx" ON "app"."notification_channels" USING btree ("digest","last_digest_at");
CREATE INDEX "notification_deliveries_channel_idx" ON "app"."notification_deliveries" USING btree ("tenant_id","channel_id","id");
CREATE INDEX "notification_deliveries_digest_idx" ON "app"."notification_deliveries" USING btree ("tenant_id","channel_id") WHERE "app"."notification_deliveries"."waits_for_digest";
CREATE INDEX "notification_deliveries_due_idx" ON "app"."notification_deliveries" USING btree ("next_attempt_at") WHERE "app"."notification_deliveries"."status" in ('queued', 'retrying');
CREATE INDEX "notification_events_type_idx" ON "app"."notification_events" USING btree ("tenant_id","type","created_at" DESC NULLS LAST);
CREATE INDEX "notification_events_open_idx" ON "app"."notification_events" USING btree ("created_at") WHERE "app"."notification_events"."dispatch_status" in ('queued', 'retrying');
CREATE INDEX "notification_preferences_user_idx" ON "app"."notification_preferences" USING btree ("user_id");
CREATE INDEX "user_notifications_user_idx" ON "app"."user_notifications" USING btree ("tenant_id","user_id","id");
CREATE INDEX "user_notifications_unread_idx" ON "app"."user_notifications" USING btree ("tenant_id","user_id") WHERE "app"."user_notifications"."read_at" is null;
CREATE INDEX "user_notifications_event_idx" ON "app"."user_notifications" USING btree ("tenant_id","event_id");
CREATE INDEX "user_notifications_users_idx" ON "app"."user_notifications" USING btree ("user_id");
CREATE INDEX "user_notifications_digest_idx" ON "app"."user_notifications" USING btree ("tenant_id","user_id","mail_digest") WHERE "app"."user_notifications"."mailed_at" is null and "app"."user_notifications"."mail_digest" <> 'none';
ALTER TABLE "app"."artifacts" ADD CONSTRAINT "artifacts_kind_check" CHECK ("app"."artifacts"."kind" in ('upload', 'asset', 'preview', 'export', 'legacy', 'image', 'generated', 'bundle'));
select app.protect_tenant_table('app.ai_budgets');
select app.protect_tenant_table('app.ai_calls');
select app.protect_tenant_table('app.ai_prices');
select app.protect_tenant_table('app.ai_task_models');
select app.protect_tenant_table('app.credential_records');
select app.protect_tenant_table('app.generation_jobs');
select app.protect_tenant_table('app.inbound_webhooks');
select app.protect_tenant_table('app.notification_attempts');
select app.protect_tenant_table('app.notification_channels');
select app.protect_tenant_table('app.notification_deliveries');
select app.protect_tenant_table('app.notification_events');
select app.protect_tenant_table('app.notification_preferences');
select app.protect_tenant_table('app.user_notifications');
