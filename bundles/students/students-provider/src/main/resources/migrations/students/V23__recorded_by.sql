-- Null for students recorded before.
alter table students_student add column recorded_by varchar(200);
