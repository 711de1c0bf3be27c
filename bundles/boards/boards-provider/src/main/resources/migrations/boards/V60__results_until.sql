-- up to which moment module results are in what a release publishes; null for a release before this column: its instant
alter table boards_meeting add column results_until timestamp;
