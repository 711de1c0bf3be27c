-- the agreement with a partner as it stood when the request came in
alter table requests_request add column agreement_id bigint;
