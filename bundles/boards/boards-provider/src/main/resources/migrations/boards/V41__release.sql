-- the instants for which a release was set, moved or called off (without an instant); the last entry counts
create table boards_embargo (
    meeting_id bigint not null references boards_meeting (id),
    entry integer not null,
    institution varchar(20) not null,
    release_at timestamp,
    reason varchar(500),
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    primary key (meeting_id, entry)
);

-- the one rehearsal whose results and notices are kept; they stand for the outcomes with that digest
create table boards_rehearsal (
    meeting_id bigint not null primary key references boards_meeting (id),
    institution varchar(20) not null,
    outcomes_digest varchar(64) not null,
    job_id bigint,
    rehearsed_by varchar(100) not null,
    finished_at timestamp
);

-- what a student is told of a decision: the first version with the release of the meeting, later ones by themselves;
-- a version that could be read is never altered
create table boards_result (
    id bigint not null,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    candidate_id bigint not null,
    student_id bigint not null,
    version_no integer not null,
    pack_digest varchar(64) not null,
    -- by which the student is found on the notice board; null for who does not stand on it
    list_key varchar(10),
    listed varchar(12),
    reason varchar(500),
    corrected_at timestamp,
    appeal_until date,
    digest varchar(64) not null,
    constraint boards_result_key primary key (id),
    constraint boards_result_version unique (meeting_id, student_id, version_no)
);
create index boards_result_by_student on boards_result (student_id);

-- the page as JSON and the explanation as text, cut into parts of at most 32,000 characters
create table boards_result_part (
    result_id bigint not null references boards_result (id),
    content varchar(8) not null,
    part integer not null,
    institution varchar(20) not null,
    body varchar(32000) not null,
    constraint boards_result_part_key primary key (result_id, content, part)
);

-- who is to be told of what, and when and how it was done
create table boards_result_notice (
    id bigint not null primary key,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    -- null where the institution itself is to be told
    student_id bigint,
    result_id bigint references boards_result (id),
    kind varchar(12) not null,
    told_on date,
    told_how varchar(200),
    recorded_by varchar(100)
);
create index boards_result_notice_by_meeting on boards_result_notice (meeting_id, id);
