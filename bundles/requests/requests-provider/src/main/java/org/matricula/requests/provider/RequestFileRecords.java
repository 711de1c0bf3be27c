package org.matricula.requests.provider;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.requests.api.RequestDesk;
import org.matricula.requests.api.RequestFiles;
import org.matricula.requests.api.RequestKind;
import org.matricula.requests.api.RequestRow;
import org.matricula.requests.api.Requests;
import org.matricula.requests.api.StudentRequest;
import org.matricula.requests.provider.store.RequestCase;
import org.matricula.requests.provider.store.RequestCases;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link RequestFiles} on the domain's stores. */
@Component
public final class RequestFileRecords implements RequestFiles {

    private final RequestCases cases;
    private final Judging judging;
    private final Students students;
    private final Registrations registrations;
    private final Curriculum curriculum;
    private final Institutions institutions;
    private final Transactions transactions;
    private final Identifiers identifiers;
    private final AuditTrail auditTrail;
    private final Clock clock;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public RequestFileRecords(
            @Reference RequestCases cases,
            @Reference Judging judging,
            @Reference Students students,
            @Reference Registrations registrations,
            @Reference Curriculum curriculum,
            @Reference Institutions institutions,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.cases = cases;
        this.judging = judging;
        this.students = students;
        this.registrations = registrations;
        this.curriculum = curriculum;
        this.institutions = institutions;
        this.transactions = transactions;
        this.identifiers = identifiers;
        this.auditTrail = auditTrail;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public List<RequestRow> requests(Caller caller, InstitutionCode institution, Map<StudentId, String> of) {
        caller.require(Requests.READ);
        caller.scope().require(institution);
        Places places = new Places(insider(caller), institution, of.keySet());
        Map<StudentId, List<RequestCase>> byStudent = cases.all(caller.scope(), institution, of.keySet()).stream()
                .collect(Collectors.groupingBy(one -> one.stored().request().studentId()));
        List<RequestRow> rows = new ArrayList<>();
        of.forEach((id, number) -> byStudent.getOrDefault(id, List.of()).forEach(one -> {
            StudentRequest request = one.stored().request();
            ProgrammeRegistration on = places.byId.get(request.registrationId());
            rows.addAll(RequestRows.of(
                    one,
                    number,
                    on == null ? null : places.code(on.programmeId()),
                    on == null ? null : on.entrySession(),
                    places.code(request.kind(), request.asked().toProgramme())));
        }));
        return rows;
    }

    @Override
    public List<RowOutcome> importRequests(
            Caller caller, InstitutionCode institution, List<RequestRow> rows, Set<String> untouched, String reason) {
        caller.require(RequestDesk.SUBMIT);
        caller.scope().require(institution);
        AskedRules.reason(new Faults(), "reason", reason).refuse();
        return transactions.required(() -> {
            Map<String, StudentId> ids = students.byNumber(
                    insider(caller),
                    institution,
                    rows.stream()
                            .map(RequestRow::studentNumber)
                            .filter(number -> number != null)
                            .distinct()
                            .toList());
            Instant now = clock.instant();
            RequestImport work = new RequestImport(
                    cases,
                    judging,
                    new Places(insider(caller), institution, ids.values()),
                    caller,
                    institution,
                    identifiers,
                    now,
                    days.on(caller, institution, now),
                    reason);
            List<RowOutcome> outcomes = work.importAll(rows, ids);
            auditTrail.record(caller, work.audit());
            return outcomes;
        });
    }

    /** Whoever may bring requests need not be allowed to browse what they are about. */
    private static Caller insider(Caller caller) {
        return caller.acting(caller.scope(), Students.READ, Curriculum.READ, Registrations.READ, Institutions.READ);
    }

    /** The registrations of students, those entered in error too, and the programmes that rows name. */
    final class Places {

        final Map<ProgrammeRegistrationId, ProgrammeRegistration> byId = new LinkedHashMap<>();
        private final Map<ProgrammeId, Programme> programmes = new HashMap<>();
        private final Caller reader;
        private final Institution institution;

        Places(Caller reader, InstitutionCode institution, Collection<StudentId> of) {
            this.reader = reader;
            this.institution = institutions.get(reader, institution).record();
            List<StudentId> students = List.copyOf(of);
            Stream.concat(
                            registrations.programmesOf(reader, institution, students).stream(),
                            registrations.voided(reader, institution, students).stream())
                    .forEach(one -> byId.put(one.id(), one));
        }

        /** The code of a programme of the institution; null where it is none. */
        String code(ProgrammeId id) {
            return code(reader, institution.code(), id);
        }

        /** The code of a programme to which a request leads; null where it leads to none of ours. */
        String code(RequestKind kind, ProgrammeId id) {
            InstitutionCode at = Situations.leadsTo(kind, institution);
            return at == null ? null : code(Situations.reader(reader, at), at, id);
        }

        private String code(Caller by, InstitutionCode at, ProgrammeId id) {
            if (id != null && !programmes.containsKey(id)) {
                programmes.put(id, known(by, id));
            }
            Programme programme = programmes.get(id);
            return programme == null || !programme.institution().equals(at) ? null : programme.code();
        }

        private Programme known(Caller by, ProgrammeId id) {
            try {
                return curriculum.programme(by, id).record();
            } catch (ProblemException gone) {
                return null;
            }
        }

        /** The programme of a code to which a request leads; null where there is none. */
        ProgrammeId programme(RequestKind kind, String code) {
            InstitutionCode at = Situations.leadsTo(kind, institution);
            return code == null || at == null
                    ? null
                    : curriculum
                            .programme(Situations.reader(reader, at), at, code)
                            .map(Programme::id)
                            .orElse(null);
        }
    }
}
