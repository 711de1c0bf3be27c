-- where a programme registration stood in a session that it has moved on from; rows are added and never changed
create table registration_stage (
    registration_id bigint not null references registration_programme (id),
    study_session integer not null,
    institution varchar(20) not null,
    study_level integer not null,
    study_mode varchar(2) not null,
    entry_route varchar(20) not null,
    started_on date not null,
    constraint registration_stage_key primary key (registration_id, study_session)
);
