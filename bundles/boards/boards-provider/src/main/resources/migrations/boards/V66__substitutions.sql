-- which module a board lets another one take the place of; it counts while the decision with that number stands
create table boards_substitution (
    candidate_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    meeting_id bigint not null references boards_meeting (id),
    student_id bigint not null,
    registration_id bigint not null,
    failed_code varchar(40) not null,
    study_level integer not null,
    credits integer not null,
    substitute_code varchar(40) not null,
    constraint boards_substitution_key primary key (candidate_id, entry)
);
create index boards_substitution_by_student on boards_substitution (student_id);
