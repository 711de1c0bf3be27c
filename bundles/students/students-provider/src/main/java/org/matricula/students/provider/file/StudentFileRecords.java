package org.matricula.students.provider.file;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.ContactRow;
import org.matricula.students.api.EngagementRow;
import org.matricula.students.api.HoldRow;
import org.matricula.students.api.Holds;
import org.matricula.students.api.IdentifierRow;
import org.matricula.students.api.NameRow;
import org.matricula.students.api.StatusEventRow;
import org.matricula.students.api.StudentFiles;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;
import org.matricula.students.api.TutorRow;
import org.matricula.students.provider.detail.DetailFollowing;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.EngagementStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentFiles} on the domain's stores. */
@Component
public final class StudentFileRecords implements StudentFiles {

    private final DetailFiles details;
    private final StudyFiles studies;
    private final HoldFiles holds;

    /** Works on the stores. */
    @Activate
    public StudentFileRecords(
            @Reference StudentStore students,
            @Reference DetailStore details,
            @Reference EngagementStore engagements,
            @Reference StatusStore statuses,
            @Reference HoldStore holds,
            @Reference FindingStore findings,
            @Reference StudentStatus status,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        RowWork work = new RowWork(students, transactions, auditTrail);
        DetailFollowing following = new DetailFollowing(students, details, findings, identifiers);
        this.details = new DetailFiles(students, details, following, identifiers, work, clock, days);
        this.studies = new StudyFiles(engagements, statuses, status, identifiers, work, clock);
        this.holds = new HoldFiles(holds, identifiers, work, clock);
    }

    @Override
    public List<NameRow> names(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details.names(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importNames(
            Caller caller, InstitutionCode institution, List<NameRow> rows, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return details.importNames(caller, institution, rows, untouched, reason);
    }

    @Override
    public List<ContactRow> contacts(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details.contacts(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importContacts(
            Caller caller, InstitutionCode institution, List<ContactRow> rows, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return details.importContacts(caller, institution, rows, untouched, reason);
    }

    @Override
    public List<IdentifierRow> identifiers(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details.identifiers(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importIdentifiers(
            Caller caller,
            InstitutionCode institution,
            List<IdentifierRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        return details.importIdentifiers(caller, institution, rows, untouched, reason);
    }

    @Override
    public List<TutorRow> tutors(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return details.tutors(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importTutors(
            Caller caller, InstitutionCode institution, List<TutorRow> rows, Set<String> untouched, String reason) {
        caller.require(WRITE);
        return details.importTutors(caller, institution, rows, untouched, reason);
    }

    @Override
    public List<EngagementRow> engagements(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return studies.engagements(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importEngagements(
            Caller caller,
            InstitutionCode institution,
            List<EngagementRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        return studies.importEngagements(caller, institution, rows, untouched, reason);
    }

    @Override
    public List<StatusEventRow> statusEvents(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return studies.statusEvents(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importStatusEvents(
            Caller caller,
            InstitutionCode institution,
            List<StatusEventRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(WRITE);
        return studies.importStatusEvents(caller, institution, rows, untouched, reason);
    }

    @Override
    public List<HoldRow> holds(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(READ);
        return holds.holds(caller, institution, of);
    }

    @Override
    public List<RowOutcome> importHolds(
            Caller caller, InstitutionCode institution, List<HoldRow> rows, Set<String> untouched, String reason) {
        caller.require(Holds.WRITE);
        return holds.importHolds(caller, institution, rows, untouched, reason);
    }
}
