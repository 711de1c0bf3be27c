-- Work in Welsh: the notice, and each arrangement after it. Rows are only ever added; the last one counts.
create table assessment_language (
    registration_id bigint not null,
    element_id bigint not null,
    entry integer not null,
    institution varchar(20) not null,
    occurrence_id bigint not null,
    student_id bigint not null,
    noticed_on date not null,
    form varchar(20) not null,
    welsh_speaker boolean not null,
    associate_examiner boolean not null,
    translation_verified boolean not null,
    external_told_on date,
    paper_sent_on date,
    withdrawn boolean not null,
    reason varchar(500) not null,
    recorded_by varchar(200) not null,
    recorded_at timestamp not null,
    constraint assessment_language_key primary key (registration_id, element_id, entry)
);
create index assessment_language_by_occurrence on assessment_language (occurrence_id);
