-- claims to the recognition of prior learning (A.2.3)
create table registration_claim (
    id bigint not null constraint registration_claim_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    programme_id bigint not null,
    session_start integer not null,
    kind varchar(20) not null,
    state varchar(20) not null,
    adviser varchar(200),
    assessor varchar(200),
    pack_id varchar(100),
    pack_version varchar(50),
    pack_digest varchar(64),
    version bigint not null
);
create index registration_claim_by_student on registration_claim (student_id, id);
create index registration_claim_by_state on registration_claim (institution, state, id);
create table registration_claim_module (
    claim_id bigint not null references registration_claim (id),
    module_id bigint not null,
    institution varchar(20) not null,
    credits integer not null,
    mark decimal(5,2),
    constraint registration_claim_module_key primary key (claim_id, module_id)
);
-- evidence is added and never changed; its key tells whether the same was used before
create table registration_claim_evidence (
    claim_id bigint not null references registration_claim (id),
    part integer not null,
    institution varchar(20) not null,
    student_id bigint not null,
    reference varchar(300) not null,
    reference_key varchar(300) not null,
    digest varchar(64),
    constraint registration_claim_evidence_key primary key (claim_id, part)
);
create index registration_claim_evidence_by_student on registration_claim_evidence (student_id, reference_key);
create index registration_claim_evidence_by_digest on registration_claim_evidence (digest);
-- every step of a claim in its order; rows are added and never changed
create table registration_claim_step (
    claim_id bigint not null references registration_claim (id),
    part integer not null,
    institution varchar(20) not null,
    step varchar(30) not null,
    person varchar(200) not null,
    happened_on date not null,
    note varchar(2000),
    recorded_at timestamp not null,
    recorded_by varchar(200) not null,
    constraint registration_claim_step_key primary key (claim_id, part)
);
