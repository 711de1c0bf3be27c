-- why a board offers what the regulations normally do not allow, and which rule of them that is
alter table boards_offer add column reason varchar(2000);
alter table boards_offer add column departs_from varchar(1000);
