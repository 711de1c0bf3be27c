package org.matricula.exchange.provider.soap;

import java.math.BigDecimal;
import java.util.Optional;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.Conferral;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;
import org.matricula.exchange.provider.soap.v1.Attempt;
import org.matricula.exchange.provider.soap.v1.DecisionRecord;
import org.matricula.exchange.provider.soap.v1.FaultDetail;
import org.matricula.exchange.provider.soap.v1.FaultList;
import org.matricula.exchange.provider.soap.v1.MarkOutcome;
import org.matricula.exchange.provider.soap.v1.ModuleStudy;
import org.matricula.exchange.provider.soap.v1.OutcomeKind;
import org.matricula.exchange.provider.soap.v1.PackReference;
import org.matricula.exchange.provider.soap.v1.ProblemDetail;
import org.matricula.exchange.provider.soap.v1.ProgrammeStudy;
import org.matricula.exchange.provider.soap.v1.RecognisedLearning;
import org.matricula.exchange.provider.soap.v1.ResultRecord;
import org.matricula.exchange.provider.soap.v1.StudentRecord;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.Student;

/** Says what the domains know in the words of the contract. */
final class Answers {

    private Answers() {}

    static StudentRecord student(Student student) {
        StudentRecord answer = new StudentRecord();
        answer.setId(student.id().value());
        answer.setInstitution(student.institution().value());
        answer.setStudentNumber(student.number());
        answer.setFamilyName(student.familyName());
        answer.setGivenNames(given(student.givenNames()));
        answer.setDateOfBirth(student.dateOfBirth());
        answer.setEmail(given(student.email()));
        return answer;
    }

    /** @param title the title of the programme on the route of the registration */
    static ProgrammeStudy programme(ProgrammeRegistration registration, Programme programme, String title) {
        ProgrammeStudy answer = new ProgrammeStudy();
        answer.setId(registration.id().value());
        answer.setProgrammeCode(programme.code());
        answer.setProgrammeTitle(title);
        answer.setAwardCode(programme.awardCode());
        answer.setEntrySession(registration.entrySession().toString());
        answer.setSession(registration.session().toString());
        answer.setLevel(registration.level());
        answer.setMode(registration.mode());
        answer.setEntry(registration.entry());
        answer.setStatus(registration.status().name());
        answer.setStartedOn(registration.startedOn());
        answer.setEndedOn(registration.endedOn());
        return answer;
    }

    static ModuleStudy module(ModuleRegistration registration, Occurrence run, Module module) {
        ModuleStudy answer = new ModuleStudy();
        answer.setId(registration.id().value());
        answer.setModuleCode(module.code());
        answer.setModuleTitle(module.title());
        answer.setLevel(module.level());
        answer.setCredits(module.credits());
        answer.setSession(run.session().toString());
        answer.setPeriod(run.period());
        answer.setAttempt(Attempt.valueOf(registration.attempt().name()));
        answer.setStatus(registration.status().name());
        answer.setRegisteredOn(registration.registeredOn());
        answer.setWithdrawnOn(registration.withdrawnOn());
        return answer;
    }

    static RecognisedLearning recognised(PriorLearning learning, Module module) {
        RecognisedLearning answer = new RecognisedLearning();
        answer.setModuleCode(module.code());
        answer.setModuleTitle(module.title());
        answer.setCredits(module.credits());
        answer.setOrigin(learning.origin().name());
        answer.setMark(plain(learning.mark()));
        return answer;
    }

    static ResultRecord result(ModuleResult result) {
        ResultRecord answer = new ResultRecord();
        answer.setId(result.id().value());
        answer.setModuleCode(result.moduleCode());
        answer.setSession(result.session().toString());
        answer.setLevel(result.level());
        answer.setCredits(result.credits());
        answer.setAttempt(Attempt.valueOf(result.attempt().name()));
        answer.setMark(plain(result.mark()));
        answer.setGrade(result.grade());
        answer.setSequence(result.sequence());
        answer.setReason(result.reason());
        answer.setComputedAt(result.computedAt().toString());
        answer.setPack(pack(result.pack()));
        return answer;
    }

    static DecisionRecord decision(Candidate candidate, Programme programme) {
        DecisionRecord answer = new DecisionRecord();
        answer.setId(candidate.id().value());
        answer.setMeetingId(candidate.meetingId().value());
        answer.setSession(candidate.session().toString());
        answer.setProgrammeCode(programme.code());
        Optional<Conferral> conferred = candidate.conferral().filter(c -> candidate.awarded());
        answer.setAwardCode(conferred.map(Conferral::award).orElse(programme.awardCode()));
        answer.setKind(candidate.kind().name());
        answer.setLevel(candidate.level());
        answer.setDecision(candidate.decision());
        // what was proposed as a class is nobody's class until the award is made
        answer.setClassification(conferred.map(Conferral::classification).orElse(null));
        answer.setMean(candidate.mean());
        answer.setDecidedAt(candidate.decidedAt().toString());
        answer.setPack(pack(candidate.pack()));
        return answer;
    }

    static MarkOutcome outcome(int row, RowOutcome outcome) {
        MarkOutcome answer = new MarkOutcome();
        answer.setRow(row);
        answer.setKind(OutcomeKind.valueOf(outcome.kind().name()));
        answer.setId(outcome.id() == null ? null : Long.valueOf(outcome.id()));
        answer.setProblem(outcome.problem() == null ? null : problem(outcome.problem()));
        return answer;
    }

    private static ProblemDetail problem(Problem problem) {
        ProblemDetail answer = new ProblemDetail();
        answer.setKind(problem.kind().name());
        answer.setTitle(problem.kind().title());
        answer.setStatus(problem.kind().status());
        answer.setDetail(FaultDetails.legal(problem.detail()));
        answer.setRetryAfterSeconds(problem.retryAfterSeconds());
        answer.setFaults(new FaultList());
        for (Fault fault : problem.faults()) {
            FaultDetail detail = new FaultDetail();
            detail.setField(field(fault.field()));
            detail.setValue(FaultDetails.legal(fault.value()));
            detail.setRule(FaultDetails.legal(fault.rule()));
            answer.getFaults().getFault().add(detail);
        }
        return answer;
    }

    /** The domain groups what names the run; the contract has it flat. */
    private static String field(String field) {
        return field != null && field.startsWith("occurrence.") ? field.substring("occurrence.".length()) : field;
    }

    private static PackReference pack(PackRef pack) {
        PackReference answer = new PackReference();
        answer.setId(pack.id());
        answer.setVersion(pack.version());
        answer.setDigest(pack.digest());
        return answer;
    }

    /** Without trailing zeros: the database pads, the record does not. */
    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static String given(String text) {
        return text == null || text.isEmpty() ? null : text;
    }
}
