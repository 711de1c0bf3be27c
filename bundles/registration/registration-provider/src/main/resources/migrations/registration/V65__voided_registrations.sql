-- a registration entered in error keeps its own number here, so that the right one can stand beside it; 0 for all others
alter table registration_programme add column voided bigint default 0 not null;
alter table registration_programme drop constraint registration_programme_once;
alter table registration_programme add constraint registration_programme_one
    unique (student_id, programme_id, entry_session, voided);
