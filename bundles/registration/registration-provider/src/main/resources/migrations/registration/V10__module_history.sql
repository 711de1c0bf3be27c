-- how module registrations and recognised prior learning stood after each change; rows are added and never changed
create table registration_module_history (
    registration_id bigint not null references registration_module (id),
    version bigint not null,
    institution varchar(20) not null,
    status varchar(20) not null,
    registered_on date,
    withdrawn_on date,
    change varchar(20) not null,
    effective_on date not null,
    reason varchar(500) not null,
    source varchar(100),
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint registration_module_history_key primary key (registration_id, version)
);
create table registration_prior_learning_history (
    recognition_id bigint not null references registration_prior_learning (id),
    version bigint not null,
    institution varchar(20) not null,
    origin varchar(20) not null,
    mark decimal(5,2),
    reason varchar(500) not null,
    source varchar(100),
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint registration_prior_learning_history_key primary key (recognition_id, version)
);
insert into registration_module_history (registration_id, version, institution, status, registered_on, withdrawn_on,
    change, effective_on, reason, recorded_at, recorded_by)
    select id, version, institution, status, registered_on, withdrawn_on, 'KEPT',
        coalesce(registered_on, withdrawn_on, cast('1970-01-01' as date)), 'stood so before the history began',
        cast('1970-01-01 00:00:00' as timestamp), 'migration'
    from registration_module;
insert into registration_prior_learning_history (recognition_id, version, institution, origin, mark, reason,
    recorded_at, recorded_by)
    select id, version, institution, origin, mark, 'stood so before the history began',
        cast('1970-01-01 00:00:00' as timestamp), 'migration'
    from registration_prior_learning;
