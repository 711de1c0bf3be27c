package org.matricula.kernel.testing;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditVerifier;
import org.matricula.kernel.api.event.DomainEvent;
import org.matricula.kernel.api.event.EventConsumer;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Entities;
import org.matricula.kernel.persistence.Migrator;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.SqlFailure;
import org.matricula.kernel.persistence.Where;

public class PersistenceTest extends OnBothDatabases {

    private static final Caller CALLER = new Caller("tester", Set.of(AuditVerifier.READ.name()), Scope.all());
    private static final InstitutionCode USW = new InstitutionCode("usw");

    private TestDatabase database;
    private Entities first;
    private Entities second;
    private Sql sql;

    @Before
    public void open() {
        database = new TestDatabase(kind, "first", "second");
        first = new Entities(database.jpa("first"));
        second = new Entities(database.jpa("second"));
        sql = new Sql(database.dataSource());
    }

    @After
    public void close() {
        database.close();
    }

    @Test
    public void anExceptionAfterWritesInTwoDomainsRollsBothBack() {
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            writeBoth(1);
            sql.update("insert into first_thing (id, name, version) values (?, ?, 0)", 2L, "by sql");
            assertEquals("the set sees the entity", 2, count("first_thing"));
            throw new IllegalStateException("after both writes");
        }));
        assertEquals(0, count("first_thing"));
        assertEquals(0, count("second_thing"));
    }

    @Test
    public void writesInTwoDomainsCommitTogether() {
        database.transactions().run(() -> writeBoth(1));
        assertEquals(1, count("first_thing"));
        assertEquals(1, count("second_thing"));
    }

    @Test
    public void aViolatedKeyIsToldAtOnce() {
        first.write(em -> {
            em.persist(new FirstThing(1, "one"));
            return null;
        });
        SqlFailure failure = assertThrows(
                SqlFailure.class,
                () -> first.write(em -> {
                    em.persist(new FirstThing(1, "again"));
                    return null;
                }));
        assertTrue(failure.integrityViolated());
        SqlFailure bySql = assertThrows(
                SqlFailure.class,
                () -> sql.batch(
                        "insert into first_thing (id, name, version) values (?, ?, 0)",
                        List.of(new Object[] {5L, "five"}, new Object[] {5L, "five again"})));
        assertTrue(bySql.integrityViolated());
    }

    @Test
    public void aChangeOfAStaleEntityIsRefused() {
        FirstThing stale = first.write(em -> {
            FirstThing thing = new FirstThing(1, "one");
            em.persist(thing);
            return thing;
        });
        first.write(em -> {
            em.find(FirstThing.class, 1L).name = "two";
            return null;
        });
        ProblemException refusal = assertThrows(
                ProblemException.class,
                () -> first.write(em -> {
                    stale.name = "three";
                    return em.merge(stale);
                }));
        assertEquals(Problem.Kind.STALE, refusal.problem().kind());
    }

    @Test
    public void valuesSurviveARoundTripAndNullsBind() {
        Instant now = database.clock().instant();
        sql.update(
                "insert into first_thing (id, name, made_at, mark, version) values (?, ?, ?, ?, 0)",
                1L,
                "x",
                now,
                new BigDecimal("65.50"));
        sql.update(
                "insert into first_thing (id, name, made_at, mark, version) values (?, ?, ?, ?, 0)",
                2L,
                "y",
                null,
                null);
        assertEquals(
                now,
                sql.first("select made_at from first_thing where id = 1", rs -> Sql.instant(rs, "made_at"))
                        .orElseThrow());
        assertEquals(
                new BigDecimal("65.5"),
                sql.first("select mark from first_thing where id = 1", rs -> Sql.decimal(rs, "mark"))
                        .orElseThrow());
        assertNull(sql.query("select mark from first_thing where id = 2", rs -> Sql.decimal(rs, "mark"))
                .get(0));
    }

    @Test
    public void aScopeLimitsAQuery() {
        sql.update("insert into first_thing (id, name, version) values (?, ?, 0)", 1L, "usw");
        sql.update("insert into first_thing (id, name, version) values (?, ?, 0)", 2L, "other");
        Where where = Where.scope("name", Scope.of(Set.of(USW))).and("id > ?", 0L);
        assertEquals(
                List.of(1L), sql.query("select id from first_thing" + where, rs -> rs.getLong(1), where.parameters()));
        Where nothing = Where.scope("name", Scope.of(Set.of()));
        assertEquals(
                List.of(),
                sql.query("select id from first_thing" + nothing, rs -> rs.getLong(1), nothing.parameters()));
    }

    @Test
    public void migratingTwiceChangesNothing() {
        assertEquals(0, database.migrate("first"));
    }

    @Test
    public void anAlteredMigrationIsRefused() {
        refusedMigration(
                "first",
                true,
                Map.of("V1__table.sql", "create table first_thing (id bigint not null primary key)"),
                "checksum");
    }

    @Test
    public void aFailingMigrationIsRefused() {
        refusedMigration(
                "broken",
                true,
                Map.of("V1__ok.sql", "create table ok (id bigint)", "V2__bad.sql", "create tabel"),
                "V2");
    }

    @Test
    public void aPendingMigrationIsRefusedWhereItMayNotBeApplied() {
        refusedMigration("later", false, Map.of("V1__ok.sql", "create table later_ok (id bigint)"), "version 1");
    }

    @Test
    public void theAuditTrailIsChainedAndAnAlteredEntryIsFound() {
        for (int i = 0; i < 3; i++) {
            record("students.create", "student/" + i);
            if (i < 2) {
                database.auditTrail().seal();
            }
        }
        var verification = database.auditTrail().verify(CALLER);
        assertTrue(verification.intact());
        assertEquals(2, verification.sealed());
        assertEquals(1, verification.unsealed());

        sql.update("update kernel_audit set actor = ? where subject = ?", "somebody else", "student/1");
        var broken = database.auditTrail().verify(CALLER);
        assertFalse(broken.intact());
        assertEquals(Long.valueOf(2), broken.firstBroken());
    }

    @Test
    public void sealingNothingDoesNothing() {
        assertEquals(0, database.auditTrail().seal());
    }

    @Test
    public void aMissingAuditEntryIsFound() {
        record("students.create", "student/1");
        record("students.create", "student/2");
        database.auditTrail().seal();
        sql.update("delete from kernel_audit where subject = ?", "student/1");
        assertFalse(database.auditTrail().verify(CALLER).intact());
    }

    @Test
    public void anEntryOfARolledBackTransactionIsNotInTheTrail() {
        assertThrows(IllegalStateException.class, () -> database.transactions().run(() -> {
            record("students.create", "student/1");
            throw new IllegalStateException();
        }));
        assertEquals(0, count("kernel_audit"));
    }

    @Test
    public void anEventComesAgainAfterAFailureAndNeverAfterASuccess() {
        List<String> seen = new ArrayList<>();
        EventConsumer consumer = new EventConsumer() {
            @Override
            public String name() {
                return "test";
            }

            @Override
            public Set<String> types() {
                return Set.of("boards.decisions-released");
            }

            @Override
            public void consume(long eventId, DomainEvent event) {
                seen.add(event.subject());
                if (seen.size() == 1) {
                    throw new IllegalStateException("not yet");
                }
            }
        };
        database.outbox().publish(new DomainEvent("boards.decisions-released", USW, "meeting/1", null));
        database.outbox().publish(new DomainEvent("boards.other", USW, "meeting/2", null));
        database.postman().addConsumer(consumer);
        database.postman().deliver();
        database.postman().deliver();
        database.postman().deliver();
        database.postman().removeConsumer(consumer);
        assertEquals(List.of("meeting/1", "meeting/1"), seen);
    }

    @Test
    public void anEventThatFailsHoldsBackItsOwnSubjectAlone() {
        List<String> seen = new ArrayList<>();
        boolean[] broken = {true};
        EventConsumer consumer = new EventConsumer() {
            @Override
            public String name() {
                return "choosy";
            }

            @Override
            public Set<String> types() {
                return Set.of("test.happened");
            }

            @Override
            public void consume(long eventId, DomainEvent event) {
                if (broken[0] && event.payload().equals("a1")) {
                    throw new IllegalStateException("not yet");
                }
                seen.add(event.payload());
            }
        };
        database.outbox()
                .publishAll(List.of(
                        new DomainEvent("test.happened", USW, "thing/a", "a1"),
                        new DomainEvent("test.happened", USW, "thing/a", "a2")));
        database.outbox().publish(new DomainEvent("test.happened", USW, "thing/b", "b1"));
        database.postman().addConsumer(consumer);
        database.postman().deliver();
        assertEquals(List.of("b1"), seen);
        broken[0] = false;
        database.postman().deliver();
        database.postman().removeConsumer(consumer);
        assertEquals(List.of("b1", "a1", "a2"), seen);
    }

    @Test
    public void identifiersAreNeverGivenTwice() {
        long one = database.identifiers().next();
        assertEquals(one + 1, database.identifiers().next());
    }

    private void refusedMigration(String domain, boolean apply, Map<String, String> scripts, String reason) {
        IllegalStateException refusal = assertThrows(
                IllegalStateException.class, () -> new Migrator(database.dataSource(), apply).migrate(domain, scripts));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(domain));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(reason));
    }

    private void record(String action, String subject) {
        database.transactions()
                .run(() -> database.auditTrail().record(CALLER, AuditEntry.created(USW, action, subject, "x")));
    }

    private void writeBoth(long id) {
        first.write(em -> {
            em.persist(new FirstThing(id, "first"));
            return null;
        });
        second.write(em -> {
            em.persist(new SecondThing(id, "second"));
            return null;
        });
    }

    private int count(String table) {
        return sql.first("select count(*) from " + table, rs -> rs.getInt(1)).orElseThrow();
    }
}
