-- which exit award an action confers where the regulations leave its designation open
alter table boards_chairs_action add column award varchar(20);
