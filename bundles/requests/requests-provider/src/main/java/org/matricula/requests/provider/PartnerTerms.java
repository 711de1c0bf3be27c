package org.matricula.requests.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The agreements under which a partner's students ask. */
@Component(service = PartnerTerms.class)
public final class PartnerTerms {

    private final Agreements agreements;

    /** Asks the register. */
    @Activate
    public PartnerTerms(@Reference Agreements agreements) {
        this.agreements = agreements;
    }

    /**
     * The agreement under which the partner delivers on a day.
     *
     * @param programme code of the programme; null where the request concerns none: then any agreement will do
     * @param claimed its kind in the applicant's words; null where nothing was said
     * @throws org.matricula.kernel.api.ProblemException 409 when there is none, 422 when it is of another kind
     */
    Agreement delivering(Caller caller, InstitutionCode partner, String programme, LocalDate day, String claimed) {
        Agreement agreement = covering(caller, partner, programme, day).orElseThrow(() -> Problem.conflict(
                        "registrationId",
                        programme,
                        "is covered by no agreement of " + partner + " that is in force on " + day)
                .exception());
        if (claimed != null && !claimed.equals(agreement.kind().name())) {
            throw Problem.invalid(
                            "asked.circumstances.agreement",
                            claimed,
                            "must be " + agreement.kind() + " by the agreement " + agreement.reference()
                                    + ", or be left out")
                    .exception();
        }
        return agreement;
    }

    /** The agreement under which the partner delivers on a day; any where the request concerns no programme. */
    Optional<Agreement> covering(Caller caller, InstitutionCode partner, String programme, LocalDate day) {
        return programme == null
                ? agreements.list(caller, new AgreementQuery(partner, null, null, day, null)).stream()
                        .map(Versioned::record)
                        .min(Comparator.comparing(Agreement::kind))
                : agreements.of(caller, partner, programme, day);
    }

    /**
     * Refuses a move to a programme that the partner does not deliver.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when no agreement but an articulation covers it on the day
     */
    void requireDelivery(Caller caller, InstitutionCode partner, String programme, LocalDate day) {
        if (agreements.list(caller, new AgreementQuery(partner, null, programme, day, null)).stream()
                .allMatch(one -> one.record().kind() == Agreement.Kind.ARTICULATION)) {
            throw Problem.conflict(
                            "asked.toProgramme",
                            programme,
                            "is covered by no agreement of " + partner + " that is in force on " + day)
                    .exception();
        }
    }

    /**
     * Refuses a move to the awarding body that no articulation allows.
     *
     * @throws org.matricula.kernel.api.ProblemException 409 when no such agreement covers the programme on the day
     */
    void requireArticulation(Caller caller, InstitutionCode partner, String programme, LocalDate day) {
        if (agreements
                .list(caller, new AgreementQuery(partner, Agreement.Kind.ARTICULATION, programme, day, null))
                .isEmpty()) {
            throw Problem.conflict(
                            "asked.toProgramme",
                            programme,
                            "leads there by no articulation of " + partner + " that is in force on " + day)
                    .exception();
        }
    }
}
