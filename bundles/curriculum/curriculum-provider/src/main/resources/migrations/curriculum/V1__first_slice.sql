create table curriculum_award (
    id bigint not null primary key,
    code varchar(20) not null,
    title varchar(200) not null,
    family varchar(40) not null,
    award_level integer not null,
    credits integer not null,
    constraint curriculum_award_code unique (code)
);

create table curriculum_programme (
    id bigint not null primary key,
    institution varchar(20) not null,
    code varchar(32) not null,
    title varchar(200) not null,
    award_code varchar(20) not null references curriculum_award (code),
    regulations_group varchar(20) not null,
    mark_scale varchar(20) not null,
    first_level integer not null,
    final_level integer not null,
    version bigint not null,
    constraint curriculum_programme_code unique (institution, code)
);
create index curriculum_programme_by_institution on curriculum_programme (institution, id);

create table curriculum_module (
    id bigint not null constraint curriculum_module_key primary key,
    institution varchar(20) not null,
    code varchar(32) not null,
    title varchar(200) not null,
    module_level integer not null,
    credits integer not null,
    core boolean not null,
    kind varchar(20) not null,
    version bigint not null,
    constraint curriculum_module_code unique (institution, code)
);
create index curriculum_module_by_institution on curriculum_module (institution, id);

create table curriculum_occurrence (
    id bigint not null constraint curriculum_occurrence_key primary key,
    institution varchar(20) not null,
    module_id bigint not null references curriculum_module (id),
    session_start integer not null,
    period varchar(16) not null,
    starts date not null,
    ends date not null,
    version bigint not null,
    constraint curriculum_occurrence_run unique (module_id, session_start, period)
);
create index curriculum_occurrence_by_session on curriculum_occurrence (institution, session_start);

-- an element whose code leaves the pattern is withdrawn and not deleted: marks may refer to it
create table curriculum_element (
    id bigint not null primary key,
    institution varchar(20) not null,
    occurrence_id bigint not null references curriculum_occurrence (id),
    code varchar(32) not null,
    kind varchar(20) not null,
    weight decimal(5,2) not null,
    must_pass boolean not null,
    deadline timestamp,
    withdrawn boolean not null,
    constraint curriculum_element_code unique (occurrence_id, code)
);
create index curriculum_element_by_code on curriculum_element (institution, code);
