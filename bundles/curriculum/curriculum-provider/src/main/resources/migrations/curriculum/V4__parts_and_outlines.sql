-- the code of the element of which one is a part, and the mark that must be reached in one; null for neither
alter table curriculum_element add column parent varchar(32);
alter table curriculum_element add column minimum decimal(5,2);
-- what the outline of an occurrence says beside its pattern; without grading it says nothing
alter table curriculum_occurrence add column grading varchar(20);
alter table curriculum_occurrence add column school varchar(60);
alter table curriculum_occurrence add column late_marks_per_day decimal(5,2);
alter table curriculum_occurrence add column late_days varchar(20);
alter table curriculum_occurrence add column late_no_marks_after integer;
