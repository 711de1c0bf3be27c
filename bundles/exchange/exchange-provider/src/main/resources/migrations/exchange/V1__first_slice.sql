-- An import and what became of its rows so far.
create table exchange_import (
    id bigint not null primary key,
    institution varchar(20) not null,
    mapping varchar(100) not null,
    target varchar(40) not null,
    file_name varchar(200) not null,
    file_digest varchar(64) not null,
    file_rows bigint not null,
    dry_run boolean not null,
    job bigint not null,
    read_rows bigint not null,
    created_rows bigint not null,
    changed_rows bigint not null,
    unchanged_rows bigint not null,
    refused_rows bigint not null,
    started_by varchar(100) not null,
    started_at timestamp not null
);
create index exchange_import_by_institution on exchange_import (institution, id);

-- The mapping file's text as it stood at the start, cut into pieces; a restarted job goes on by it.
create table exchange_mapping (
    import_id bigint not null references exchange_import (id),
    part integer not null,
    content varchar(32000) not null,
    primary key (import_id, part)
);

-- The file's rows as they came, several to a piece and none cut in two; the piece with first_row 0 is the header.
create table exchange_file (
    import_id bigint not null references exchange_import (id),
    institution varchar(20) not null,
    first_row bigint not null,
    row_count integer not null,
    content varchar(32000) not null,
    primary key (import_id, first_row)
);

create table exchange_refusal (
    import_id bigint not null references exchange_import (id),
    institution varchar(20) not null,
    file_row bigint not null,
    reason varchar(4000) not null,
    row_text varchar(500) not null,
    primary key (import_id, file_row)
);

-- Which record an earlier chunk of a dry run would have written, by the digest of its key; empty when the run is done.
create table exchange_tried (
    import_id bigint not null references exchange_import (id),
    record_key varchar(64) not null,
    file_row bigint not null,
    primary key (import_id, record_key)
);
