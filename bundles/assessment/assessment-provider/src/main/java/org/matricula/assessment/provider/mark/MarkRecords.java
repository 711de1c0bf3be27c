package org.matricula.assessment.provider.mark;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.MarkRow;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.outcome.OutdatedResults;
import org.matricula.assessment.provider.store.MarkStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.Registrations;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Marks in the domain's database. */
@Component
public final class MarkRecords implements Marks {

    private final MarkStore store;
    private final MarkRecorder recorder;
    private final Transactions transactions;
    private final Persons persons;

    /** Uses the domain's data source. */
    @Activate
    public MarkRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference Students students,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Persons persons,
            @Reference OwnWork own,
            @Reference OutdatedResults outdated) {
        this.store = new MarkStore(dataSource);
        this.recorder = new MarkRecorder(
                dataSource,
                identifiers,
                auditTrail,
                clock,
                new MarkCheck(dataSource, students, persons, curriculum, registrations),
                own,
                outdated);
        this.transactions = transactions;
        this.persons = persons;
    }

    @Override
    public List<RowOutcome> record(
            Caller caller, InstitutionCode institution, List<MarkRow> rows, Set<String> untouched) {
        caller.require(WRITE);
        caller.scope().require(institution);
        return transactions.required(() -> recorder.record(caller, institution, rows, untouched));
    }

    @Override
    public List<RowOutcome> revise(Caller caller, InstitutionCode institution, List<Revised<MarkRow>> rows) {
        caller.require(WRITE);
        caller.scope().require(institution);
        return transactions.required(() -> recorder.revise(caller, institution, rows));
    }

    @Override
    public List<Mark> of(Caller caller, StudentId student) {
        caller.require(READ);
        return transactions.required(() -> store.of(
                caller.scope(), persons.identities(Insider.of(caller), student), caller.may(CandidateNumbers.READ)));
    }

    @Override
    public Set<String> markers(Caller caller, StudentId student) {
        caller.require(READ);
        return transactions.required(() -> store.markers(
                caller.scope(), persons.identities(Insider.of(caller), student), caller.may(CandidateNumbers.READ)));
    }

    @Override
    public Page<Mark> on(Caller caller, OccurrenceId occurrence, PageRequest page) {
        caller.require(READ);
        List<Mark> marks = transactions.required(() -> store.on(
                caller.scope(), occurrence, caller.may(CandidateNumbers.READ), page.afterId(), page.limit() + 1));
        return Page.cut(marks, page.limit(), mark -> mark.id().toString());
    }
}
