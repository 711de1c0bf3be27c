-- a return holds the line of its institution (a hash by 16) while it merges a table, so that returns of one partner take
-- turns and see what the other has written
create table exchange_turn (
  line integer not null,
  return_id bigint,
  constraint exchange_turn_pk primary key (line)
);
insert into exchange_turn (line) values (0), (1), (2), (3), (4), (5), (6), (7);
insert into exchange_turn (line) values (8), (9), (10), (11), (12), (13), (14), (15);
