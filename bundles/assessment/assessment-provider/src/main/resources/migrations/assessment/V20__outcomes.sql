-- Decisions of panels about single students' assessments. Rows are only ever added; a revocation is a row of its own.
create table assessment_outcome (
    id bigint not null primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    registration_id bigint not null,
    element_id bigint,
    kind varchar(20) not null,
    origin varchar(20) not null,
    due_at timestamp,
    cap decimal(5,2),
    retake boolean,
    elected_on date,
    reason varchar(500) not null,
    evidence varchar(200) not null,
    decided_on date not null,
    officer varchar(200) not null,
    recorded_at timestamp not null
);
create index assessment_outcome_by_student on assessment_outcome (student_id);
create index assessment_outcome_by_registration on assessment_outcome (registration_id);

create table assessment_outcome_revocation (
    outcome_id bigint not null primary key,
    institution varchar(20) not null,
    reason varchar(500) not null,
    revoked_by varchar(200) not null,
    revoked_at timestamp not null
);
