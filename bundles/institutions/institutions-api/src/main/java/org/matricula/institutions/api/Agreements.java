package org.matricula.institutions.api;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/**
 * Reads agreements with partners. A partner sees its own, an awarding body those of its partners; every method needs
 * {@link #READ}.
 */
public interface Agreements {

    /** Needed to read. */
    Privilege READ = Institutions.READ;

    /**
     * The agreement under which a partner delivers a programme on a day. Where several hold, delivery comes before
     * articulation, one that names the programme before one for every programme, a later one before an earlier one.
     *
     * @param programmeCode null for agreements about every programme alone
     * @return empty when there is none, or the partner lies outside the scope
     */
    Optional<Agreement> of(Caller caller, InstitutionCode partner, String programmeCode, LocalDate day);

    /** Agreements by partner, kind, first day and id. */
    List<Versioned<Agreement>> list(Caller caller, AgreementQuery query);

    /**
     * One agreement.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    Versioned<Agreement> get(Caller caller, AgreementId id);

    /**
     * All its versions, oldest first.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is none within the scope
     */
    List<Edition<Agreement>> history(Caller caller, AgreementId id);
}
