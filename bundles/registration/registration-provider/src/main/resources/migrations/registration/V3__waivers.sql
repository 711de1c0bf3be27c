-- approved exceptions for single students; a row is added once and only its end is written later
create table registration_waiver (
    id bigint not null constraint registration_waiver_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    pack varchar(100) not null,
    clause varchar(100) not null,
    reason varchar(2000) not null,
    approver varchar(200) not null,
    -- the authority in whose name a gate of enrolment is waived; null for other waivers
    authority varchar(40),
    starts_on date not null,
    expires_on date not null,
    revoked_on date,
    version bigint not null
);
create index registration_waiver_by_student on registration_waiver (student_id, starts_on);
