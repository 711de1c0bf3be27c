alter table regulations_pack add column approved_by varchar(100);
alter table regulations_pack add column approved_at timestamp;
alter table regulations_pack add column approval_reason varchar(500);
alter table regulations_pack add column approval_replay bigint;

create table regulations_replay (
    id bigint not null primary key,
    institution varchar(20) not null,
    session_start integer not null,
    cohort varchar(40) not null,
    before_id varchar(100) not null,
    before_version varchar(50) not null,
    before_digest varchar(64) not null,
    after_id varchar(100) not null,
    after_version varchar(50) not null,
    after_digest varchar(64) not null,
    started_by varchar(100) not null,
    started_at timestamp not null,
    finished_at timestamp,
    job_id bigint not null,
    replayed bigint not null,
    changed bigint not null
);
create index regulations_replay_by_institution on regulations_replay (institution, id);

-- only the cases that come out otherwise are kept one by one
create table regulations_replay_change (
    id bigint not null,
    replay_id bigint not null references regulations_replay (id),
    institution varchar(20) not null,
    student varchar(40) not null,
    programme varchar(100) not null,
    event varchar(200) not null,
    before_decision varchar(40) not null,
    before_class varchar(40),
    before_mean decimal(9,4),
    before_refusal varchar(2000),
    after_decision varchar(40) not null,
    after_class varchar(40),
    after_mean decimal(9,4),
    after_refusal varchar(2000),
    primary key (replay_id, id)
);

create table regulations_replay_clause (
    replay_id bigint not null,
    clause varchar(100) not null,
    change_id bigint not null,
    place integer not null,
    institution varchar(20) not null,
    primary key (replay_id, clause, change_id)
);
create index regulations_replay_clause_by_change on regulations_replay_clause (replay_id, change_id);

-- the distribution: how many cases of each decision and class under either pack
create table regulations_replay_count (
    replay_id bigint not null,
    institution varchar(20) not null,
    measure varchar(10) not null,
    name varchar(40) not null,
    cases_before bigint not null,
    cases_after bigint not null,
    primary key (replay_id, measure, name)
);
