create table kernel_identifiers (
    next_value bigint not null
);
insert into kernel_identifiers (next_value) values (1000);

create table kernel_audit (
    id bigint not null primary key,
    occurred_at timestamp not null,
    actor varchar(100) not null,
    institution varchar(20),
    action varchar(100) not null,
    subject varchar(200) not null,
    reason varchar(500),
    before_digest varchar(64),
    after_digest varchar(64),
    seal bigint
);
create index kernel_audit_by_seal on kernel_audit (seal, id);

create table kernel_audit_seal (
    seal bigint not null primary key,
    entries bigint not null,
    sealed_at timestamp not null,
    chain varchar(64) not null
);

create table kernel_outbox (
    id bigint not null primary key,
    occurred_at timestamp not null,
    type varchar(100) not null,
    institution varchar(20),
    subject varchar(200) not null,
    payload varchar(4000)
);

create table kernel_outbox_delivery (
    consumer varchar(100) not null,
    event_id bigint not null references kernel_outbox (id),
    delivered_at timestamp not null,
    primary key (consumer, event_id)
);

create table kernel_idempotency (
    caller varchar(100) not null,
    idempotency_key varchar(100) not null,
    request_digest varchar(64) not null,
    status integer not null,
    location varchar(500),
    etag varchar(50),
    occurred_at timestamp not null,
    primary key (caller, idempotency_key)
);

create table kernel_audit_head (
    next_seal bigint not null
);
insert into kernel_audit_head (next_seal) values (1);

create table kernel_idempotency_body (
    caller varchar(100) not null,
    idempotency_key varchar(100) not null,
    part integer not null,
    body varchar(32000) not null,
    primary key (caller, idempotency_key, part)
);
