-- titles that modules and awards bore until they were changed; the institution is empty for awards, which are the platform's
create table curriculum_former_title (
    id bigint not null constraint curriculum_former_title_key primary key,
    institution varchar(20) not null,
    kind varchar(20) not null,
    code varchar(32) not null,
    title varchar(200) not null,
    until_at timestamp not null,
    changed_by varchar(200) not null,
    reason varchar(500) not null,
    constraint curriculum_former_title_until unique (institution, kind, code, until_at)
);
