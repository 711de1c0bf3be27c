create table registration_task (
    id bigint not null constraint registration_task_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    registration_id bigint not null references registration_programme (id),
    study_session integer not null,
    kind varchar(20) not null,
    status varchar(20) not null,
    opens_on date not null,
    closes_on date not null,
    completed_at timestamp,
    version bigint not null,
    constraint registration_task_once unique (registration_id, study_session)
);
create index registration_task_by_session on registration_task (institution, study_session, id);
create index registration_task_by_student on registration_task (student_id);

-- what was found at a gate; rows are added and never changed, the latest one counts
create table registration_gate_check (
    id bigint not null constraint registration_gate_check_key primary key,
    institution varchar(20) not null,
    task_id bigint not null references registration_task (id),
    gate varchar(40) not null,
    passed boolean not null,
    document_reference varchar(200) not null,
    valid_until date,
    note varchar(500),
    recorded_by varchar(100) not null,
    recorded_at timestamp not null
);
create index registration_gate_check_by_task on registration_gate_check (task_id, id);

create table registration_missing_document (
    id bigint not null constraint registration_missing_document_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    name varchar(200) not null,
    requested_on date not null,
    received_on date,
    reference varchar(200),
    version bigint not null
);
create index registration_missing_document_by_student on registration_missing_document (student_id, id);
