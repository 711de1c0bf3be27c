create table first_thing (id bigint not null primary key, name varchar(100) not null, made_at timestamp, mark decimal(5,2), version bigint not null);
