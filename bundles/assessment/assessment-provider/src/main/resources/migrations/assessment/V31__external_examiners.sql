-- Who is appointed external examiner of what, and how appointments ended before their time. Rows are only ever added.
create table assessment_examiner (
    id bigint not null primary key,
    institution varchar(20) not null,
    user_name varchar(100),
    name varchar(200) not null,
    employer varchar(200) not null,
    subject varchar(200) not null,
    first_day date not null,
    last_day date not null,
    reason varchar(500) not null,
    recorded_by varchar(200) not null,
    recorded_at timestamp not null
);
create index assessment_examiner_by_institution on assessment_examiner (institution);

-- the modules and programmes of an appointment; the institution is theirs, which may be a partner
create table assessment_examiner_field (
    appointment_id bigint not null,
    kind varchar(20) not null,
    record_id bigint not null,
    institution varchar(20) not null,
    constraint assessment_examiner_field_key primary key (appointment_id, kind, record_id)
);

create table assessment_examiner_ending (
    appointment_id bigint not null primary key,
    institution varchar(20) not null,
    last_day date,
    reason varchar(500) not null,
    ended_by varchar(200) not null,
    ended_at timestamp not null
);
