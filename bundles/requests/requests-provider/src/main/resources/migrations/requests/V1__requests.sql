-- open_key holds a student, a registration and a kind while a request of them is open, so that there is one at the most.
create table requests_request (
    id bigint not null constraint requests_request_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    registration_id bigint,
    kind varchar(30) not null,
    state varchar(30) not null,
    asked varchar(16000) not null,
    effective date,
    applicant varchar(100) not null,
    created_at timestamp not null,
    submitted_on date,
    lapses_on date,
    decided_at varchar(20),
    pack_id varchar(100),
    pack_version varchar(50),
    pack_digest varchar(64),
    authorised_days integer not null,
    open_key varchar(100),
    version bigint not null,
    constraint requests_request_open unique (open_key)
);
create index requests_request_by_institution on requests_request (institution, state, id);
create index requests_request_by_student on requests_request (student_id, id);
create index requests_request_by_effect on requests_request (institution, effective, id);

-- who must agree, as the pack said when the request came in
create table requests_approval (
    request_id bigint not null,
    place integer not null,
    institution varchar(20) not null,
    role varchar(60) not null,
    clause varchar(100) not null,
    constraint requests_approval_key primary key (request_id, place),
    constraint requests_approval_request foreign key (request_id) references requests_request (id)
);

create table requests_step (
    request_id bigint not null,
    place integer not null,
    institution varchar(20) not null,
    state varchar(30) not null,
    role varchar(60),
    agreed boolean not null,
    actor varchar(100) not null,
    reason varchar(500),
    clause varchar(100),
    taken_at timestamp not null,
    rulings varchar(32000),
    constraint requests_step_key primary key (request_id, place),
    constraint requests_step_request foreign key (request_id) references requests_request (id)
);

create table requests_letter (
    request_id bigint not null,
    place integer not null,
    institution varchar(20) not null,
    title varchar(200) not null,
    body varchar(16000) not null,
    digest varchar(64) not null,
    written_at timestamp not null,
    constraint requests_letter_key primary key (request_id, place),
    constraint requests_letter_step foreign key (request_id, place) references requests_step (request_id, place)
);

create table requests_duty (
    id bigint not null constraint requests_duty_key primary key,
    institution varchar(20) not null,
    request_id bigint not null,
    student_id bigint not null,
    code varchar(60) not null,
    who varchar(60) not null,
    clause varchar(100) not null,
    arose date not null,
    due_on date not null,
    done_on date,
    done_by varchar(100),
    needless boolean not null,
    evidence varchar(500),
    constraint requests_duty_once unique (request_id, code),
    constraint requests_duty_request foreign key (request_id) references requests_request (id)
);
create index requests_duty_by_day on requests_duty (institution, due_on, id);
create index requests_duty_by_student on requests_duty (student_id, id);
