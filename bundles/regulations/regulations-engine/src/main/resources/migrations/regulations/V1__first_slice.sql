create table regulations_artefact (
    artefact_digest varchar(64) not null,
    name varchar(200) not null,
    part integer not null,
    body varchar(30000) not null,
    primary key (artefact_digest, name, part)
);

create table regulations_pack (
    id bigint not null primary key,
    pack_id varchar(100) not null,
    version varchar(50) not null,
    digest varchar(64) not null,
    artefact_digest varchar(64) not null,
    base_id varchar(100),
    state varchar(20) not null,
    title varchar(500),
    notice varchar(2000),
    institution varchar(20),
    reasons varchar(30000) not null,
    origin varchar(500) not null,
    staged_at timestamp not null,
    changed_by varchar(100) not null,
    changed_at timestamp not null,
    constraint regulations_pack_key unique (pack_id, version, digest)
);

create table regulations_activation (
    id bigint not null primary key,
    pack_id varchar(100) not null,
    version varchar(50),
    digest varchar(64),
    action varchar(20) not null,
    actor varchar(100) not null,
    reason varchar(500),
    occurred_at timestamp not null
);
create index regulations_activation_by_pack on regulations_activation (pack_id, id);
