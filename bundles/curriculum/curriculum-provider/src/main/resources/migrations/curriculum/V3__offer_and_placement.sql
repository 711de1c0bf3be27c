-- whether a module is offered from a session on; null in specifications of anything else
alter table curriculum_module_spec add column offered boolean;
-- the subject of a combination to which a sandwich placement is relevant
alter table curriculum_route add column placement_subject varchar(60);
