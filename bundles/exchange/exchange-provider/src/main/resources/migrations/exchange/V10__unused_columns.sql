-- The columns of a file that its mapping makes nothing of, one a line.
alter table exchange_import add column unused_columns varchar(4000);
