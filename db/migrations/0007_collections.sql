CREATE TABLE "app"."collections" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"selected_product_ids" uuid[] DEFAULT '{}' NOT NULL,
	"product_analysis" jsonb,
	"base_settings" jsonb,
	"budget_usd" numeric(14, 6),
	"paused_at" timestamp with time zone,
	"error_message" text,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "collections_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "collections_status_check" CHECK ("app"."collections"."status" in ('draft', 'analyzing', 'ready', 'generating', 'completed', 'error')),
	CONSTRAINT "collections_budget_check" CHECK ("app"."collections"."budget_usd" >= 0)
);

CREATE TABLE "app"."generated_assets" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"collection_id" uuid,
	"product_id" uuid NOT NULL,
	"type" text DEFAULT 'image' NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"progress" integer DEFAULT 0 NOT NULL,
	"settings" jsonb NOT NULL,
	"image_id" uuid,
	"media_artifact_id" uuid,
	"error_code" text,
	"error_message" text,
	"job_id" text,
	"attempt" integer DEFAULT 0 NOT NULL,
	"pinned" boolean DEFAULT false NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"priority" integer DEFAULT 0 NOT NULL,
	"queue_order" integer DEFAULT 0 NOT NULL,
	"provider" text NOT NULL,
	"model_id" text NOT NULL,
	"prompt" text,
	"estimated_usd" numeric(14, 6) DEFAULT 0 NOT NULL,
	"cost_usd" numeric(14, 6),
	"previous_asset_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "generated_assets_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "generated_assets_type_check" CHECK ("app"."generated_assets"."type" in ('image', 'video', '3d_render')),
	CONSTRAINT "generated_assets_status_check" CHECK ("app"."generated_assets"."status" in ('draft', 'pending', 'generating', 'completed', 'error')),
	CONSTRAINT "generated_assets_progress_check" CHECK ("app"."generated_assets"."progress" between 0 and 100),
	CONSTRAINT "generated_assets_completed_check" CHECK ("app"."generated_assets"."status" <> 'completed' or ("app"."generated_assets"."image_id" is not null and "app"."generated_assets"."completed_at" is not null)),
	CONSTRAINT "generated_assets_error_check" CHECK ("app"."generated_assets"."status" <> 'error' or "app"."generated_assets"."error_message" is not null)
);

CREATE TABLE "app"."images" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"artifact_id" uuid NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"file_size" bigint NOT NULL,
	"mime_type" text NOT NULL,
	"source" text NOT NULL,
	"original_filename" text,
	"alt_text" text,
	"caption" text,
	"exif" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"thumbhash" text NOT NULL,
	"perceptual_hash" bigint NOT NULL,
	"embedding" real[] NOT NULL,
	"dominant_colors" text[] DEFAULT '{}' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "images_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "images_artifact_key" UNIQUE("tenant_id","artifact_id"),
	CONSTRAINT "images_source_check" CHECK ("app"."images"."source" in ('upload', 'generated', 'unsplash', 'library', 'design')),
	CONSTRAINT "images_size_check" CHECK ("app"."images"."width" > 0 and "app"."images"."height" > 0 and "app"."images"."file_size" >= 0),
	CONSTRAINT "images_embedding_check" CHECK (cardinality("app"."images"."embedding") = 64)
);

CREATE TABLE "app"."inspiration_images" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"collection_id" uuid NOT NULL,
	"image_id" uuid NOT NULL,
	"source" text NOT NULL,
	"analysis" jsonb,
	"display_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "inspiration_images_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "inspiration_images_once_key" UNIQUE("tenant_id","collection_id","image_id"),
	CONSTRAINT "inspiration_images_source_check" CHECK ("app"."inspiration_images"."source" in ('upload', 'unsplash', 'library'))
);

CREATE TABLE "app"."product_images" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"image_id" uuid NOT NULL,
	"is_primary" boolean DEFAULT false NOT NULL,
	"display_order" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "product_images_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "product_images_once_key" UNIQUE("tenant_id","product_id","image_id")
);

