-- Samples of works with the rule and the seed that drew them. Rows are only ever added.
create table assessment_sample (
    id bigint not null primary key,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    element_id bigint not null,
    purpose varchar(20) not null,
    share decimal(5,2) not null,
    least integer not null,
    of_each integer not null,
    within decimal(5,2) not null,
    seed varchar(64) not null,
    population varchar(64) not null,
    drawn_by varchar(200) not null,
    drawn_at timestamp not null
);
create index assessment_sample_by_occurrence on assessment_sample (occurrence_id);

create table assessment_sample_work (
    sample_id bigint not null,
    registration_id bigint not null,
    institution varchar(20) not null,
    stratum varchar(20) not null,
    mark decimal(5,2) not null,
    constraint assessment_sample_work_key primary key (sample_id, registration_id)
);
