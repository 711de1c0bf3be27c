-- Boards ask who marked the work of a student.
create index assessment_markers_mark_by_student on assessment_markers_mark (student_id);
