DROP TABLE "auth"."accounts" CASCADE;
DROP TABLE "auth"."api_keys" CASCADE;
DROP TABLE "app"."artifact_holds" CASCADE;
DROP TABLE "app"."artifact_links" CASCADE;
DROP TABLE "app"."artifacts" CASCADE;
DROP TABLE "app"."assets" CASCADE;
DROP TABLE "app"."audit_log" CASCADE;
DROP TABLE "app"."change_log" CASCADE;
DROP TABLE "app"."design_revisions" CASCADE;
DROP TABLE "app"."designs" CASCADE;
DROP TABLE "app"."export_profiles" CASCADE;
DROP TABLE "app"."idempotency_keys" CASCADE;
DROP TABLE "auth"."invitations" CASCADE;
DROP TABLE "app"."jobs_export" CASCADE;
DROP TABLE "app"."jobs_preview" CASCADE;
DROP TABLE "app"."mail_outbox" CASCADE;
DROP TABLE "auth"."members" CASCADE;
DROP TABLE "app"."organization_settings" CASCADE;
DROP TABLE "auth"."organizations" CASCADE;
DROP TABLE "app"."outbox_events" CASCADE;
DROP TABLE "app"."preview_profiles" CASCADE;
DROP TABLE "app"."rate_limits" CASCADE;
DROP TABLE "app"."revision_elements" CASCADE;
DROP TABLE "auth"."sessions" CASCADE;
DROP TABLE "app"."stored_objects" CASCADE;
DROP TABLE "app"."style_versions_cache" CASCADE;
DROP TABLE "auth"."two_factors" CASCADE;
DROP TABLE "app"."uploads" CASCADE;
DROP TABLE "auth"."users" CASCADE;
DROP TABLE "auth"."verifications" CASCADE;
DROP FUNCTION app.protect_tenant_table(regclass);
DROP SCHEMA "app";

DROP SCHEMA "auth";

-- The roles stay: other databases of the cluster may use them.
