-- candidates of whom marks or outcomes were recorded after their results since the meeting froze its facts: whoever releases
-- looks whether the results were computed since
create table boards_outdated (
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    institution varchar(20) not null,
    constraint boards_outdated_key primary key (meeting_id, student_id)
);
