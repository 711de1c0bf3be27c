-- the session in which the level is taken again by agreement; until the registration moves there it stays where it is
alter table registration_programme add column repeats_in integer;
alter table registration_history add column repeats_in integer;
-- what had moved ahead of a session that has not begun, with nothing done since, goes back: the move becomes the agreement
update registration_history set repeats_in = study_session
    where change = 'REPEATED' and effective_on > current_date and study_session = (select p.study_session
        from registration_programme p where p.id = registration_history.registration_id and p.status = 'ACTIVE'
            and p.version = registration_history.version);
update registration_history set study_session = study_session - 1, effective_on = date(recorded_at),
    study_mode = (select b.study_mode from registration_history b
        where b.registration_id = registration_history.registration_id
            and b.version = registration_history.version - 1)
    where repeats_in is not null;
update registration_programme set
    repeats_in = (select h.repeats_in from registration_history h
        where h.registration_id = registration_programme.id and h.version = registration_programme.version),
    study_session = (select h.study_session from registration_history h
        where h.registration_id = registration_programme.id and h.version = registration_programme.version),
    study_mode = (select h.study_mode from registration_history h
        where h.registration_id = registration_programme.id and h.version = registration_programme.version)
    where exists (select 1 from registration_history h where h.registration_id = registration_programme.id
        and h.version = registration_programme.version and h.repeats_in is not null);
