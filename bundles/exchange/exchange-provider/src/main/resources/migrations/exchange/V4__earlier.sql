-- Which record stood in which row of a file that is being imported. The digest of its key follows the number of the
-- import, so that the rows of one import stand together: no other import waits when they are deleted.
create table exchange_earlier (
    record_key varchar(60) not null,
    file_row bigint not null,
    content varchar(32) not null,
    constraint exchange_earlier_key primary key (record_key)
);
insert into exchange_earlier (record_key, file_row, content)
    select cast(import_id + 1000000000000000000 as char(19)) || record_key, file_row, content from exchange_precedent;
drop table exchange_precedent;
