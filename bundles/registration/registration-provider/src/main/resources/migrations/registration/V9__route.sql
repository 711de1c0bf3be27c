-- the route through the programme that the student takes
alter table registration_programme add column route varchar(32);
alter table registration_history add column route varchar(32);
