-- from when on the facts of a meeting were read; a decision that was released later is not among them
alter table boards_meeting add column frozen_at timestamp;
update boards_meeting set frozen_at = current_timestamp where state in ('PROPOSING', 'PROPOSED', 'DECIDED');

-- meetings that were given up before their release, and why
create table boards_meeting_given_up (
    meeting_id bigint not null references boards_meeting (id),
    institution varchar(20) not null,
    reason varchar(500) not null,
    given_up_by varchar(100) not null,
    given_up_at timestamp not null,
    constraint boards_meeting_given_up_key primary key (meeting_id)
);
