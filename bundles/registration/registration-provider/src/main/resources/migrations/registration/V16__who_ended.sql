-- who ended something, when and why; null for what was ended before, of which the audit trail tells
alter table registration_waiver add column revoked_at timestamp;
alter table registration_waiver add column revoked_by varchar(200);
alter table registration_waiver add column revoked_reason varchar(500);
alter table registration_card add column blocked_by varchar(200);
alter table registration_missing_document add column received_by varchar(200);
