-- entries on declared conflicts of interest; the last one on a member and a student counts
create table boards_conflict (
    meeting_id bigint not null references boards_meeting (id),
    member_name varchar(200) not null,
    student_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    detail varchar(500) not null,
    stands boolean not null,
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    primary key (meeting_id, member_name, student_id, entry)
);

-- what award external examiners say at the end of a board, and what becomes of it
create table boards_statement (
    meeting_id bigint not null references boards_meeting (id),
    entry integer not null,
    institution varchar(20) not null,
    kind varchar(24) not null,
    examiner varchar(200),
    statement varchar(2000),
    outcomes_digest varchar(64) not null,
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    primary key (meeting_id, entry)
);
