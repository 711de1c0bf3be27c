package org.matricula.students.provider;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.students.api.Adjustments;
import org.matricula.students.api.Duplicates;
import org.matricula.students.api.Holds;
import org.matricula.students.api.Notes;
import org.matricula.students.api.SpecialData;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentAdmin;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex;
import org.matricula.students.api.Students;
import org.matricula.students.provider.adjustment.AdjustmentRecords;
import org.matricula.students.provider.adjustment.ModuleCodes;
import org.matricula.students.provider.detail.DetailRecords;
import org.matricula.students.provider.duplicate.DuplicateRecords;
import org.matricula.students.provider.file.AdjustmentFileRecords;
import org.matricula.students.provider.file.ConfidentialFileRecords;
import org.matricula.students.provider.file.StudentFileRecords;
import org.matricula.students.provider.identity.AccountRecords;
import org.matricula.students.provider.identity.RecordReading;
import org.matricula.students.provider.identity.StudentReading;
import org.matricula.students.provider.identity.StudentWriting;
import org.matricula.students.provider.note.NoteRecords;
import org.matricula.students.provider.note.SpecialRecords;
import org.matricula.students.provider.search.SearchRecords;
import org.matricula.students.provider.status.HoldRecords;
import org.matricula.students.provider.status.StatusRecords;
import org.matricula.students.provider.store.AccountStore;
import org.matricula.students.provider.store.AdjustmentStore;
import org.matricula.students.provider.store.DetailStore;
import org.matricula.students.provider.store.EngagementStore;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.HoldStore;
import org.matricula.students.provider.store.MergeStore;
import org.matricula.students.provider.store.NoteStore;
import org.matricula.students.provider.store.SearchStore;
import org.matricula.students.provider.store.SpecialStore;
import org.matricula.students.provider.store.StatusStore;
import org.matricula.students.provider.store.StudentStore;

/** All services of the domain on one database, with a clock that is moved by hand. */
final class Office {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Set<String> ALL = Set.of(
            Students.READ.name(),
            StudentAdmin.WRITE.name(),
            Holds.WRITE.name(),
            Holds.EVERY_OFFICE.name(),
            Notes.WRITE.name(),
            Notes.READ_REGISTRY.name(),
            Notes.OFFICE_REGISTRY.name(),
            SpecialData.READ.name(),
            SpecialData.WRITE.name(),
            StudentIndex.WRITE.name(),
            Duplicates.MERGE.name(),
            StudentAccounts.LINK.name(),
            Adjustments.READ.name(),
            Adjustments.WRITE.name(),
            Adjustments.EFFECTS.name());

    final TestDatabase database;
    final Sql sql;
    final HandClock clock = new HandClock(Instant.parse("2026-10-01T09:00:00Z"));
    /** Of institutions that are not in London. */
    final Map<InstitutionCode, ZoneId> zones = new HashMap<>();

    final StudentStore store;
    final StudentReading students;
    final StudentWriting admin;
    final DetailRecords details;
    final StatusRecords status;
    final HoldRecords holds;
    final NoteRecords notes;
    final SpecialRecords special;
    final RecordReading records;
    final DuplicateRecords duplicates;
    final SearchRecords search;
    final AccountRecords accounts;

    /** Who has no role of a student at an institution. */
    final Set<String> strangers = new HashSet<>();

    final ModuleCodes modules = new ModuleCodes();
    private final Curriculum curriculum = Partial.of(Curriculum.class, new FakeCurriculum());
    final AdjustmentRecords adjustments;
    final StudentFileRecords files;
    final ConfidentialFileRecords confidential;
    final AdjustmentFileRecords plans;

    Office(TestDatabase database) {
        this.database = database;
        var source = database.dataSource();
        store = new StudentStore(database.jpa("students"), source);
        sql = new Sql(source);
        var transactions = database.transactions();
        var identifiers = database.identifiers();
        var audit = database.auditTrail();
        var outbox = database.outbox();
        Institutions institutions = KnownInstitutions.with(zones);
        LocalDays days = new LocalDays(institutions, clock);
        DetailStore detail = new DetailStore(source);
        FindingStore findings = new FindingStore(source);
        StatusStore statuses = new StatusStore(source);
        EngagementStore engagements = new EngagementStore(source);
        HoldStore held = new HoldStore(source);
        MergeStore merges = new MergeStore(source);
        students = new StudentReading(store);
        admin = new StudentWriting(
                store, detail, findings, institutions, transactions, identifiers, audit, clock, days);
        details = new DetailRecords(store, detail, findings, transactions, identifiers, audit, clock, days);
        status = new StatusRecords(
                store, statuses, engagements, findings, transactions, identifiers, audit, outbox, clock, days);
        holds = new HoldRecords(store, held, transactions, identifiers, audit, clock, days);
        accounts = new AccountRecords(
                store,
                new AccountStore(source),
                transactions,
                audit,
                (user, privilege, institution) ->
                        privilege.equals(StudentAccounts.OWN) && !strangers.contains(institution + " " + user),
                clock);
        notes = new NoteRecords(
                store, new NoteStore(source), detail, accounts, transactions, identifiers, audit, clock, days);
        special = new SpecialRecords(store, new SpecialStore(source), transactions, identifiers, audit, clock, days);
        records = new RecordReading(
                store, detail, statuses, engagements, held, merges, accounts, transactions, clock, days);
        duplicates = new DuplicateRecords(
                store, merges, statuses, findings, transactions, identifiers, audit, outbox, clock);
        modules.setCurriculum(curriculum);
        adjustments = new AdjustmentRecords(
                store, new AdjustmentStore(source), accounts, modules, transactions, identifiers, audit, clock, days);
        files = new StudentFileRecords(
                store,
                detail,
                engagements,
                statuses,
                held,
                findings,
                status,
                transactions,
                identifiers,
                audit,
                clock,
                days);
        confidential = new ConfidentialFileRecords(
                store, new NoteStore(source), new SpecialStore(source), transactions, identifiers, audit, clock);
        plans = new AdjustmentFileRecords(
                store, new AdjustmentStore(source), modules, transactions, identifiers, audit, clock, days);
        search = new SearchRecords(store, new SearchStore(source), findings, transactions, days);
    }

    /** The curriculum is stopped. */
    void withoutCurriculum() {
        modules.unsetCurriculum(curriculum);
    }

    /** Has one module. */
    private static final class FakeCurriculum {

        Map<String, Module> modulesByCode(Caller caller, InstitutionCode institution, Collection<String> codes) {
            caller.require(Curriculum.READ);
            caller.scope().require(institution);
            Map<String, Module> known = new HashMap<>();
            codes.stream().filter("MU505"::equals).forEach(code -> known.put(code, null));
            return known;
        }
    }

    static InstitutionCode institution(String name) {
        return new InstitutionCode(name + "-" + COUNTER.incrementAndGet());
    }

    static Caller caller(String name, InstitutionCode... places) {
        return new Caller(name, ALL, Scope.of(List.of(places)));
    }

    static Caller with(String name, InstitutionCode place, String... privileges) {
        return new Caller(name, Set.of(privileges), Scope.of(List.of(place)));
    }

    StudentId student(Caller caller, InstitutionCode place, String number, String family, String given) {
        return admin.create(
                        caller,
                        new Student(
                                null,
                                place,
                                number,
                                family,
                                given,
                                java.time.LocalDate.of(2004, 5, 6),
                                number.toLowerCase(java.util.Locale.ROOT) + "@example.org"))
                .record()
                .id();
    }

    int count(String query, Object... parameters) {
        return sql.first(query, rs -> rs.getInt(1), parameters).orElseThrow();
    }
}
