create table students_account (
    user_name varchar(100) not null,
    seq integer not null,
    institution varchar(20) not null,
    student_id bigint not null,
    linked boolean not null,
    reason varchar(500) not null,
    recorded_by varchar(200) not null,
    recorded_at timestamp not null,
    constraint students_account_key primary key (user_name, seq)
);
create index students_account_by_student on students_account (student_id);
