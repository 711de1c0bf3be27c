-- When a record was begun, what it is merged into, and whether the search knows its names. Records from before this
-- script are told to the search when the bundle starts, because only Java makes keys of names.
alter table students_student add column recorded_at timestamp;
alter table students_student add column merged_into bigint;
alter table students_student add column searchable boolean default false not null;

-- Names, contacts, numbers of others, dates of birth and tutors. Rows are added and never changed.
create table students_detail (
    id bigint not null constraint students_detail_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    kind varchar(20) not null,
    slot varchar(50) not null,
    detail varchar(2000),
    valid_from date,
    corrects bigint,
    reason varchar(500) not null,
    origin varchar(100),
    recorded_at timestamp,
    recorded_by varchar(200)
);
create index students_detail_by_student on students_detail (student_id, kind);

-- The same for special-category data, in a table of its own, so that a database role can be kept from it.
create table students_special (
    id bigint not null constraint students_special_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    kind varchar(20) not null,
    slot varchar(50) not null,
    detail varchar(2000),
    valid_from date,
    corrects bigint,
    reason varchar(500) not null,
    origin varchar(100),
    recorded_at timestamp,
    recorded_by varchar(200)
);
create index students_special_by_student on students_special (student_id, kind);

-- One row for each version; the last counts.
create table students_engagement (
    id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    student_id bigint not null,
    kind varchar(20) not null,
    begins date not null,
    expected_end date,
    ended date,
    reason varchar(500),
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint students_engagement_key primary key (id, version)
);
create index students_engagement_by_student on students_engagement (student_id);

create table students_status_event (
    id bigint not null constraint students_status_event_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    engagement_id bigint,
    subject varchar(100),
    status varchar(20) not null,
    effective date not null,
    expected_return date,
    reason varchar(500) not null,
    origin varchar(100),
    corrects bigint,
    recorded_at timestamp not null,
    recorded_by varchar(200) not null
);
create index students_status_event_by_student on students_status_event (student_id);

-- One row for each version; the last counts.
create table students_hold (
    id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    student_id bigint not null,
    source varchar(20) not null,
    effects varchar(200) not null,
    hold_reason varchar(500) not null,
    since date not null,
    until date,
    change_reason varchar(500),
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint students_hold_key primary key (id, version)
);
create index students_hold_by_student on students_hold (student_id);

create table students_note (
    id bigint not null constraint students_note_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    visibility varchar(20) not null,
    office varchar(20) not null,
    note varchar(4000) not null,
    replaces bigint,
    recorded_at timestamp not null,
    recorded_by varchar(200) not null
);
create index students_note_by_student on students_note (student_id);

create table students_merge (
    id bigint not null constraint students_merge_key primary key,
    institution varchar(20) not null,
    merged_id bigint not null,
    survivor_id bigint not null,
    reason varchar(500) not null,
    merged_at timestamp not null,
    merged_by varchar(200) not null
);
create index students_merge_by_merged on students_merge (merged_id);
create index students_merge_by_survivor on students_merge (survivor_id);

create table students_merge_undone (
    merge_id bigint not null constraint students_merge_undone_key primary key,
    institution varchar(20) not null,
    reason varchar(500) not null,
    undone_at timestamp not null,
    undone_by varchar(200) not null
);

create table students_apart (
    first_id bigint not null,
    second_id bigint not null,
    institution varchar(20) not null,
    reason varchar(500) not null,
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint students_apart_key primary key (first_id, second_id)
);

-- What students are found by: one row for each word of a name, number, identifier, programme, status and tutor with the
-- days on which it holds. An index and no record: it is made again from the records whenever they change.
create table students_finding (
    student_id bigint not null,
    kind varchar(12) not null,
    finding varchar(200) not null,
    starts date not null,
    ends date not null,
    institution varchar(20) not null,
    sort_key varchar(200) not null,
    constraint students_finding_key primary key (student_id, kind, finding, starts)
);
create index students_finding_place on students_finding (institution, kind, finding, sort_key, student_id);
create index students_finding_anywhere on students_finding (kind, finding, sort_key, student_id);
