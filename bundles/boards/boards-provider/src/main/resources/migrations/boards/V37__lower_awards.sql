-- an award below the programme's own that is within reach: conferred by a decision AWARD_..., or as an interim award
alter table boards_candidate add column lower_family varchar(20);
alter table boards_candidate add column lower_code varchar(20);
alter table boards_candidate add column lower_class varchar(20);
alter table boards_candidate add column lower_mean decimal(7,4);
alter table boards_candidate add column interim_by varchar(100);
alter table boards_candidate add column interim_at timestamp;

-- true when the student had withdrawn when the facts were frozen
alter table boards_candidate add column has_left boolean default false not null;
create index boards_candidate_by_left on boards_candidate (institution, has_left, meeting_id);
