alter table students_engagement add column voided boolean default false not null;
