alter table curriculum_occurrence add column cancelled_on date;
alter table curriculum_occurrence add column cancelled_because varchar(500);
