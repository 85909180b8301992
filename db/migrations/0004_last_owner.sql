create function auth.keep_an_owner() returns trigger language plpgsql as $$
begin
  -- Two owners who go at once take turns here, so that the second sees the first one gone.
  perform 1 from auth.organizations where id = old.organization_id for no key update;
  if not found then
    return null;
  end if;
  if exists (select 1 from auth.members where organization_id = old.organization_id)
    and not exists (
      select 1 from auth.members
      where organization_id = old.organization_id and role = 'owner' and status = 'active'
    )
  then
    raise exception 'An organization keeps at least one active owner.' using errcode = 'restrict_violation';
  end if;
  return null;
end
$$;
comment on function auth.keep_an_owner() is 'Refuses the change that would leave an organization with members but without an active owner.';
create trigger members_keep_an_owner after delete or update of role, status, organization_id on auth.members
  for each row when (old.role = 'owner' and old.status = 'active') execute function auth.keep_an_owner();
