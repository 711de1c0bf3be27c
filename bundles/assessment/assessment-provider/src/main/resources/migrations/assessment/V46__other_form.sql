-- What a student does in place of an element that is taken again, and which meeting of the subject board agreed.
alter table assessment_outcome add column other_form varchar(500);
alter table assessment_outcome add column subject_board varchar(200);
