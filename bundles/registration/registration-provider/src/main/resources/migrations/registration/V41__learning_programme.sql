-- for which programme learning is recognised; null for what came before this was kept, which counts for each
alter table registration_prior_learning add column programme_id bigint;
alter table registration_prior_learning_history add column programme_id bigint;
