-- who closed an order of a board of which nothing comes, when and why; null where nobody did
alter table registration_reassessment add column closed_by varchar(200);
alter table registration_reassessment add column closed_at timestamp;
alter table registration_reassessment add column closing_reason varchar(500);
