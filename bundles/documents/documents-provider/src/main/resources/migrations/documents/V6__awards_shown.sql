-- the decision and the class of the award that a transcript or certificate shows, so that it can be seen when a chair's
-- action has changed them since; null for documents without an award and for those that are older than these columns
alter table documents_issued add column award_decision varchar(24);
alter table documents_issued add column award_class varchar(24);
