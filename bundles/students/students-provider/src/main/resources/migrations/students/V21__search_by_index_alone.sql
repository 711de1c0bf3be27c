drop index students_finding_place;
create index students_finding_within on students_finding (institution, kind, finding, sort_key, student_id, starts, ends);
drop index students_finding_anywhere;
create index students_finding_everywhere on students_finding (kind, finding, sort_key, student_id, starts, ends);
