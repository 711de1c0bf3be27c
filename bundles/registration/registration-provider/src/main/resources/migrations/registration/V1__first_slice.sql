create table registration_programme (
    id bigint not null constraint registration_programme_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    programme_id bigint not null,
    entry_session integer not null,
    study_session integer not null,
    study_level integer not null,
    study_mode varchar(2) not null,
    entry_route varchar(20) not null,
    status varchar(20) not null,
    started_on date not null,
    ended_on date,
    version bigint not null,
    constraint registration_programme_once unique (student_id, programme_id, entry_session)
);
create index registration_programme_by_session on registration_programme (institution, study_session, student_id);

-- registered_on is null where the source does not know it
create table registration_module (
    id bigint not null constraint registration_module_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    occurrence_id bigint not null,
    attempt varchar(20) not null,
    status varchar(20) not null,
    registered_on date,
    withdrawn_on date,
    version bigint not null,
    constraint registration_module_once unique (student_id, occurrence_id, attempt)
);
create index registration_module_by_occurrence on registration_module (occurrence_id, student_id);

create table registration_prior_learning (
    id bigint not null constraint registration_prior_learning_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    module_id bigint not null,
    origin varchar(20) not null,
    mark decimal(5,2),
    version bigint not null,
    constraint registration_prior_learning_once unique (student_id, module_id)
);
