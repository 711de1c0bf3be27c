-- The same appointment stands once, also when it comes several times at the same moment. Earlier rows have no digest.
alter table assessment_examiner add column appointment_digest varchar(64);
alter table assessment_examiner add constraint assessment_examiner_once unique (institution, appointment_digest);
