-- at which delivery site of the institution a run is taught, by its name; null where none is said
alter table curriculum_occurrence add column site varchar(200);
