-- No foreign keys: a result, its pack and its findings are added together and never taken away, and on Derby each key
-- would cost the largest tables one more index.

-- Rows of assessment_mark are only ever added; of those for one registration and element the highest sequence counts.
create table assessment_mark (
    id bigint not null primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    registration_id bigint not null,
    occurrence_id bigint not null,
    element_id bigint not null,
    mark decimal(5,2),
    state varchar(20) not null,
    submitted_at timestamp,
    circumstances_accepted boolean not null,
    sequence_no integer not null,
    reason varchar(500),
    recorded_by varchar(100) not null,
    recorded_at timestamp not null,
    constraint assessment_mark_range check (mark >= 0 and mark <= 100),
    constraint assessment_mark_row unique (registration_id, element_id, sequence_no)
);
create index assessment_mark_by_student on assessment_mark (student_id);
create index assessment_mark_by_occurrence on assessment_mark (occurrence_id, id);

-- The packs that ruled: a result names one by its short key, which keeps the set-wise reads of results lean.
create table assessment_pack (
    id bigint not null primary key,
    pack varchar(100) not null,
    pack_version varchar(50) not null,
    digest varchar(64) not null,
    constraint assessment_pack_ref unique (pack, pack_version, digest)
);

-- Rows of assessment_result are only ever added, and what a row says is never changed. counts alone is derived: it is
-- true for the highest sequence of a registration, so that boards read current results without comparing rows.
create table assessment_result (
    id bigint not null primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    registration_id bigint not null,
    occurrence_id bigint not null,
    module_id bigint not null,
    module_code varchar(32) not null,
    session_start integer not null,
    module_level integer not null,
    credits integer not null,
    attempt varchar(20) not null,
    mark decimal(9,6),
    grade varchar(10) not null,
    lowest_element decimal(5,2),
    nothing_submitted boolean not null,
    sequence_no integer not null,
    counts boolean not null,
    reason varchar(500),
    pack_id bigint not null,
    computed_at timestamp not null,
    constraint assessment_result_row unique (registration_id, sequence_no)
);
create index assessment_result_by_student on assessment_result (student_id);

-- The ruling behind a result, as JSON in as many parts as it takes; apart from the results, because only people who ask
-- for an explanation read it.
create table assessment_finding (
    result_id bigint not null,
    part_no integer not null,
    institution varchar(20) not null,
    body varchar(32000) not null,
    primary key (result_id, part_no)
);
