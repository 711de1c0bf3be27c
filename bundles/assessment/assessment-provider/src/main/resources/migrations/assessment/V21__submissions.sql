-- Receipts for work that was handed in. Rows are only ever added.
create table assessment_submission (
    id bigint not null primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    registration_id bigint not null,
    element_id bigint not null,
    submitted_at timestamp not null,
    file_name varchar(200) not null,
    file_size bigint not null,
    file_digest varchar(64) not null,
    reference varchar(200),
    due_at timestamp,
    is_late boolean not null,
    digest varchar(64) not null,
    received_by varchar(200) not null,
    received_at timestamp not null,
    constraint assessment_submission_once unique (registration_id, element_id, submitted_at, file_digest)
);
create index assessment_submission_by_student on assessment_submission (student_id);
