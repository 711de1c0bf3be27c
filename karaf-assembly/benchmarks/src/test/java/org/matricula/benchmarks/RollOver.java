package org.matricula.benchmarks;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.job.Job;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.job.Jobs;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.Registrations;
import org.matricula.registration.api.RollOverLine.Reason;
import org.matricula.registration.api.RollOvers;
import org.matricula.registration.provider.basis.Delivery;
import org.matricula.registration.provider.basis.Registrable;
import org.matricula.registration.provider.basis.SessionDays;
import org.matricula.registration.provider.programme.ChangeNews;
import org.matricula.registration.provider.rollover.RollOverJob;
import org.matricula.registration.provider.rollover.RollOverService;
import org.matricula.registration.provider.store.ProgrammeRegistrationStore;
import org.matricula.registration.provider.store.RollOverStore;
import org.matricula.registration.provider.store.StandingStore;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentStatus;

/**
 * Carries an institution's registrations to the next session by the job, is killed in the middle of a chunk, goes on,
 * and is run a second time. Everybody has a line with the reason that the data calls for, and the second run changes
 * nothing. Beside it, chunk by chunk, plain JDBC that reads and writes the same on a twin of the institution.
 */
public final class RollOver {

    /** What an import may take: the same rows are written, and digests and rules come to it. */
    private static final double MOST = 2;

    private static final int WARM_UP = 4_000;
    private static final int KINDS = 20;
    private static final AcademicSession FROM = new AcademicSession(Population.SESSION);
    private static final LocalDate NEXT_STARTS = LocalDate.of(Population.SESSION + 1, 9, 20);
    private static final LocalDate NEXT_ENDS = LocalDate.of(Population.SESSION + 2, 9, 17);

    private final Site site;
    private final RollOvers service;
    private final RollOverJob handler;

    private RollOver(Site site) {
        this.site = site;
        var source = site.database.dataSource();
        RollOverStore store = new RollOverStore(source);
        service = new RollOverService(
                store,
                Partial.of(Institutions.class, new Dates()),
                site.jobs,
                site.database.transactions(),
                site.database.identifiers(),
                site.database.auditTrail(),
                site.database.clock(),
                site.days);
        handler = new RollOverJob(
                store,
                new ProgrammeRegistrationStore(site.database.jpa("registration"), source),
                new StandingStore(source),
                site.curriculum,
                site.versions,
                new SessionDays(Partial.of(Institutions.class, new Dates())),
                new Delivery(
                        Partial.of(Institutions.class, new Dates()),
                        Partial.of(Agreements.class, new Object()),
                        Partial.of(Partners.class, new Sites())),
                new Registrable(site.students, Partial.of(StudentStatus.class, new Living()), site.days),
                site.database.auditTrail(),
                new ChangeNews(site.curriculum, site.database.outbox()),
                site.database.clock(),
                site.days);
    }

    private static final class Sites {

        List<Versioned<org.matricula.institutions.api.Site>> sites(
                Caller asking, InstitutionCode institution, LocalDate on) {
            return List.of();
        }
    }

    private static final class Living {

        Map<StudentId, StatusEvent> on(
                Caller asking, InstitutionCode institution, Collection<StudentId> of, LocalDate day) {
            return Map.of();
        }
    }

    /** Measures; fails where the job is too slow, somebody is missing, or the second run says or does anything else. */
    public static void main(String[] arguments) throws Exception {
        List<String> slow = new ArrayList<>();
        for (TestDatabase.Kind kind : Settings.databases()) {
            try (Site site = new Site(kind)) {
                Bulk seeding = site.plain();
                Population.award(seeding);
                RollOver benchmark = new RollOver(site);
                benchmark.run(seeding, "warmup", WARM_UP, false);
                for (int size : Settings.sizes(2_000, 18_000)) {
                    Report.heading("roll-over, " + kind + ", " + size + " students");
                    double ratio = benchmark.run(seeding, "size" + size, size, true);
                    if (ratio > MOST) {
                        slow.add("%s, %d students: %.2f times plain JDBC".formatted(kind, size, ratio));
                    }
                }
                seeding.connection().close();
            }
        }
        if (!slow.isEmpty()) {
            throw new IllegalStateException("at most " + MOST + ": " + slow);
        }
        System.exit(0);
    }

