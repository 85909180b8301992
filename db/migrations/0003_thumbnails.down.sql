DROP INDEX "app"."export_profiles_name_key";
DROP INDEX "app"."preview_profiles_name_key";
DROP INDEX "app"."style_versions_cache_tenant_ordinal_idx";
ALTER TABLE "auth"."api_keys" ALTER COLUMN "id" SET DEFAULT gen_random_uuid();
CREATE INDEX "style_versions_cache_tenant_name_idx" ON "app"."style_versions_cache" USING btree ("tenant_id","name");
ALTER TABLE "app"."design_revisions" DROP COLUMN "thumbnail_artifact_id";
ALTER TABLE "app"."designs" DROP COLUMN "thumbnail_artifact_id";
ALTER TABLE "app"."preview_profiles" DROP COLUMN "is_thumbnail";
alter table app.rate_limits set logged;
