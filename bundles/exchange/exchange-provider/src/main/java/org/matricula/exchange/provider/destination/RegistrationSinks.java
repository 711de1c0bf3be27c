package org.matricula.exchange.provider.destination;

import java.util.List;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;

/** Programme and module registrations, recognised prior learning. */
public final class RegistrationSinks {

    private RegistrationSinks() {}

    /** Writes to the registrations. */
    public static List<Sink> of(RegistrationAdmin registrations) {
        return List.of(
                Sink.of(
                        Target.PROGRAMME_REGISTRATIONS,
                        RegistrationAdmin.WRITE,
                        List.of("student_number", "programme_code", "entry_session"),
                        RegistrationSinks::programme,
                        registrations::importProgrammeRegistrations),
                Sink.merging(
                        Target.MODULE_REGISTRATIONS,
                        RegistrationAdmin.WRITE,
                        List.of("student_number", "module_code", "session", "period", "attempt"),
                        RegistrationSinks::module,
                        registrations::importModuleRegistrations),
                Sink.merging(
                        Target.PRIOR_LEARNING,
                        RegistrationAdmin.WRITE,
                        List.of("student_number", "module_code"),
                        RegistrationSinks::priorLearning,
                        registrations::importPriorLearning));
    }

    private static ProgrammeRegistrationRow programme(Values row) {
        return new ProgrammeRegistrationRow(
                row.text("student_number"),
                row.text("programme_code"),
                row.session("entry_session"),
                row.session("session"),
                row.whole("level"),
                row.text("mode"),
                row.text("entry"),
                row.date("started_on"));
    }

    private static ModuleRegistrationRow module(Values row) {
        return new ModuleRegistrationRow(
                row.text("student_number"),
                row.occurrence(),
                row.constant("attempt", ModuleRegistration.Attempt.class),
                row.date("registered_on"),
                row.date("withdrawn_on"));
    }

    private static PriorLearningRow priorLearning(Values row) {
        return new PriorLearningRow(
                row.text("student_number"),
                row.text("module_code"),
                row.constant("origin", PriorLearning.Origin.class),
                row.decimal("mark"));
    }
}
