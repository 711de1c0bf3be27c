-- an event ends before its last day is over, and why whoever was called went away
alter table registration_event add column closed_at timestamp;
alter table registration_event add column closed_by varchar(200);
alter table registration_ticket add column end_reason varchar(500);
