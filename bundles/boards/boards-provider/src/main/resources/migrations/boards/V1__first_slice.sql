create table boards_meeting (
    id bigint not null primary key,
    version bigint not null,
    institution varchar(20) not null,
    session_start integer not null,
    board_point varchar(20) not null,
    held_on date not null,
    chair varchar(200) not null,
    state varchar(12) not null,
    candidates integer not null,
    snapshot_digest varchar(64),
    external_examiner varchar(200),
    job_id bigint,
    -- names institution, session and point until the release, its own id afterwards: one unreleased meeting for each
    open_key varchar(60) not null,
    released_at timestamp,
    constraint boards_meeting_one_open unique (open_key)
);
create index boards_meeting_by_institution on boards_meeting (institution, id);

create table boards_meeting_programme (
    meeting_id bigint not null references boards_meeting (id),
    programme_id bigint not null,
    institution varchar(20) not null,
    listed boolean not null,
    pack_id varchar(100) not null,
    pack_version varchar(40) not null,
    pack_digest varchar(64) not null,
    primary key (meeting_id, programme_id)
);

create table boards_candidate (
    id bigint not null,
    institution varchar(20) not null,
    meeting_id bigint not null,
    student_id bigint not null,
    registration_id bigint not null,
    study_level integer not null,
    kind varchar(12) not null,
    proposal varchar(24) not null,
    options varchar(400) not null,
    classification varchar(20),
    mean decimal(7,4),
    next_line varchar(20),
    next_distance decimal(7,4),
    compensable varchar(2000) not null,
    adverse boolean not null,
    pack_id varchar(100) not null,
    pack_version varchar(40) not null,
    pack_digest varchar(64) not null,
    facts_digest varchar(64) not null,
    decision varchar(24),
    decision_reason varchar(2000),
    decided_by varchar(100),
    decided_at timestamp,
    primary key (meeting_id, id),
    -- a board decides on a student once
    constraint boards_candidate_student unique (meeting_id, student_id)
);
create index boards_candidate_by_student on boards_candidate (student_id);

-- the frozen facts and the rulings of a candidate as JSON, cut into parts of at most 32,000 characters
create table boards_explanation (
    candidate_id bigint not null,
    part integer not null,
    institution varchar(20) not null,
    facts varchar(32000) not null,
    rulings varchar(32000) not null,
    primary key (candidate_id, part)
);
