drop trigger members_keep_an_owner on auth.members;
drop function auth.keep_an_owner();
