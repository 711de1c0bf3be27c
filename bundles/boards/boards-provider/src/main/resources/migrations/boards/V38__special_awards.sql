-- that somebody proposed an aegrotat or posthumous award, why, and what was proposed before
create table boards_special_award (
    id bigint not null primary key,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    candidate_id bigint not null,
    student_id bigint not null,
    kind varchar(12) not null,
    illness boolean,
    prior_performance boolean,
    unlikely_to_return boolean,
    consents boolean,
    dissertation_examinable boolean,
    report boolean,
    evidence varchar(500) not null,
    reason varchar(2000) not null,
    outcome varchar(20) not null,
    decision varchar(24) not null,
    rulings varchar(32000) not null,
    proposal_before varchar(24) not null,
    options_before varchar(400) not null,
    proposed_by varchar(100) not null,
    proposed_at timestamp not null,
    constraint boards_special_award_once unique (candidate_id, kind)
);
create index boards_special_award_by_meeting on boards_special_award (meeting_id, id);
