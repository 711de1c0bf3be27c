-- the programme registration that a module registration belongs to; null where nobody said, as in all that was before
alter table registration_module add column programme_registration_id bigint;
alter table registration_module_history add column programme_registration_id bigint;
