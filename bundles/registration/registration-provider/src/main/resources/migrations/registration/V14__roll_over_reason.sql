-- why a session was closed that had not ended; null where no reason was needed
alter table registration_roll_over add column reason varchar(500);
