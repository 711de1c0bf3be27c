-- The same decision is recorded once, also when it comes several times at the same moment. Earlier rows have no digest.
alter table assessment_outcome add column decision_digest varchar(64);
alter table assessment_outcome add constraint assessment_outcome_once unique (registration_id, decision_digest);
