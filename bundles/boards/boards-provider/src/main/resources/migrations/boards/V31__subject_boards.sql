alter table boards_meeting add column kind varchar(8) default 'AWARD' not null;
alter table boards_meeting add column subject varchar(200);

-- the modules of a subject board and the pack pinned for each
create table boards_meeting_module (
    meeting_id bigint not null references boards_meeting (id),
    module_id bigint not null,
    institution varchar(20) not null,
    pack_id varchar(100) not null,
    pack_version varchar(40) not null,
    pack_digest varchar(64) not null,
    -- names module, session and point until the meeting ends, the meeting afterwards
    open_key varchar(80) not null,
    primary key (meeting_id, module_id),
    constraint boards_module_one_open unique (open_key)
);

-- that a subject board adopted the results of a run; the last entry counts
create table boards_adoption (
    meeting_id bigint not null references boards_meeting (id),
    occurrence_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    session_start integer not null,
    results integer not null,
    results_digest varchar(64) not null,
    adopted_by varchar(100) not null,
    adopted_at timestamp not null,
    primary key (meeting_id, occurrence_id, entry)
);
create index boards_adoption_by_session on boards_adoption (institution, session_start);

create table boards_subject_decision (
    id bigint not null primary key,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    occurrence_id bigint not null,
    student_id bigint,
    board_action varchar(32) not null,
    code varchar(24),
    reason varchar(2000) not null,
    evidence varchar(200),
    decided_by varchar(100) not null,
    decided_at timestamp not null
);
create index boards_subject_decision_by_meeting on boards_subject_decision (meeting_id, id);
create index boards_subject_decision_by_student on boards_subject_decision (student_id);
