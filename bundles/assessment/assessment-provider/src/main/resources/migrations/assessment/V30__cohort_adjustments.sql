-- Acts that change the marks of a cohort, what they did to each, and their undoing. Rows are only ever added.
create table assessment_cohort_act (
    id bigint not null primary key,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    element_id bigint not null,
    act_method varchar(20) not null,
    amount decimal(9,4) not null,
    meeting varchar(40) not null,
    evidence varchar(200) not null,
    examiner varchar(200) not null,
    consulted_on date not null,
    method_stated boolean not null,
    variation_approved boolean not null,
    reason varchar(500) not null,
    rank_kept boolean not null,
    proof varchar(64) not null,
    rulings varchar(1000) not null,
    adjusted_by varchar(200) not null,
    adjusted_at timestamp not null
);
create index assessment_cohort_act_by_occurrence on assessment_cohort_act (occurrence_id);

create table assessment_cohort_member (
    act_id bigint not null,
    registration_id bigint not null,
    institution varchar(20) not null,
    constraint assessment_cohort_member_key primary key (act_id, registration_id)
);

create table assessment_cohort_change (
    act_id bigint not null,
    registration_id bigint not null,
    sequence_after integer not null,
    institution varchar(20) not null,
    mark_before decimal(5,2) not null,
    mark_after decimal(5,2) not null,
    constraint assessment_cohort_change_key primary key (act_id, registration_id, sequence_after)
);

create table assessment_cohort_revocation (
    act_id bigint not null primary key,
    institution varchar(20) not null,
    meeting varchar(40) not null,
    reason varchar(500) not null,
    restored integer not null,
    revoked_by varchar(200) not null,
    revoked_at timestamp not null
);
