-- The last moments for work of resits. Rows are only ever added; the last one of an element counts.
create table assessment_resit_deadline (
    element_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    due_at timestamp not null,
    reason varchar(500) not null,
    set_by varchar(200) not null,
    set_at timestamp not null,
    constraint assessment_resit_deadline_key primary key (element_id, entry)
);
create index assessment_resit_deadline_by_occurrence on assessment_resit_deadline (occurrence_id);
