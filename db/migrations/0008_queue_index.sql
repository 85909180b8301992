DROP INDEX "app"."generated_assets_queue_idx";
CREATE INDEX "generated_assets_queue_idx" ON "app"."generated_assets" USING btree ("tenant_id","status","priority" DESC NULLS LAST,"queue_order","id") WHERE "app"."generated_assets"."status" in ('pending', 'generating');
