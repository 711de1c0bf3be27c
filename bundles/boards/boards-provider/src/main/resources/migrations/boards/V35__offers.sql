create table boards_offer (
    id bigint not null primary key,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    module_code varchar(40) not null,
    choices varchar(40) not null,
    deadline date not null,
    futures varchar(32000) not null,
    offered_by varchar(100) not null,
    offered_at timestamp not null,
    constraint boards_offer_once unique (meeting_id, student_id, module_code)
);
create index boards_offer_by_student on boards_offer (student_id);

create table boards_offer_choice (
    offer_id bigint not null references boards_offer (id),
    entry integer not null,
    institution varchar(20) not null,
    choice varchar(16) not null,
    by_student boolean not null,
    evidence varchar(200),
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    primary key (offer_id, entry)
);

-- that a board compensated, and what was proposed before
create table boards_compensation (
    candidate_id bigint not null primary key,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    modules varchar(2000) not null,
    proposal_before varchar(24) not null,
    options_before varchar(400) not null,
    classification_before varchar(20),
    mean_before decimal(7,4),
    reason varchar(2000) not null,
    compensated_by varchar(100) not null,
    compensated_at timestamp not null
);
create index boards_compensation_by_meeting on boards_compensation (meeting_id);

-- the rulings of the proposal after it as JSON, cut into parts of at most 32,000 characters
create table boards_compensation_part (
    candidate_id bigint not null,
    part integer not null,
    institution varchar(20) not null,
    rulings varchar(32000) not null,
    primary key (candidate_id, part)
);
