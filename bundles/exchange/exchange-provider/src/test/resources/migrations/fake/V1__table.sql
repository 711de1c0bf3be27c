create table fake_student (
    institution varchar(20) not null,
    number varchar(40) not null,
    family_name varchar(100) not null,
    writer varchar(100) not null,
    primary key (institution, number)
);
