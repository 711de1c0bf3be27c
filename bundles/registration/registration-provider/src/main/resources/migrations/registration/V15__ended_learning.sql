-- recognised prior learning that counts no more, because its claim was revoked; the row stays, and the history says why
alter table registration_prior_learning add column ended boolean default false not null;
alter table registration_prior_learning_history add column ended boolean default false not null;
