DROP INDEX "app"."style_versions_cache_tenant_name_idx";
ALTER TABLE "auth"."api_keys" ALTER COLUMN "id" DROP DEFAULT;
ALTER TABLE "app"."design_revisions" ADD COLUMN "thumbnail_artifact_id" uuid;
ALTER TABLE "app"."designs" ADD COLUMN "thumbnail_artifact_id" uuid;
ALTER TABLE "app"."preview_profiles" ADD COLUMN "is_thumbnail" boolean DEFAULT false NOT NULL;
CREATE UNIQUE INDEX "export_profiles_name_key" ON "app"."export_profiles" USING btree ("tenant_id","name") WHERE "app"."export_profiles"."deleted_at" is null;
CREATE UNIQUE INDEX "preview_profiles_name_key" ON "app"."preview_profiles" USING btree ("tenant_id","name") WHERE "app"."preview_profiles"."deleted_at" is null;
CREATE INDEX "style_versions_cache_tenant_ordinal_idx" ON "app"."style_versions_cache" USING btree ("tenant_id","ordinal");
alter table app.rate_limits set unlogged;
