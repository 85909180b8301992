drop schema if exists engine_queue cascade;
drop schema if exists engine cascade;
