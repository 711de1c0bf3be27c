create table registration_event (
    id bigint not null constraint registration_event_key primary key,
    institution varchar(20) not null,
    name varchar(200) not null,
    place varchar(200) not null,
    first_day date not null,
    last_day date not null,
    version bigint not null
);
create index registration_event_by_day on registration_event (institution, first_day);

create table registration_ticket (
    id bigint not null constraint registration_ticket_key primary key,
    institution varchar(20) not null,
    event_id bigint not null references registration_event (id),
    student_id bigint not null,
    queue_day date not null,
    place_in_queue integer not null,
    status varchar(20) not null,
    desk varchar(50),
    identity_passed boolean,
    document_reference varchar(200),
    joined_at timestamp not null,
    called_at timestamp,
    ended_at timestamp,
    constraint registration_ticket_once unique (event_id, queue_day, place_in_queue)
);
create index registration_ticket_by_student on registration_ticket (student_id);

-- active_student holds the student while the card is valid: a student has one valid card
create table registration_card (
    id bigint not null constraint registration_card_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    card_number varchar(40) not null,
    issued_at timestamp not null,
    issued_by varchar(100) not null,
    blocked_at timestamp,
    blocked_reason varchar(500),
    active_student bigint,
    constraint registration_card_number unique (institution, card_number),
    constraint registration_card_active unique (active_student)
);
create index registration_card_by_student on registration_card (student_id, id);

create table registration_document (
    id bigint not null constraint registration_document_key primary key,
    institution varchar(20) not null,
    student_id bigint not null,
    kind varchar(20) not null,
    title varchar(200) not null,
    media_type varchar(40) not null,
    byte_count integer not null,
    digest varchar(64) not null,
    captured_at timestamp not null,
    captured_by varchar(100) not null,
    constraint registration_document_once unique (student_id, digest)
);

-- the bytes in base64, in parts: the two databases have no binary type in common
create table registration_document_part (
    document_id bigint not null references registration_document (id),
    part integer not null,
    institution varchar(20) not null,
    body varchar(32000) not null,
    constraint registration_document_part_key primary key (document_id, part)
);