    private double run(Bulk seeding, String institution, int size, boolean print) throws Exception {
        String twin = institution + "-plain";
        Map<Reason, Integer> expected = seeded(seeding, institution, size);
        seeded(seeding, twin, size);
        site.settle();
        InstitutionCode code = new InstitutionCode(institution);
        Caller caller = new Caller(
                "benchmark",
                Set.of(Registrations.READ.name(), RollOvers.RUN.name(), Jobs.READ.name()),
                Scope.of(List.of(code)));
        var started = service.start(caller, code, FROM, false, true, "benchmark");
        Lane job = new Lane("roll-over job");
        Lane jdbc = new Lane("plain JDBC");
        int chunks = 0;
        int done = 0;
        try (PlainRollOver plain = new PlainRollOver(site.plain(), twin)) {
            boolean[] more = {true};
            while (more[0]) {
                if (chunks == size / PlainRollOver.CHUNK / 2) {
                    killed(caller, started.job());
                }
                job.step(() -> more[0] = site.chunk(caller, handler, started.job()));
                int[] carried = {0};
                jdbc.step(() -> carried[0] = plain.chunk());
                done += carried[0];
                chunks++;
            }
        }
        var finished = service.get(caller, started.id());
        must(finished.byReason().equals(expected), finished.byReason() + ", not " + expected);
        must(finished.carried() + finished.notCarried() == size && finished.total() == size, "reconciles " + finished);
        must(done == size, "plain JDBC: " + done + " of " + size);
        String before = standing(institution);
        must(before.equals(standing(twin)), before + " and plain JDBC " + standing(twin));
        var second = service.start(caller, code, FROM, false, true, "benchmark");
        Lane again = new Lane("second run");
        boolean[] more = {true};
        while (more[0]) {
            again.step(() -> more[0] = site.chunk(caller, handler, second.job()));
        }
        must(service.get(caller, second.id()).byReason().equals(expected), "the second run says something else");
        must(standing(institution).equals(before), "the second run changed something");
        must(differing(started.id().value(), second.id().value()) == 0, "the second run tells some lines differently");
        if (print) {
            jdbc.print(size, "students", jdbc);
            job.print(size, "students", jdbc);
            again.print(size, "students", again);
            Report.line(
                    "%-28s %d carried and %d not carried of %d; killed once; the second run changed nothing",
                    "", finished.carried(), finished.notCarried(), finished.total());
        }
        return job.ratioTo(jdbc);
    }

