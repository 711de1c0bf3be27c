-- entries on who belongs to the board of a meeting; the last one on a name counts
create table boards_member (
    meeting_id bigint not null references boards_meeting (id),
    name varchar(200) not null,
    entry integer not null,
    institution varchar(20) not null,
    user_name varchar(100),
    member_role varchar(24) not null,
    post varchar(20),
    of_subject boolean not null,
    trained boolean not null,
    student boolean not null,
    attendance varchar(12) not null,
    reason varchar(500),
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    primary key (meeting_id, name, entry)
);
