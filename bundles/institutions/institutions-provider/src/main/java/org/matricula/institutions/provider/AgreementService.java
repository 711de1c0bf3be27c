package org.matricula.institutions.provider;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Edition;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads agreements for callers. */
@Component
public final class AgreementService implements Agreements {

    // what is delivered comes before what one may enter from
    private static final Comparator<Agreement> NEAREST = Comparator.comparing(
                    (Agreement agreement) -> agreement.kind() == Agreement.Kind.ARTICULATION)
            .thenComparing(agreement -> agreement.programmes().isEmpty())
            .thenComparing(Agreement::starts, Comparator.reverseOrder())
            .thenComparing(Agreement::kind);

    private final AgreementStore agreements;

    /** Reads from the store. */
    @Activate
    public AgreementService(@Reference AgreementStore agreements) {
        this.agreements = agreements;
    }

    @Override
    public Optional<Agreement> of(Caller caller, InstitutionCode partner, String programmeCode, LocalDate day) {
        caller.require(READ);
        return nearest(
                agreements.list(caller.scope(), new AgreementQuery(partner, null, null, day, null)),
                partner,
                agreement -> agreement.covers(programmeCode));
    }

    /** The agreement of a partner that speaks for something, of those that hold on a day. */
    static Optional<Agreement> nearest(
            List<Versioned<Agreement>> holding, InstitutionCode partner, Predicate<Agreement> speaks) {
        return holding.stream()
                .map(Versioned::record)
                .filter(agreement -> agreement.partner().equals(partner))
                .filter(speaks)
                .min(NEAREST);
    }

    @Override
    public List<Versioned<Agreement>> list(Caller caller, AgreementQuery query) {
        caller.require(READ);
        return agreements.list(caller.scope(), query);
    }

    @Override
    public Versioned<Agreement> get(Caller caller, AgreementId id) {
        caller.require(READ);
        return agreements.find(caller.scope(), id).orElseThrow(() -> Problem.notFound("agreement", id)
                .exception());
    }

    @Override
    public List<Edition<Agreement>> history(Caller caller, AgreementId id) {
        caller.require(READ);
        get(caller, id);
        return agreements.history(caller.scope(), id);
    }
}
