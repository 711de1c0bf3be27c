-- what a board ordered is open again where its registration was left
update registration_reassessment set state = 'OPEN', reason = 'LEFT_MODULE', module_registration_id = null,
    version = version + 1
    where module_registration_id in (select id from registration_module where status = 'WITHDRAWN');