CREATE TABLE "app"."products" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"sku" text NOT NULL,
	"category" text NOT NULL,
	"room_types" text[] DEFAULT '{}' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"tags" text[] DEFAULT '{}' NOT NULL,
	"model_artifact_id" uuid,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "products_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);

ALTER TABLE "app"."collections" ADD CONSTRAINT "collections_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."collections" ADD CONSTRAINT "collections_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."generated_assets" ADD CONSTRAINT "generated_assets_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."generated_assets" ADD CONSTRAINT "generated_assets_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."generated_assets" ADD CONSTRAINT "generated_assets_collection_fk" FOREIGN KEY ("tenant_id","collection_id") REFERENCES "app"."collections"("tenant_id","id") ON DELETE set null ("collection_id") ON UPDATE no action;
ALTER TABLE "app"."generated_assets" ADD CONSTRAINT "generated_assets_product_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "app"."products"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."generated_assets" ADD CONSTRAINT "generated_assets_image_fk" FOREIGN KEY ("tenant_id","image_id") REFERENCES "app"."images"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."generated_assets" ADD CONSTRAINT "generated_assets_media_fk" FOREIGN KEY ("tenant_id","media_artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."images" ADD CONSTRAINT "images_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."images" ADD CONSTRAINT "images_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."images" ADD CONSTRAINT "images_artifact_fk" FOREIGN KEY ("tenant_id","artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."inspiration_images" ADD CONSTRAINT "inspiration_images_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."inspiration_images" ADD CONSTRAINT "inspiration_images_collection_fk" FOREIGN KEY ("tenant_id","collection_id") REFERENCES "app"."collections"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."inspiration_images" ADD CONSTRAINT "inspiration_images_image_fk" FOREIGN KEY ("tenant_id","image_id") REFERENCES "app"."images"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."product_images" ADD CONSTRAINT "product_images_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."product_images" ADD CONSTRAINT "product_images_product_fk" FOREIGN KEY ("tenant_id","product_id") REFERENCES "app"."products"("tenant_id","id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."product_images" ADD CONSTRAINT "product_images_image_fk" FOREIGN KEY ("tenant_id","image_id") REFERENCES "app"."images"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
ALTER TABLE "app"."products" ADD CONSTRAINT "products_tenant_id_organizations_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "auth"."organizations"("id") ON DELETE cascade ON UPDATE no action;
ALTER TABLE "app"."products" ADD CONSTRAINT "products_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "auth"."users"("id") ON DELETE set null ON UPDATE no action;
ALTER TABLE "app"."products" ADD CONSTRAINT "products_model_fk" FOREIGN KEY ("tenant_id","model_artifact_id") REFERENCES "app"."artifacts"("tenant_id","id") ON DELETE restrict ON UPDATE no action;
CREATE INDEX "collections_status_idx" ON "app"."collections" USING btree ("tenant_id","status","id");
CREATE INDEX "collections_live_idx" ON "app"."collections" USING btree ("tenant_id","id") WHERE "app"."collections"."deleted_at" is null;
CREATE INDEX "collections_created_by_idx" ON "app"."collections" USING btree ("created_by");
CREATE INDEX "generated_assets_live_idx" ON "app"."generated_assets" USING btree ("tenant_id","id") WHERE "app"."generated_assets"."deleted_at" is null;
CREATE INDEX "generated_assets_status_idx" ON "app"."generated_assets" USING btree ("tenant_id","status","id") WHERE "app"."generated_assets"."deleted_at" is null;
CREATE INDEX "generated_assets_type_idx" ON "app"."generated_assets" USING btree ("tenant_id","type","id") WHERE "app"."generated_assets"."deleted_at" is null;
CREATE INDEX "generated_assets_pinned_idx" ON "app"."generated_assets" USING btree ("tenant_id","id") WHERE "app"."generated_assets"."pinned" and "app"."generated_assets"."deleted_at" is null;
CREATE INDEX "generated_assets_collection_idx" ON "app"."generated_assets" USING btree ("tenant_id","collection_id","status","id");
CREATE INDEX "generated_assets_product_idx" ON "app"."generated_assets" USING btree ("tenant_id","product_id","id");
CREATE INDEX "generated_assets_queue_idx" ON "app"."generated_assets" USING btree ("tenant_id","status","priority" DESC NULLS LAST,"queue_order","id") WHERE "app"."generated_assets"."status" in ('pending', 'generating') and "app"."generated_assets"."deleted_at" is null;
CREATE INDEX "generated_assets_trash_idx" ON "app"."generated_assets" USING btree ("deleted_at") WHERE "app"."generated_assets"."deleted_at" is not null;
CREATE INDEX "generated_assets_failed_idx" ON "app"."generated_assets" USING btree ("updated_at") WHERE "app"."generated_assets"."status" = 'error';
CREATE INDEX "generated_assets_tags_idx" ON "app"."generated_assets" USING gin ("tags");
CREATE INDEX "generated_assets_image_idx" ON "app"."generated_assets" USING btree ("tenant_id","image_id");
CREATE INDEX "generated_assets_media_idx" ON "app"."generated_assets" USING btree ("tenant_id","media_artifact_id");
CREATE INDEX "generated_assets_job_idx" ON "app"."generated_assets" USING btree ("tenant_id","job_id");
CREATE INDEX "generated_assets_previous_idx" ON "app"."generated_assets" USING btree ("tenant_id","previous_asset_id");
CREATE INDEX "generated_assets_created_by_idx" ON "app"."generated_assets" USING btree ("created_by");
CREATE INDEX "images_source_idx" ON "app"."images" USING btree ("tenant_id","source","id");
CREATE INDEX "images_created_by_idx" ON "app"."images" USING btree ("created_by");
CREATE INDEX "inspiration_images_collection_idx" ON "app"."inspiration_images" USING btree ("tenant_id","collection_id","display_order");
CREATE INDEX "inspiration_images_image_idx" ON "app"."inspiration_images" USING btree ("tenant_id","image_id");
CREATE UNIQUE INDEX "product_images_primary_key" ON "app"."product_images" USING btree ("tenant_id","product_id") WHERE "app"."product_images"."is_primary";
CREATE INDEX "product_images_order_idx" ON "app"."product_images" USING btree ("tenant_id","product_id","display_order","id");
CREATE INDEX "product_images_image_idx" ON "app"."product_images" USING btree ("tenant_id","image_id");
CREATE UNIQUE INDEX "products_sku_key" ON "app"."products" USING btree ("tenant_id","sku") WHERE "app"."products"."deleted_at" is null;
CREATE INDEX "products_category_idx" ON "app"."products" USING btree ("tenant_id","category","id");
CREATE INDEX "products_name_idx" ON "app"."products" USING btree ("tenant_id","name","id");
CREATE INDEX "products_live_idx" ON "app"."products" USING btree ("tenant_id","id") WHERE "app"."products"."deleted_at" is null;
CREATE INDEX "products_room_types_idx" ON "app"."products" USING gin ("room_types");
CREATE INDEX "products_tags_idx" ON "app"."products" USING gin ("tags");
CREATE INDEX "products_model_idx" ON "app"."products" USING btree ("tenant_id","model_artifact_id");
CREATE INDEX "products_created_by_idx" ON "app"."products" USING btree ("created_by");
select app.protect_tenant_table('app.collections');
select app.protect_tenant_table('app.generated_assets');
select app.protect_tenant_table('app.images');
select app.protect_tenant_table('app.inspiration_images');
select app.protect_tenant_table('app.product_images');
select app.protect_tenant_table('app.products');

-- Distances between pictures: `cube` comes with PostgreSQL and anybody who owns the database may have it; where neither is
-- to be had, the query reckons by itself.
do $$
begin
  if exists (select 1 from pg_available_extensions where name = 'cube') then
    create extension if not exists cube with schema app;
  end if;
  if exists (select 1 from pg_extension where extname = 'vector') then
    execute 'create index images_embedding_idx on app.images using hnsw ((embedding::vector(64)) vector_l2_ops)';
  end if;
exception when insufficient_privilege or undefined_file then
  raise notice 'The extension cube is not to be had here.';
end
$$;
