create table second_thing (id bigint not null primary key, name varchar(100) not null, version bigint not null);
