-- The number leads its key, so that Derby probes a list of numbers instead of walking a whole institution.
create table students_student (
    id bigint not null constraint students_student_key primary key,
    institution varchar(20) not null,
    student_number varchar(20) not null,
    family_name varchar(100) not null,
    given_names varchar(100) not null,
    date_of_birth date,
    email varchar(200),
    name_key varchar(200) not null,
    version bigint not null,
    constraint students_student_number unique (student_number, institution)
);
create index students_student_by_institution on students_student (institution, id);
create index students_student_by_name on students_student (institution, name_key, id);
create index students_student_by_name_anywhere on students_student (name_key, id);
