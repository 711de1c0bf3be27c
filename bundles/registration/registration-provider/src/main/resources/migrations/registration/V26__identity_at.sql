-- of all checks of an identity the latest counts; one of before is as old as the call to the desk
alter table registration_ticket add column identity_at timestamp;
update registration_ticket set identity_at = called_at where identity_passed is not null;
