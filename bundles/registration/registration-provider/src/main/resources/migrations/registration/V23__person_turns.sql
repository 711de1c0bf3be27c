-- Whoever adds a waiver or a claim of a person takes the person's row first, so that the same is not added twice at once.
create table registration_person_turn (
    student_id bigint not null primary key,
    institution varchar(20) not null
);
