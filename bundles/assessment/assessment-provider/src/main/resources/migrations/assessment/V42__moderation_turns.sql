-- Whoever moderates a run takes its row first, so that acts on one run come one after the other.
create table assessment_moderation_turn (
    occurrence_id bigint not null primary key,
    institution varchar(20) not null
);
