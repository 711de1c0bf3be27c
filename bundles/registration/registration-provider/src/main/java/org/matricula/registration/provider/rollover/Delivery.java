package org.matricula.registration.provider.rollover;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.Site;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which programmes an institution still delivers on a day. */
@Component(service = Delivery.class)
public final class Delivery {

    private final Institutions institutions;
    private final Agreements agreements;
    private final Partners partners;

    /** Asks institutions, their agreements and their sites. */
    @Activate
    public Delivery(
            @Reference Institutions institutions, @Reference Agreements agreements, @Reference Partners partners) {
        this.institutions = institutions;
        this.agreements = agreements;
        this.partners = partners;
    }

    /**
     * The programmes that are delivered no more: those of a partner that no agreement to deliver covers on the day, and
     * those whose sites have all closed by then. Where nobody has said at which site a programme is delivered, none has
     * closed.
     */
    Set<ProgrammeId> ended(
            Caller caller, InstitutionCode institution, Collection<Programme> programmes, LocalDate day) {
        boolean partner = institutions.get(caller, institution).record().kind() == Institution.Kind.PARTNER;
        List<Agreement> agreed = partner
                ? agreements.list(caller, new AgreementQuery(institution, null, null, day, null)).stream()
                        .map(Versioned::record)
                        .filter(agreement -> agreement.kind() != Agreement.Kind.ARTICULATION)
                        .toList()
                : List.of();
        List<Site> sites = partners.sites(caller, institution, null).stream()
                .map(Versioned::record)
                .toList();
        return programmes.stream()
                .filter(programme -> partner && agreed.stream().noneMatch(one -> one.covers(programme.code()))
                        || closed(programme.code(), sites, day))
                .map(Programme::id)
                .collect(Collectors.toSet());
    }

    private static boolean closed(String programme, List<Site> sites, LocalDate day) {
        List<Site> of = sites.stream()
                .filter(site -> site.programmes().isEmpty() || site.programmes().contains(programme))
                .toList();
        return !of.isEmpty()
                && of.stream()
                        .noneMatch(site -> !site.starts().isAfter(day)
                                && (site.ends() == null || !site.ends().isBefore(day)));
    }
}
