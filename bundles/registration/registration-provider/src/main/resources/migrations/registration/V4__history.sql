-- how a programme registration stood after each change; rows are added and never changed
alter table registration_programme add column expected_return date;
alter table registration_programme add column next_mode varchar(2);
alter table registration_programme add column next_mode_from integer;
create table registration_history (
    registration_id bigint not null references registration_programme (id),
    version bigint not null,
    institution varchar(20) not null,
    study_session integer not null,
    study_level integer not null,
    study_mode varchar(2) not null,
    entry_route varchar(20) not null,
    status varchar(20) not null,
    started_on date not null,
    ended_on date,
    expected_return date,
    next_mode varchar(2),
    next_mode_from integer,
    change varchar(20) not null,
    effective_on date not null,
    reason varchar(500) not null,
    source varchar(100),
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint registration_history_key primary key (registration_id, version)
);
-- what was kept before there was a history: the sessions left behind come before version 1, in their order
insert into registration_history (registration_id, version, institution, study_session, study_level, study_mode,
    entry_route, status, started_on, change, effective_on, reason, recorded_at, recorded_by)
    select registration_id, study_session - 4000, institution, study_session, study_level, study_mode,
        entry_route, 'ACTIVE', started_on, 'KEPT', started_on, 'stood so before the history began',
        cast('1970-01-01 00:00:00' as timestamp), 'migration'
    from registration_stage;
insert into registration_history (registration_id, version, institution, study_session, study_level, study_mode,
    entry_route, status, started_on, ended_on, change, effective_on, reason, recorded_at, recorded_by)
    select id, version, institution, study_session, study_level, study_mode,
        entry_route, status, started_on, ended_on, 'KEPT', started_on, 'stood so before the history began',
        cast('1970-01-01 00:00:00' as timestamp), 'migration'
    from registration_programme;
drop table registration_stage;
create index registration_history_by_session on registration_history (institution, study_session, registration_id);
