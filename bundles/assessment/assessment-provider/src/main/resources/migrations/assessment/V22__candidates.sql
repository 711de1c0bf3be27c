-- Candidate numbers, drawn at random; and the events that end the anonymity of an element. Rows are only ever added.
create table assessment_candidate (
    element_id bigint not null,
    registration_id bigint not null,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    student_id bigint not null,
    candidate varchar(20) not null,
    given_by varchar(200) not null,
    given_at timestamp not null,
    constraint assessment_candidate_key primary key (element_id, registration_id),
    constraint assessment_candidate_number unique (element_id, candidate)
);
create index assessment_candidate_by_registration on assessment_candidate (registration_id);
create index assessment_candidate_by_occurrence on assessment_candidate (occurrence_id);

create table assessment_lifting (
    element_id bigint not null primary key,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    reason varchar(500) not null,
    lifted_by varchar(200) not null,
    lifted_at timestamp not null
);
create index assessment_lifting_by_occurrence on assessment_lifting (occurrence_id);
