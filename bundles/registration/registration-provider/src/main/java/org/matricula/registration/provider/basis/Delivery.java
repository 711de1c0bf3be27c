package org.matricula.registration.provider.basis;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.Site;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.api.ProgrammeRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which programmes institutions deliver: partners under an agreement, and everybody at a site that is open. */
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

    /** What an institution delivers, read once for a call. */
    public Offer of(Caller caller, InstitutionCode institution) {
        Caller acting = acting(caller, institution);
        boolean partner = partner(acting, institution);
        return offer(
                acting,
                institution,
                partner,
                partner
                        ? agreements.list(acting, AgreementQuery.of(institution)).stream()
                                .map(Versioned::record)
                                .toList()
                        : List.of(),
                partners.sites(acting, institution, null).stream()
                        .map(Versioned::record)
                        .toList());
    }

    /** What an institution would deliver with these agreements and sites. */
    public Offer of(Caller caller, InstitutionCode institution, DeliveryContributor.Terms terms) {
        Caller acting = acting(caller, institution);
        return offer(acting, institution, partner(acting, institution), terms.agreements(), terms.sites());
    }

    private static Caller acting(Caller caller, InstitutionCode institution) {
        return caller.acting(Scope.of(List.of(institution)), Institutions.READ);
    }

    private boolean partner(Caller acting, InstitutionCode institution) {
        return institutions.get(acting, institution).record().kind() == Institution.Kind.PARTNER;
    }

    private Offer offer(
            Caller acting, InstitutionCode institution, boolean partner, List<Agreement> agreed, List<Site> sites) {
        Map<AcademicSession, LocalDate> starts = new HashMap<>();
        institutions.sessions(acting, institution).forEach(session -> starts.put(session.session(), session.starts()));
        return new Offer(
                institution,
                partner,
                agreed.stream()
                        .filter(agreement -> agreement.kind() != Agreement.Kind.ARTICULATION)
                        .toList(),
                sites,
                starts);
    }

    /** What an institution delivers. */
    public static final class Offer {

        private final InstitutionCode institution;
        private final boolean partner;
        private final List<Agreement> agreed;
        private final List<Site> sites;
        private final Map<AcademicSession, LocalDate> starts;

        private Offer(
                InstitutionCode institution,
                boolean partner,
                List<Agreement> agreed,
                List<Site> sites,
                Map<AcademicSession, LocalDate> starts) {
            this.institution = institution;
            this.partner = partner;
            this.agreed = agreed;
            this.sites = sites;
            this.starts = starts;
        }

        /** Those of some programmes that are delivered no more on a day. */
        public Set<ProgrammeId> ended(Collection<Programme> programmes, LocalDate day) {
            return programmes.stream()
                    .filter(programme -> obstacle(programme, day).isPresent())
                    .map(Programme::id)
                    .collect(Collectors.toSet());
        }

        /** Why nobody studies on the programme of a registration in a session; empty where it is delivered then. */
        public Optional<Problem> refusal(
                Programme programme, ProgrammeRegistration registration, AcademicSession session) {
            return obstacle(programme, registration, session)
                    .map(obstacle -> Problem.conflict("programmeId", programme.id(), obstacle));
        }

        /**
         * The same in words. The programme is to be delivered on the first day of the registration in the session: that of
         * the session, or a later one on which the student began.
         */
        public Optional<String> obstacle(
                Programme programme, ProgrammeRegistration registration, AcademicSession session) {
            return obstacle(programme, first(session, registration.startedOn()));
        }

        /** The day by which a registration that began on a day is judged in a session. */
        public LocalDate first(AcademicSession session, LocalDate began) {
            LocalDate starts = this.starts.getOrDefault(session, began);
            return starts.isAfter(began) ? starts : began;
        }

        /** True where a programme is delivered on a day. */
        public boolean delivers(Programme programme, LocalDate day) {
            return obstacle(programme, day).isEmpty();
        }

        // where nobody has said at which site a programme was delivered by then, none has closed
        private Optional<String> obstacle(Programme programme, LocalDate day) {
            String code = programme.code();
            if (partner && agreed.stream().noneMatch(one -> one.holdsOn(day) && one.covers(code))) {
                return Optional.of("the programme %s is covered by no agreement of %s that is in force on %s"
                        .formatted(code, institution, day));
            }
            List<Site> of = sites.stream()
                    .filter(site -> !site.starts().isAfter(day))
                    .filter(site ->
                            site.programmes().isEmpty() || site.programmes().contains(code))
                    .toList();
            return of.isEmpty()
                            || of.stream()
                                    .anyMatch(site ->
                                            site.ends() == null || !site.ends().isBefore(day))
                    ? Optional.empty()
                    : Optional.of("the programme %s is delivered at no site of %s that is open on %s"
                            .formatted(code, institution, day));
        }
    }
}
