-- candidates whose records were merged with others, or separated from them, since the meeting froze their facts: whoever
-- releases looks whether that changes the facts
create table boards_merged (
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    institution varchar(20) not null,
    constraint boards_merged_key primary key (meeting_id, student_id)
);
