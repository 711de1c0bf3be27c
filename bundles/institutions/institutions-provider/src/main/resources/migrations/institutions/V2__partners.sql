-- agreements, sites and contacts are kept in editions: a change adds one, none is altered
create table institutions_record (
    id bigint not null constraint institutions_record_key primary key,
    institution varchar(20) not null references institutions_institution (code),
    kind varchar(20) not null,
    version bigint not null
);
create index institutions_record_by_institution on institutions_record (institution, kind);

create table institutions_edition (
    record_id bigint not null references institutions_record (id),
    version bigint not null,
    institution varchar(20) not null,
    reason varchar(500),
    recorded_by varchar(200) not null,
    recorded_at timestamp not null,
    constraint institutions_edition_key primary key (record_id, version)
);

create table institutions_agreement (
    record_id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    awarding_body varchar(20) not null references institutions_institution (code),
    kind varchar(20) not null,
    reference varchar(100) not null,
    starts date not null,
    ends date,
    renews bigint references institutions_record (id),
    voided boolean not null,
    constraint institutions_agreement_key primary key (record_id, version),
    constraint institutions_agreement_edition foreign key (record_id, version)
        references institutions_edition (record_id, version)
);
create index institutions_agreement_by_body on institutions_agreement (awarding_body);

create table institutions_deadline (
    record_id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    event varchar(20) not null,
    working_days integer not null,
    constraint institutions_deadline_key primary key (record_id, version, event),
    constraint institutions_deadline_edition foreign key (record_id, version)
        references institutions_edition (record_id, version)
);

-- the programmes of agreements and sites; none stands for every programme
create table institutions_programme (
    record_id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    programme varchar(32) not null,
    constraint institutions_programme_key primary key (record_id, version, programme),
    constraint institutions_programme_edition foreign key (record_id, version)
        references institutions_edition (record_id, version)
);

create table institutions_site (
    record_id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    name varchar(200) not null,
    address varchar(700) not null,
    postcode varchar(16),
    country varchar(2) not null,
    starts date not null,
    ends date,
    constraint institutions_site_key primary key (record_id, version),
    constraint institutions_site_edition foreign key (record_id, version)
        references institutions_edition (record_id, version)
);

create table institutions_contact (
    record_id bigint not null,
    version bigint not null,
    institution varchar(20) not null,
    contact_role varchar(100) not null,
    name varchar(200) not null,
    email varchar(254) not null,
    phone varchar(40),
    starts date not null,
    ends date,
    constraint institutions_contact_key primary key (record_id, version),
    constraint institutions_contact_edition foreign key (record_id, version)
        references institutions_edition (record_id, version)
);

-- subject and source point into other domains: student/1042, request/77
create table institutions_duty (
    id bigint not null constraint institutions_duty_key primary key,
    institution varchar(20) not null references institutions_institution (code),
    awarding_body varchar(20) not null references institutions_institution (code),
    event varchar(20) not null,
    code varchar(200) not null,
    owed_by varchar(20) not null,
    owed_to varchar(200) not null,
    form boolean not null,
    clause varchar(200) not null,
    pack varchar(300) not null,
    review boolean not null,
    agreement bigint references institutions_record (id),
    programme varchar(32),
    subject varchar(100) not null,
    source varchar(100) not null,
    happened date not null,
    due date,
    state varchar(20) not null,
    version bigint not null,
    constraint institutions_duty_once unique (institution, event, source, code)
);
create index institutions_duty_by_state on institutions_duty (institution, state, due);
create index institutions_duty_by_subject on institutions_duty (institution, subject);

create table institutions_duty_step (
    duty_id bigint not null references institutions_duty (id),
    step_number bigint not null,
    institution varchar(20) not null,
    state varchar(20) not null,
    done_on date,
    note varchar(500),
    recorded_by varchar(200) not null,
    recorded_at timestamp not null,
    constraint institutions_duty_step_key primary key (duty_id, step_number)
);
