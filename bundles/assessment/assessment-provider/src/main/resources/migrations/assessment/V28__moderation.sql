-- How elements are moderated, what markers gave, what became of it, and what was stated. Rows are only ever added.
create table assessment_moderation_plan (
    element_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    kind varchar(20) not null,
    project boolean not null,
    double_markable boolean not null,
    task_sent_on date,
    reason varchar(500) not null,
    planned_by varchar(200) not null,
    planned_at timestamp not null,
    constraint assessment_moderation_plan_key primary key (element_id, entry)
);
create index assessment_moderation_plan_by_occurrence on assessment_moderation_plan (occurrence_id);

create table assessment_markers_mark (
    registration_id bigint not null,
    element_id bigint not null,
    marker_role varchar(20) not null,
    entry integer not null,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    student_id bigint not null,
    mark decimal(5,2) not null,
    remark varchar(2000),
    marker varchar(200) not null,
    marked_at timestamp not null,
    constraint assessment_markers_mark_key primary key (registration_id, element_id, marker_role, entry)
);
create index assessment_markers_mark_by_occurrence on assessment_markers_mark (occurrence_id);

create table assessment_marking_step (
    registration_id bigint not null,
    element_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    student_id bigint not null,
    kind varchar(30) not null,
    mark decimal(5,2),
    reason varchar(500) not null,
    taken_by varchar(200) not null,
    taken_at timestamp not null,
    constraint assessment_marking_step_key primary key (registration_id, element_id, entry)
);
create index assessment_marking_step_by_occurrence on assessment_marking_step (occurrence_id);

create table assessment_moderation_statement (
    id bigint not null primary key,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    element_id bigint,
    kind varchar(20) not null,
    body varchar(2000) not null,
    marks_digest varchar(64) not null,
    stated_by varchar(200) not null,
    stated_at timestamp not null
);
create index assessment_moderation_statement_by_occurrence on assessment_moderation_statement (occurrence_id);
