-- Whether the index was told on which programmes a student is and was; whoever keeps registrations tells it of those of
-- whom it was told nothing. And records by the one that they are merged into.
alter table students_student add column studies_told boolean default false not null;
create index students_student_by_survivor on students_student (merged_into);
