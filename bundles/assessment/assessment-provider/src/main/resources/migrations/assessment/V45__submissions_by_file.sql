-- The same file is found again when it is handed in for another module.
create index assessment_submission_by_file on assessment_submission (file_digest);
