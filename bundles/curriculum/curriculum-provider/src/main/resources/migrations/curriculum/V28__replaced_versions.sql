-- the place of a version that a file tells to have been replaced within its session, counted from 1; 0 for what counts
alter table curriculum_programme_version add column replaced integer default 0 not null;
alter table curriculum_programme_version drop constraint curriculum_programme_version_once;
alter table curriculum_programme_version add constraint curriculum_programme_version_place
    unique (change_set_id, programme_id, replaced);
