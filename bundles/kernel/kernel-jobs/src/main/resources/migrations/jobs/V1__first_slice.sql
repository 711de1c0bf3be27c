create table jobs_job (
    id bigint not null primary key,
    kind varchar(100) not null,
    institution varchar(20) not null,
    parameters varchar(8000) not null,
    state varchar(20) not null,
    done bigint not null,
    total bigint not null,
    chunk_cursor varchar(1000),
    message varchar(4000),
    starter varchar(100) not null,
    starter_privileges varchar(8000) not null,
    starter_scope varchar(4000) not null,
    created_at timestamp not null,
    finished_at timestamp,
    node varchar(100),
    heartbeat timestamp
);
create index jobs_job_by_state on jobs_job (state, id);
create index jobs_job_by_institution on jobs_job (institution, id);
