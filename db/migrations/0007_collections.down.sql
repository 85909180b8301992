DROP TABLE "app"."collections" CASCADE;
DROP TABLE "app"."generated_assets" CASCADE;
DROP TABLE "app"."images" CASCADE;
DROP TABLE "app"."inspiration_images" CASCADE;
DROP TABLE "app"."product_images" CASCADE;
DROP TABLE "app"."products" CASCADE;

do $$
begin
  if exists (
    select 1 from pg_extension e join pg_namespace n on n.oid = e.extnamespace where e.extname = 'cube' and n.nspname = 'app'
  ) then
    drop extension cube;
  end if;
end
$$;
