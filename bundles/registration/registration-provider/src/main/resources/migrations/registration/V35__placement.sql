-- the placement that the student is in; none in the stages that the level tells
alter table registration_programme add column stage varchar(16);
alter table registration_history add column stage varchar(16);
