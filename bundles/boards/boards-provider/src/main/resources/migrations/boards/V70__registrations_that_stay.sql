-- why the registration of the student does not follow the decision of a chair's action; null where it does
alter table boards_chairs_action add column registration_stays varchar(2000);
