-- who chairs a board after its release, where those who chaired the meeting have no user name or hold the office no more;
-- the last one counts
create table boards_chair_since (
    meeting_id bigint not null references boards_meeting (id),
    entry integer not null,
    institution varchar(20) not null,
    name varchar(200) not null,
    user_name varchar(100) not null,
    reason varchar(500) not null,
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    constraint boards_chair_since_key primary key (meeting_id, entry)
);
