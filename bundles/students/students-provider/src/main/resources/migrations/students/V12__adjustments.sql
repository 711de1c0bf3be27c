-- Reasonable adjustments. Rows are only ever added; an end and each consent are rows of their own.
create table students_adjustment (
    id bigint not null primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    kind varchar(20) not null,
    amount integer,
    detail varchar(200),
    outcomes_kept boolean,
    course_requirement boolean,
    valid_from date not null,
    valid_until date,
    reason varchar(500) not null,
    evidence varchar(200) not null,
    recorded_by varchar(200) not null,
    recorded_at timestamp not null
);
create index students_adjustment_by_student on students_adjustment (student_id);

create table students_adjustment_consent (
    adjustment_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    party varchar(20) not null,
    module_code varchar(32),
    name varchar(200) not null,
    given_on date not null,
    reference varchar(200) not null,
    recorded_by varchar(200) not null,
    recorded_at timestamp not null,
    constraint students_adjustment_consent_key primary key (adjustment_id, entry)
);

create table students_adjustment_ending (
    adjustment_id bigint not null primary key,
    institution varchar(20) not null,
    last_day date,
    reason varchar(500) not null,
    ended_by varchar(200) not null,
    ended_at timestamp not null
);
