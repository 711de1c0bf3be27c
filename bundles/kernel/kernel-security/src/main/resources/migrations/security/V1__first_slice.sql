create table security_token (
    token_digest varchar(64) not null primary key,
    user_name varchar(100) not null,
    roles varchar(4000) not null,
    issued_at timestamp not null,
    expires_at timestamp not null,
    revoked boolean not null
);
create index security_token_expiry on security_token (expires_at);
