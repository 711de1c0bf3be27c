-- the attendance that a module requires from a session on; null in specifications of anything else, and where it requires none
alter table curriculum_module_spec add column attendance varchar(2000);
