-- by what cards are told apart, whatever the case of a number; those that differed by case alone stay two
alter table registration_card add column card_key varchar(40);
update registration_card set card_key = upper(card_number) where not exists (select 1 from registration_card o
    where o.institution = registration_card.institution and o.id <> registration_card.id
        and upper(o.card_number) = upper(registration_card.card_number));
update registration_card set card_key = card_number where card_key is null;
alter table registration_card add constraint registration_card_told_apart unique (institution, card_key);
