create table institutions_institution (
    code varchar(20) not null primary key,
    name varchar(200) not null,
    kind varchar(20) not null,
    awarding_body varchar(20) references institutions_institution (code),
    version bigint not null
);

create table institutions_session (
    institution varchar(20) not null references institutions_institution (code),
    session_start integer not null,
    starts date not null,
    ends date not null,
    primary key (institution, session_start)
);

create table institutions_closure_day (
    institution varchar(20) not null references institutions_institution (code),
    closed_on date not null,
    name varchar(100) not null,
    primary key (institution, closed_on)
);
