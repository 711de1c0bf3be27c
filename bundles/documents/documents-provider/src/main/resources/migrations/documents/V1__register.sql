-- The register of issued documents. Rows are only added.
create table documents_issued (
  id bigint not null,
  institution varchar(20) not null,
  student_id bigint not null,
  kind varchar(20) not null,
  label_language varchar(5) not null,
  document_number varchar(40) not null,
  verify_code varchar(20) not null,
  digest varchar(64) not null,
  key_id varchar(16) not null,
  signature varchar(100) not null,
  -- the decision behind a certificate and how many certificates of it were issued before
  certificate_of bigint,
  generation integer,
  meeting_id bigint,
  replaces bigint,
  reason varchar(500),
  batch bigint,
  issued_by varchar(100) not null,
  issued_at timestamp not null,
  constraint documents_issued_pk primary key (id),
  constraint documents_issued_number_uk unique (document_number),
  constraint documents_issued_code_uk unique (verify_code),
  -- of one award one certificate at a time; of one document one in its place; nulls are no duplicates of each other
  constraint documents_issued_certificate_uk unique (certificate_of, generation),
  constraint documents_issued_replaces_uk unique (replaces)
);
create index documents_issued_student_ix on documents_issued (student_id);
create index documents_issued_batch_ix on documents_issued (batch);
create index documents_issued_meeting_ix on documents_issued (meeting_id, kind);

-- what a document says (MODEL) and where its figures come from (SOURCES), as JSON in parts
create table documents_text (
  document_id bigint not null,
  institution varchar(20) not null,
  what varchar(8) not null,
  part integer not null,
  content varchar(16000) not null,
  constraint documents_text_pk primary key (document_id, what, part),
  constraint documents_text_fk foreign key (document_id) references documents_issued (id)
);

create table documents_event (
  document_id bigint not null,
  institution varchar(20) not null,
  kind varchar(10) not null,
  sequence_no integer not null,
  recipient varchar(200),
  reason varchar(500) not null,
  recorded_by varchar(100) not null,
  recorded_at timestamp not null,
  constraint documents_event_pk primary key (document_id, kind, sequence_no),
  constraint documents_event_fk foreign key (document_id) references documents_issued (id)
);

-- whom a batch left out
create table documents_left_out (
  batch bigint not null,
  student_id bigint not null,
  institution varchar(20) not null,
  reason varchar(1000) not null,
  constraint documents_left_out_pk primary key (batch, student_id)
);
