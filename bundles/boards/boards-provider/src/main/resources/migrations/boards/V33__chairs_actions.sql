create table boards_chairs_action (
    id bigint not null primary key,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    decision varchar(24) not null,
    decision_before varchar(24) not null,
    new_information varchar(2000) not null,
    why_no_meeting varchar(2000),
    reserved boolean not null,
    duties varchar(400) not null,
    state varchar(12) not null,
    -- names meeting and student while the action waits, its own number afterwards
    open_key varchar(60) not null,
    proposed_by varchar(100) not null,
    proposed_at timestamp not null,
    closed_by varchar(100),
    closed_at timestamp,
    closing_reason varchar(2000),
    reported_to bigint references boards_meeting (id),
    constraint boards_chairs_action_one_open unique (open_key)
);
create index boards_chairs_action_by_meeting on boards_chairs_action (meeting_id, id);

create table boards_consultation (
    action_id bigint not null references boards_chairs_action (id),
    place integer not null,
    institution varchar(20) not null,
    member_name varchar(200) not null,
    asked_on date not null,
    answer varchar(1000),
    primary key (action_id, place)
);

create table boards_notice (
    action_id bigint not null references boards_chairs_action (id),
    place integer not null,
    institution varchar(20) not null,
    told varchar(200) not null,
    told_on date not null,
    reference varchar(200) not null,
    recorded_by varchar(100) not null,
    primary key (action_id, place)
);
