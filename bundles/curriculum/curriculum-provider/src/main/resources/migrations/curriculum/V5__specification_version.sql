-- which edition of a proposal somebody has seen
alter table curriculum_module_spec add column version bigint not null default 1;
