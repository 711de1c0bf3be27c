-- whether the credit is held, so that nobody has to know the grades of every pack
alter table assessment_result add column held boolean default false not null;
update assessment_result set held = true where grade in ('PASS', 'PC', 'EXEMPT');
