-- documents asked of, or captured under, the wrong student; of those captured the bytes are erased
alter table registration_missing_document add column voided_at timestamp;
alter table registration_missing_document add column voided_by varchar(200);
alter table registration_missing_document add column void_reason varchar(500);
alter table registration_document add column voided_at timestamp;
alter table registration_document add column voided_by varchar(200);
alter table registration_document add column void_reason varchar(500);
-- 0 while it stands, its identity once it is voided: the same bytes may come again
alter table registration_document add column voiding bigint default 0 not null;
alter table registration_document drop constraint registration_document_once;
alter table registration_document add constraint registration_document_stands unique (student_id, digest, voiding);
