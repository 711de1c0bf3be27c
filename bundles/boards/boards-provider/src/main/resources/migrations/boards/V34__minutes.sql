-- editions of minutes; an edition is never altered
create table boards_minutes (
    meeting_id bigint not null references boards_meeting (id),
    edition integer not null,
    institution varchar(20) not null,
    digest varchar(64) not null,
    bytes integer not null,
    made_by varchar(100) not null,
    made_at timestamp not null,
    primary key (meeting_id, edition)
);

-- the PDF in base 64, cut into parts of at most 32,000 characters
create table boards_minutes_part (
    meeting_id bigint not null,
    edition integer not null,
    part integer not null,
    institution varchar(20) not null,
    content varchar(32000) not null,
    primary key (meeting_id, edition, part)
);
