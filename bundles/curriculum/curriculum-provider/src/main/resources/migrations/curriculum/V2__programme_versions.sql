alter table curriculum_award add column abbreviation varchar(30);
alter table curriculum_award add column standing varchar(30);

create table curriculum_assessment_type (
    code varchar(32) not null constraint curriculum_assessment_type_key primary key,
    title varchar(100) not null,
    kind varchar(20) not null
);
insert into curriculum_assessment_type (code, title, kind) values
    ('COURSEWORK', 'Coursework', 'COURSEWORK'),
    ('ESSAY', 'Essay', 'COURSEWORK'),
    ('REPORT', 'Report', 'COURSEWORK'),
    ('PRESENTATION', 'Presentation', 'COURSEWORK'),
    ('PORTFOLIO', 'Portfolio', 'COURSEWORK'),
    ('PRACTICAL', 'Practical work', 'COURSEWORK'),
    ('PERFORMANCE', 'Performance', 'COURSEWORK'),
    ('DISSERTATION', 'Dissertation or project', 'COURSEWORK'),
    ('PLACEMENT', 'Assessment of a placement', 'COURSEWORK'),
    ('COMPUTER_MARKED', 'Computer-marked test', 'COMPUTER_MARKED'),
    ('EXAMINATION', 'Written examination', 'EXAMINATION'),
    ('ORAL', 'Oral examination', 'EXAMINATION'),
    ('CLASS_TEST', 'Test in class', 'EXAMINATION');

-- every kind has a type of its own name, which is what elements had before there were types
alter table curriculum_element add column assessment_type varchar(32);
update curriculum_element set assessment_type = kind;

create table curriculum_change_set (
    id bigint not null constraint curriculum_change_set_key primary key,
    institution varchar(20) not null,
    title varchar(200) not null,
    effective_from integer not null,
    state varchar(20) not null,
    reason varchar(500) not null,
    imported boolean not null,
    created_by varchar(200) not null,
    created_at timestamp not null,
    submitted_by varchar(200),
    submitted_at timestamp,
    evidence varchar(2000),
    decided_by varchar(200),
    decided_at timestamp,
    decision varchar(500)
);
create index curriculum_change_set_by_institution on curriculum_change_set (institution, id);

create table curriculum_programme_version (
    id bigint not null constraint curriculum_programme_version_key primary key,
    institution varchar(20) not null,
    programme_id bigint not null references curriculum_programme (id),
    version_number integer not null,
    change_set_id bigint not null references curriculum_change_set (id),
    effective_from integer not null,
    title varchar(200) not null,
    version bigint not null,
    constraint curriculum_programme_version_number unique (programme_id, version_number),
    constraint curriculum_programme_version_once unique (change_set_id, programme_id)
);

create table curriculum_stage (
    version_id bigint not null references curriculum_programme_version (id),
    institution varchar(20) not null,
    place integer not null,
    code varchar(16) not null,
    title varchar(200) not null,
    kind varchar(20) not null,
    stage_level integer not null,
    credits integer not null,
    weeks integer,
    hours integer,
    constraint curriculum_stage_key primary key (version_id, code)
);

create table curriculum_route (
    version_id bigint not null references curriculum_programme_version (id),
    institution varchar(20) not null,
    place integer not null,
    code varchar(32) not null,
    title varchar(200) not null,
    kind varchar(20) not null,
    study_mode varchar(10) not null,
    delivery varchar(20) not null,
    distance boolean not null,
    features varchar(200) not null,
    years decimal(4,2),
    faculty varchar(60),
    self_built boolean not null,
    constraint curriculum_route_key primary key (version_id, code)
);

create table curriculum_route_subject (
    version_id bigint not null,
    institution varchar(20) not null,
    route_code varchar(32) not null,
    place integer not null,
    name varchar(60) not null,
    area varchar(20) not null,
    subject_role varchar(20) not null,
    faculty varchar(60),
    credits_level5 integer,
    credits_level6 integer,
    dissertation varchar(20) not null,
    constraint curriculum_route_subject_key primary key (version_id, route_code, place),
    constraint curriculum_route_subject_route foreign key (version_id, route_code)
        references curriculum_route (version_id, code)
);

create table curriculum_module_rule (
    version_id bigint not null references curriculum_programme_version (id),
    institution varchar(20) not null,
    place integer not null,
    code varchar(32) not null,
    stage_code varchar(16) not null,
    route_code varchar(32),
    kind varchar(20) not null,
    min_credits integer,
    max_credits integer,
    min_modules integer,
    max_modules integer,
    constraint curriculum_module_rule_key primary key (version_id, code)
);

create table curriculum_rule_module (
    version_id bigint not null,
    institution varchar(20) not null,
    rule_code varchar(32) not null,
    place integer not null,
    module_id bigint not null references curriculum_module (id),
    constraint curriculum_rule_module_key primary key (version_id, rule_code, module_id),
    constraint curriculum_rule_module_rule foreign key (version_id, rule_code)
        references curriculum_module_rule (version_id, code)
);

create table curriculum_module_spec (
    id bigint not null constraint curriculum_module_spec_key primary key,
    institution varchar(20) not null,
    module_id bigint not null references curriculum_module (id),
    aspect varchar(20) not null,
    spec_number integer not null,
    change_set_id bigint not null references curriculum_change_set (id),
    effective_from integer not null,
    constraint curriculum_module_spec_number unique (module_id, aspect, spec_number),
    constraint curriculum_module_spec_once unique (change_set_id, module_id, aspect)
);

create table curriculum_requirement (
    spec_id bigint not null references curriculum_module_spec (id),
    institution varchar(20) not null,
    place integer not null,
    kind varchar(20) not null,
    any_place integer not null,
    module_id bigint not null references curriculum_module (id),
    constraint curriculum_requirement_key primary key (spec_id, place, any_place)
);

create table curriculum_outcome (
    spec_id bigint not null references curriculum_module_spec (id),
    institution varchar(20) not null,
    place integer not null,
    code varchar(16) not null,
    wording varchar(2000) not null,
    must_pass boolean not null,
    assessed_by varchar(4000) not null,
    constraint curriculum_outcome_key primary key (spec_id, code)
);

-- what the regulations said when it was submitted, and again when it was approved
create table curriculum_check (
    change_set_id bigint not null references curriculum_change_set (id),
    institution varchar(20) not null,
    phase varchar(20) not null,
    place integer not null,
    subject varchar(200) not null,
    policy varchar(60) not null,
    result varchar(20) not null,
    code varchar(60) not null,
    clause varchar(100),
    wording varchar(1000) not null,
    pack varchar(200),
    constraint curriculum_check_key primary key (change_set_id, phase, place)
);

-- what became of each occurrence when the next session was prepared
create table curriculum_rolled (
    id bigint not null constraint curriculum_rolled_key primary key,
    institution varchar(20) not null,
    job_id bigint not null,
    source_id bigint not null references curriculum_occurrence (id),
    result varchar(20) not null,
    target_id bigint,
    starts date,
    ends date,
    elements integer not null,
    note varchar(1000)
);
create index curriculum_rolled_by_job on curriculum_rolled (job_id, id);
