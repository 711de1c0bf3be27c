-- A signed file with the records of an institution.
create table exchange_envelope (
    id bigint not null primary key,
    institution varchar(20) not null,
    format varchar(10) not null,
    job bigint not null,
    file_digest varchar(64),
    file_size bigint not null,
    row_total bigint not null,
    created_by varchar(100) not null,
    created_at timestamp not null
);
create index exchange_envelope_by_institution on exchange_envelope (institution, id);

-- An envelope that came back.
create table exchange_return (
    id bigint not null primary key,
    envelope_id bigint not null references exchange_envelope (id),
    institution varchar(20) not null,
    job bigint not null,
    file_digest varchar(64) not null,
    receipts bigint not null,
    applied bigint not null,
    conflicts bigint not null,
    refused bigint not null,
    returned_by varchar(100) not null,
    returned_at timestamp not null
);

-- The bytes of envelopes and returns in Base64, cut into pieces.
create table exchange_packet (
    packet_id bigint not null,
    institution varchar(20) not null,
    part integer not null,
    content varchar(32000) not null,
    constraint exchange_packet_key primary key (packet_id, part)
);

create table exchange_receipt (
    return_id bigint not null references exchange_return (id),
    institution varchar(20) not null,
    seq bigint not null,
    entity varchar(40) not null,
    file_row bigint not null,
    record_key varchar(400) not null,
    outcome varchar(20) not null,
    detail varchar(4000),
    base_value varchar(4000),
    theirs_value varchar(4000),
    ours_value varchar(4000),
    constraint exchange_receipt_key primary key (return_id, seq)
);
