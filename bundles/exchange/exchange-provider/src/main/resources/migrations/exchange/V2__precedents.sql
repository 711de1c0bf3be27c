-- Which record stood in which row of a file that is being imported, by the digest of its key; empty when the run is
-- done. The key's digest leads, so that a list of them is probed and not compared with all rows of the file. There is
-- no foreign key: its index would cost as much as the row.
drop table exchange_tried;
create table exchange_precedent (
    import_id bigint not null,
    record_key varchar(32) not null,
    file_row bigint not null,
    content varchar(32) not null,
    constraint exchange_precedent_key primary key (record_key, import_id)
);
