-- what was taken back may be offered again; that an offer is the only one that stands is asked under the meeting's lock
alter table boards_offer drop constraint boards_offer_once;
create index boards_offer_by_candidate on boards_offer (meeting_id, student_id);
