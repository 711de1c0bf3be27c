-- candidates who were judged again because results had changed since their facts were frozen: what stood before, why, and
-- by whom; what was proposed anew stands at the candidate
create table boards_renewal (
    candidate_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    -- true when a compensation of the meeting was among the facts
    compensated boolean not null,
    proposal_before varchar(24) not null,
    options_before varchar(400) not null,
    classification_before varchar(20),
    mean_before decimal(7,4),
    reason varchar(2000) not null,
    renewed_by varchar(100) not null,
    renewed_at timestamp not null,
    constraint boards_renewal_key primary key (candidate_id, entry)
);

-- the facts and the rulings on them, cut as in boards_explanation; the last entry counts
create table boards_renewal_part (
    candidate_id bigint not null,
    entry integer not null,
    part integer not null,
    institution varchar(20) not null,
    facts varchar(32000) not null,
    rulings varchar(32000) not null,
    constraint boards_renewal_part_key primary key (candidate_id, entry, part)
);
