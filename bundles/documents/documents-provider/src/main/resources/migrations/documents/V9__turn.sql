-- a batch holds the line of its meeting (the rest of its identity by 16) while it issues to some hundred students, so that
-- batches for the same meeting take turns and see what the other has issued
create table documents_turn (
  line integer not null,
  batch bigint,
  constraint documents_turn_pk primary key (line)
);
insert into documents_turn (line) values (0), (1), (2), (3), (4), (5), (6), (7);
insert into documents_turn (line) values (8), (9), (10), (11), (12), (13), (14), (15);
