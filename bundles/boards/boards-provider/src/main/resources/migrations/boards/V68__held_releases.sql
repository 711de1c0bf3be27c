-- of whom results had changed when the entry of that number held a release back
create table boards_embargo_held (
    meeting_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    student_id bigint not null,
    constraint boards_embargo_held_key primary key (meeting_id, entry, student_id),
    constraint boards_embargo_held_entry foreign key (meeting_id, entry) references boards_embargo (meeting_id, entry)
);