    /** A chunk that is done and not committed. */
    private void killed(Caller caller, JobId id) {
        Job open = site.database.transactions().required(() -> site.jobs.get(caller, id));
        try {
            site.database.transactions().run(() -> {
                handler.next(open);
                throw new Killed();
            });
        } catch (Killed expected) {
            return;
        }
        throw new IllegalStateException("nobody was killed");
    }

    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    private static void must(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException(what);
        }
    }

    /** What registrations and their history look like, as far as a roll-over changes them. */
    private String standing(String institution) throws SQLException {
        return one(
                        "select count(*), sum(study_session), sum(study_level), sum(version) from"
                                + " registration_programme where institution = ?",
                        institution)
                + one(
                        "select count(*), sum(study_session), sum(study_level), sum(version) from"
                                + " registration_history where institution = ?",
                        institution);
    }

    private String one(String query, String institution) throws SQLException {
        try (Connection connection = site.database.plainConnection();
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, institution);
            try (ResultSet rs = statement.executeQuery()) {
                rs.next();
                return "[" + rs.getLong(1) + ", " + rs.getLong(2) + ", " + rs.getLong(3) + ", " + rs.getLong(4) + "]";
            }
        }
    }

    private long differing(long first, long second) throws SQLException {
        try (Connection connection = site.database.plainConnection();
                PreparedStatement statement = connection.prepareStatement("select count(*) from"
                        + " registration_roll_over_line a left join registration_roll_over_line b"
                        + " on b.roll_over_id = ? and b.registration_id = a.registration_id where a.roll_over_id = ?"
                        + " and (b.reason is null or b.reason <> a.reason"
                        + " or coalesce(b.level_after, 0) <> coalesce(a.level_after, 0))")) {
            statement.setLong(1, second);
            statement.setLong(2, first);
            try (ResultSet rs = statement.executeQuery()) {
                rs.next();
                return rs.getLong(1);
            }
        }
    }

    /** Of twenty students one has left, one has the award, two are away, six were decided by a board, ten were not. */
    private static Map<Reason, Integer> seeded(Bulk bulk, String institution, int size) throws SQLException {
        new Population(bulk, institution).registered(size, 0);
        noted(bulk, institution, "REGISTERED", 1);
        Map<Reason, Integer> reasons = new EnumMap<>(Reason.class);
        List<Object[]> changed = new ArrayList<>();
        List<Long> ids = ids(bulk, institution);
        for (int s = 0; s < size; s++) {
            Object[] row =
                    switch (s % KINDS) {
                        case 0 -> changed(reasons, Reason.WITHDRAWN, "WITHDRAWN", FROM, null);
                        case 1 -> changed(reasons, Reason.COMPLETED, "COMPLETED", FROM, null);
                        case 2 -> changed(reasons, Reason.RETURN_DUE, "SUSPENDED", FROM, NEXT_STARTS);
                        case 3 -> changed(reasons, Reason.AWAY_LONGER, "SUSPENDED", FROM, NEXT_ENDS.plusDays(1));
                        case 4, 5, 6, 7, 8, 9 -> changed(reasons, Reason.DECIDED, "ACTIVE", FROM.next(), null);
                        default -> changed(reasons, Reason.UNDECIDED, null, FROM, null);
                    };
            if (row[0] != null) {
                row[row.length - 1] = ids.get(s);
                changed.add(row);
            }
        }
        try (PreparedStatement update = bulk.connection()
                .prepareStatement(
                        "update registration_programme set status = ?, study_session = ?, expected_return = ?,"
                                + " version = 2 where id = ?")) {
            Bulk.write(update, changed);
        }
        bulk.connection().commit();
        noted(bulk, institution, "ADVANCED", 2);
        return reasons;
    }

    private static Object[] changed(
            Map<Reason, Integer> reasons, Reason reason, String status, AcademicSession session, LocalDate back) {
        reasons.merge(reason, 1, Integer::sum);
        return Bulk.row(status, session.startYear(), back == null ? null : Date.valueOf(back), null);
    }

    private static List<Long> ids(Bulk bulk, String institution) throws SQLException {
        List<Long> ids = new ArrayList<>();
        try (PreparedStatement select = bulk.connection()
                .prepareStatement("select id from registration_programme where institution = ? order by id")) {
            select.setString(1, institution);
            try (ResultSet rs = select.executeQuery()) {
                while (rs.next()) {
                    ids.add(rs.getLong(1));
                }
            }
        }
        return ids;
    }

    private static void noted(Bulk bulk, String institution, String change, long version) throws SQLException {
        try (PreparedStatement insert = bulk.connection()
                .prepareStatement("insert into registration_history (registration_id, version, institution,"
                        + " study_session, study_level, study_mode, entry_route, status, started_on, ended_on,"
                        + " expected_return, change, effective_on, reason, recorded_at, recorded_by)"
                        + " select id, version, institution, study_session, study_level, study_mode, entry_route,"
                        + " status, started_on, ended_on, expected_return, cast(? as varchar(20)), started_on,"
                        + " 'seeded', cast(? as timestamp), 'benchmark' from registration_programme"
                        + " where institution = ? and version = ?")) {
            insert.setString(1, change);
            insert.setTimestamp(2, Timestamp.from(Instant.now()));
            insert.setString(3, institution);
            insert.setLong(4, version);
            insert.executeUpdate();
        }
        bulk.connection().commit();
    }

    /** When the next session runs. */
    private static final class Dates {

        // what the service is asked for
        List<SessionDates> sessions(Caller caller, InstitutionCode institution) {
            return List.of(new SessionDates(FROM.next(), NEXT_STARTS, NEXT_ENDS));
        }

        Versioned<Institution> get(Caller caller, InstitutionCode code) {
            return new Versioned<>(new Institution(code, "University", Institution.Kind.AWARDING_BODY, null), 1);
        }
    }
}
