create table curriculum_departure (
    version_id bigint not null references curriculum_programme_version (id),
    institution varchar(20) not null,
    place integer not null,
    clause varchar(100) not null,
    subject varchar(200),
    reason varchar(500) not null,
    approver varchar(200) not null,
    evidence varchar(500) not null,
    professional_body varchar(200),
    constraint curriculum_departure_key primary key (version_id, place)
);
