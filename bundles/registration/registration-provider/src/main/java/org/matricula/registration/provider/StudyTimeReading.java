package org.matricula.registration.provider;

import java.util.Optional;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.ProgrammeVersion;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.RegistrationHistory;
import org.matricula.registration.api.StudyTime;
import org.matricula.registration.api.StudyTime.Rest;
import org.matricula.registration.api.StudyTimes;
import org.matricula.registration.provider.basis.Insider;
import org.matricula.registration.provider.basis.Routes;
import org.matricula.registration.provider.basis.Way;
import org.matricula.registration.provider.claim.ClaimGrounds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudyTimes} from the history, the recognised prior learning and the curriculum. */
@Component
public final class StudyTimeReading implements StudyTimes {

    private final RegistrationHistory history;
    private final ClaimGrounds grounds;
    private final Curriculum curriculum;
    private final ProgrammeVersions versions;

    /** Asks history, what is recognised, and curriculum. */
    @Activate
    public StudyTimeReading(
            @Reference RegistrationHistory history,
            @Reference ClaimGrounds grounds,
            @Reference Curriculum curriculum,
            @Reference ProgrammeVersions versions) {
        this.history = history;
        this.grounds = grounds;
        this.curriculum = curriculum;
        this.versions = versions;
    }

    @Override
    public StudyTime of(Caller caller, ProgrammeRegistration registration, Programme programme, Rest rest) {
        caller.require(READ);
        Caller acting = Insider.of(caller);
        ProgrammeStructure structure = versions.inForce(acting, programme.id(), registration.entrySession())
                .map(ProgrammeVersion::structure)
                .orElse(ProgrammeStructure.EMPTY);
        return new StudyTime(
                StudyTime.row(
                        programme,
                        curriculum.award(acting, programme.awardCode()).family(),
                        new ProgrammeStructure(
                                new Way(structure, registration).stages(), structure.routes(), structure.rules())),
                StudyTime.periods(
                        history.of(acting, registration.id(), null),
                        registration,
                        StudyTime.paced(programme, structure, registration, rest)),
                grounds.isRecognised(acting, registration));
    }

    @Override
    public Optional<String> modeBarred(
            Caller caller, ProgrammeRegistration registration, AcademicSession session, String mode) {
        caller.require(READ);
        return new Routes(versions, Insider.of(caller)).barred(registration, session, mode);
    }
}
