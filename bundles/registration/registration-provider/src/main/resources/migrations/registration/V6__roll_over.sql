-- one run of the roll-over from a session to the next; finished_at is null while the job works
create table registration_roll_over (
    id bigint not null constraint registration_roll_over_key primary key,
    institution varchar(20) not null,
    study_session integer not null,
    rehearsal boolean not null,
    carry_undecided boolean not null,
    job_id bigint not null,
    started_by varchar(200) not null,
    started_at timestamp not null,
    finished_at timestamp,
    total integer not null
);
create index registration_roll_over_by_session on registration_roll_over (institution, study_session, id);
-- what the run did with each registration of the session; rows are added and never changed
create table registration_roll_over_line (
    roll_over_id bigint not null references registration_roll_over (id),
    registration_id bigint not null,
    institution varchar(20) not null,
    student_id bigint not null,
    programme_id bigint not null,
    carried boolean not null,
    reason varchar(20) not null,
    level_before integer not null,
    level_after integer,
    constraint registration_roll_over_line_key primary key (roll_over_id, registration_id)
);
create index registration_roll_over_line_by_reason on registration_roll_over_line (roll_over_id, reason, registration_id);
create index registration_roll_over_line_by_registration on registration_roll_over_line (registration_id);
-- a module that a board ordered to be taken again; OPEN until the student is registered on it
create table registration_reassessment (
    id bigint not null constraint registration_reassessment_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    module_code varchar(32) not null,
    failed_session integer not null,
    failed_attempt varchar(20) not null,
    decided_session integer not null,
    kind varchar(10) not null,
    state varchar(20) not null,
    reason varchar(40) not null,
    source varchar(100) not null,
    decided_on date not null,
    module_registration_id bigint,
    version bigint not null,
    constraint registration_reassessment_once unique (student_id, module_code, kind, decided_session)
);
create index registration_reassessment_by_state on registration_reassessment (institution, decided_session, state, id);
