-- how often a decision on the candidate was recorded or taken back: the version that a change of it names
alter table boards_candidate add column entries integer default 0 not null;

-- every decision as it was recorded, only added to; without a decision: it was taken back
create table boards_decision_entry (
    candidate_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    proposal varchar(24) not null,
    classification varchar(20),
    mean decimal(7,4),
    award varchar(20),
    decision varchar(24),
    reason varchar(2000),
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    constraint boards_decision_entry_key primary key (candidate_id, entry)
);

insert into boards_decision_entry (candidate_id, entry, institution, meeting_id, student_id, proposal, classification,
        mean, award, decision, reason, recorded_by, recorded_at)
    select id, 1, institution, meeting_id, student_id, proposal, classification, mean,
        case when decision like 'AWARD!_%' escape '!' then lower_code end, decision, decision_reason, decided_by,
        decided_at
    from boards_candidate where decision is not null;

update boards_candidate set entries = 1 where decision is not null;
