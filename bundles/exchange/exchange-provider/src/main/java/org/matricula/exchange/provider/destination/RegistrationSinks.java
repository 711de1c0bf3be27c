package org.matricula.exchange.provider.destination;

import java.util.List;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.registration.api.ClaimFiles;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.Claims;
import org.matricula.registration.api.EnrolmentFiles;
import org.matricula.registration.api.EnrolmentTaskRow;
import org.matricula.registration.api.EnrolmentTasks;
import org.matricula.registration.api.GateCheckRow;
import org.matricula.registration.api.IdCardRow;
import org.matricula.registration.api.IdCards;
import org.matricula.registration.api.MissingDocumentRow;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationRow;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.PriorLearningRow;
import org.matricula.registration.api.ProgrammeRegistrationRow;
import org.matricula.registration.api.RegistrationAdmin;
import org.matricula.registration.api.RegistrationFiles;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.WaiverRow;
import org.matricula.registration.api.Waivers;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.Students;

/** Programme and module registrations, status events, recognised prior learning, waivers, tasks, gates, claims. */
public final class RegistrationSinks {

    private RegistrationSinks() {}

    /** Writes to the registrations, and the status of students that they bring about. */
    public static List<Sink> of(
            RegistrationAdmin admin,
            RegistrationFiles files,
            EnrolmentFiles enrolment,
            ClaimFiles claims,
            StudentFiles studentFiles,
            Students students,
            Registrations registrations,
            Curriculum curriculum) {
        return List.of(
                Sink.rows(
                        Target.PROGRAMME_REGISTRATIONS,
                        RegistrationAdmin.WRITE,
                        List.of("student_number", "programme_code", "entry_session"),
                        ProgrammeRegistrationRow.class,
                        (caller, institution, rows, untouched, reason) ->
                                admin.importProgrammeRegistrations(caller, institution, rows, reason)),
                new StatusEventSink(studentFiles, students, registrations, curriculum),
                Sink.rows(
                        Target.WAIVERS,
                        Waivers.APPROVE,
                        List.of("student_number", "pack", "clause", "authority", "starts", "expires", "revoked_on"),
                        WaiverRow.class,
                        files::importWaivers),
                Sink.merging(
                                Target.MODULE_REGISTRATIONS,
                                RegistrationAdmin.WRITE,
                                List.of("student_number", "module_code", "session", "period", "attempt"),
                                RegistrationSinks::module,
                                admin::importModuleRegistrations)
                        .revised((caller, institution, rows, reason) ->
                                admin.reviseModuleRegistrations(caller, institution, rows)),
                Sink.merging(
                        Target.PRIOR_LEARNING,
                        RegistrationAdmin.WRITE,
                        List.of("student_number", "module_code"),
                        RegistrationSinks::priorLearning,
                        admin::importPriorLearning),
                Sink.rows(
                        Target.ENROLMENT_TASKS,
                        EnrolmentTasks.MANAGE,
                        List.of("student_number", "programme_code", "entry_session", "session"),
                        EnrolmentTaskRow.class,
                        files::importEnrolmentTasks),
                Sink.rows(
                        Target.GATE_CHECKS,
                        EnrolmentTasks.CHECK,
                        List.of("student_number", "programme_code", "entry_session", "session", "gate", "recorded_at"),
                        GateCheckRow.class,
                        enrolment::importGateChecks),
                Sink.rows(
                        Target.MISSING_DOCUMENTS,
                        EnrolmentTasks.CHECK,
                        List.of("student_number", "name", "requested_on"),
                        MissingDocumentRow.class,
                        enrolment::importMissingDocuments),
                Sink.rows(Target.ID_CARDS, IdCards.ISSUE, List.of("number"), IdCardRow.class, enrolment::importIdCards),
                Sink.rows(
                        Target.CLAIMS,
                        Claims.WRITE,
                        List.of("student_number", "made_at", "part", "module_code", "reference", "step", "recorded_at"),
                        ClaimRow.class,
                        claims::importClaims));
    }

    private static ModuleRegistrationRow module(Values row) {
        return new ModuleRegistrationRow(
                row.text("student_number"),
                row.occurrence(),
                row.constant("attempt", ModuleRegistration.Attempt.class),
                row.date("registered_on"),
                row.date("withdrawn_on"),
                row.text("programme_code"),
                row.flag("on_record"));
    }

    private static PriorLearningRow priorLearning(Values row) {
        return new PriorLearningRow(
                row.text("student_number"),
                row.text("module_code"),
                row.constant("origin", PriorLearning.Origin.class),
                row.decimal("mark"),
                row.text("programme_code"));
    }
}
