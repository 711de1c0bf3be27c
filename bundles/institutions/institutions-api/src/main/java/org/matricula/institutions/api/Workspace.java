package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.api.InstitutionCode;

/**
 * What a partner works with, on one page.
 *
 * @param institution the partner
 * @param awardingBody whom it delivers for; null for an awarding body
 * @param day the day that it is about
 * @param agreements the agreements that hold on the day
 * @param sites the delivery sites of the day
 * @param contacts the contacts of the day
 * @param duties how many duties are open, overdue and done
 * @param sections what other domains say, by domain
 */
public record Workspace(
        InstitutionCode institution,
        InstitutionCode awardingBody,
        LocalDate day,
        List<Agreement> agreements,
        List<Site> sites,
        List<Contact> contacts,
        PartnerDuties.Tally duties,
        List<Section> sections) {

    /**
     * What one domain says.
     *
     * @param domain the domain: {@code students}
     * @param available false when the domain is not there or cannot answer: its counts are unknown, not zero
     * @param figures its counts; empty while it is not available
     */
    public record Section(String domain, boolean available, List<WorkspaceContributor.Figure> figures) {}
}
