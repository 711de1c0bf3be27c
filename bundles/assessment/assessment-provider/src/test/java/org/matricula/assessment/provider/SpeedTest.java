package org.matricula.assessment.provider;

import java.math.BigDecimal;
import java.util.*;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.matricula.assessment.api.*;
import org.matricula.curriculum.api.*;
import org.matricula.kernel.api.*;
import org.matricula.kernel.api.job.*;
import org.matricula.kernel.api.security.*;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.registration.api.*;
import org.matricula.students.api.*;

@RunWith(Parameterized.class)
public class SpeedTest {
    @Parameterized.Parameters(name = "{0}")
    public static TestDatabase.Kind[] kinds() {
        return TestDatabase.Kind.values();
    }

    @Parameterized.Parameter
    public TestDatabase.Kind kind;

    @Test
    public void speed() throws Exception {
        if (kind != TestDatabase.Kind.DERBY) return;
        Thread main = Thread.currentThread();
        Map<String, Integer> seen = new java.util.concurrent.ConcurrentHashMap<>();
        Thread sampler = new Thread(() -> { try { while (true) { Thread.sleep(10);
            String own = "", derby = "";
            for (StackTraceElement e : main.getStackTrace()) { if (own.isEmpty() && e.getClassName().contains("matricula")) own = e.getClassName().replaceAll(".*\\.", "") + "." + e.getMethodName() + ":" + e.getLineNumber();
              if (e.getClassName().contains("GenericStatement") && e.getMethodName().equals("prepMinion")) derby = "COMPILE"; if (e.getMethodName().contains("updateStat")) derby += "STATS"; }
            seen.merge(own + " " + derby, 1, Integer::sum);
        } } catch (InterruptedException e) { } });
        sampler.setDaemon(true); sampler.start();
        try (TestDatabase db = new TestDatabase(kind, "assessment")) {
            InstitutionCode inst = new InstitutionCode("speed");
            Campus campus = new Campus(inst, db.identifiers());
            Caller c = new Caller(
                    "x", Set.of("assessment.read", "assessment.write", "assessment.compute"), Scope.of(Set.of(inst)));
            List<MarkRow> rows = new ArrayList<>();
            // 22 runs x 1500 students x 5 elements = 165,000 marks
            Map<OccurrenceId, List<ModuleRegistration>> byRun = new HashMap<>();
            Map<StudentId, List<ModuleRegistration>> byStudent = new HashMap<>();
            for (int r = 0; r < 22; r++) {
                Occurrence o = campus.run("M" + r, 5, Campus.SESSION, 10, 20, 30, 20, 20);
                for (int s = 0; s < 1500; s++) {
                    ModuleRegistration reg = campus.register("S" + r + "x" + s, o);
                    byRun.computeIfAbsent(o.id(), k -> new ArrayList<>()).add(reg);
                    byStudent
                            .computeIfAbsent(reg.studentId(), k -> new ArrayList<>())
                            .add(reg);
                }
                for (int e = 1; e <= 5; e++)
                    for (int s = 0; s < 1500; s++)
                        rows.add(new MarkRow(
                                "S" + r + "x" + s,
                                new OccurrenceKey("M" + r, Campus.SESSION, "S1"),
                                null,
                                "CW" + e,
                                BigDecimal.valueOf(30 + s % 60),
                                Mark.State.SUBMITTED,
                                Campus.DEADLINE.plusDays(s % 3),
                                null,
                                false,
                                null));
            }
            Registrations regs = (Registrations) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {Registrations.class},
                    (p, m, a) -> switch (m.getName()) {
                        case "on" -> a.length == 2 ? byRun.get(a[1]) : byStudentOn(byStudent, (Collection<?>) a[3]);
                        case "programmesOf" -> List.of();
                        default -> throw new UnsupportedOperationException();
                    });
            MarkRecords marks = new MarkRecords(
                    db.dataSource(),
                    db.transactions(),
                    db.identifiers(),
                    db.auditTrail(),
                    db.clock(),
                    campus.students(),
                    campus.curriculum(),
                    regs);
            for (int round = 0; round < 2; round++) {
                long t = System.nanoTime();
                for (int from = 0; from < rows.size(); from += 1000) {
                    marks.record(c, inst, rows.subList(from, Math.min(rows.size(), from + 1000)));
                    if (from % 40000 == 0)
                        System.err.println(kind + "  at " + from + " " + (System.nanoTime() - t) / 1000000);
                }
                seen.entrySet().stream().sorted((a, b) -> b.getValue() - a.getValue()).limit(12).forEach(e -> System.err.println("DERBY " + e)); seen.clear();
            System.err.println(kind + " record round " + round + " " + rows.size() + " rows "
                        + (System.nanoTime() - t) / 1000000 + " ms");
            }
            // plain JDBC
            Sql sql = new Sql(db.dataSource());
            sql.update(
                    "create table plain_mark (id bigint not null primary key, institution varchar(20) not null, student_id bigint not null, registration_id bigint not null, occurrence_id bigint not null, element_id bigint not null, mark decimal(5,2), state varchar(20) not null, submitted_at timestamp, circumstances_accepted boolean not null, sequence_no integer not null, reason varchar(500), recorded_by varchar(100) not null, recorded_at timestamp not null, constraint plain_u unique (registration_id, element_id, sequence_no))");
            sql.update("create index plain_i1 on plain_mark (student_id)");
            sql.update("create index plain_i2 on plain_mark (occurrence_id, id)");
            long t = System.nanoTime();
            long id = 1;
            for (int from = 0; from < rows.size(); from += 1000) {
                List<Object[]> batch = new ArrayList<>();
                for (MarkRow row : rows.subList(from, Math.min(rows.size(), from + 1000))) {
                    batch.add(new Object[] {
                        id,
                        "speed",
                        id,
                        id / 5,
                        id / 7000,
                        id++,
                        row.mark(),
                        "SUBMITTED",
                        row.submittedAt(),
                        false,
                        1,
                        null,
                        "x",
                        java.time.Instant.now()
                    });
                }
                db.transactions()
                        .run(() -> sql.batch(
                                "insert into plain_mark (id, institution, student_id, registration_id, occurrence_id, element_id, mark, state, submitted_at, circumstances_accepted, sequence_no, reason, recorded_by, recorded_at) values (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                                batch));
            }
            System.err.println(kind + " plain insert " + (System.nanoTime() - t) / 1000000 + " ms");
            PlainPack pack = new PlainPack("1", "x".repeat(300));
            var regulations = (org.matricula.regulations.api.Regulations) java.lang.reflect.Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {org.matricula.regulations.api.Regulations.class},
                    (p, m, a) -> new org.matricula.regulations.api.Regulations.Resolution(pack, ""));
            for (int round = 0; round < 2; round++) {
                ResultComputation h = new ResultComputation(
                        db.dataSource(),
                        db.transactions(),
                        db.identifiers(),
                        db.auditTrail(),
                        db.clock(),
                        campus.institutions(),
                        campus.curriculum(),
                        regs,
                        regulations);
                t = System.nanoTime();
                String cursor = null;
                JobProgress p;
                do {
                    Job job = new Job(
                            new JobId(1),
                            "k",
                            inst,
                            Map.of(),
                            Job.State.RUNNING,
                            0,
                            0,
                            cursor,
                            null,
                            c,
                            java.time.Instant.now(),
                            null);
                    p = db.transactions().required(() -> h.next(job));
                    cursor = p.cursor();
                } while (!p.complete());
                System.err.println(kind + " compute " + p.message() + " " + (System.nanoTime() - t) / 1000000 + " ms");
            }
            ResultRecords results = new ResultRecords(
                    db.dataSource(), db.transactions(), db.identifiers(), null, campus.curriculum(), regulations);
            List<StudentId> all = List.copyOf(campus.numbers.values());
            for (int round = 0; round < 4; round++) {
                t = System.nanoTime();
                int n = 0;
                for (int from = 0; from < all.size(); from += 500)
                    n += results.of(c, inst, all.subList(from, Math.min(all.size(), from + 500)))
                            .size();
                System.err.println(kind + " read " + n + " " + (System.nanoTime() - t) / 1000000 + " ms");
                t = System.nanoTime();
                int[] k = {0};
                sql.each(
                        "select id, institution, student_id, registration_id, occurrence_id, module_id, module_code, session_start, module_level, credits, attempt, mark, grade, lowest_element, nothing_submitted, sequence_no, reason, pack_id, computed_at from assessment_result where counts = true order by student_id",
                        rs -> {
                            for (int i = 1; i <= 19; i++) rs.getObject(i);
                            k[0]++;
                        });
                System.err.println(kind + " plain read " + k[0] + " " + (System.nanoTime() - t) / 1000000 + " ms");
            }
            for (int i = 0; i < 3; i++) {
                t = System.nanoTime();
                for (int s = 0; s < 1000; s++) results.of(c, all.get(s * 20));
                System.err.println(kind + " 1 student us " + (System.nanoTime() - t) / 1000000);
            }
        }
    }

    static List<ModuleRegistration> byStudentOn(Map<StudentId, List<ModuleRegistration>> m, Collection<?> students) {
        List<ModuleRegistration> l = new ArrayList<>();
        for (Object s : students) l.addAll(m.getOrDefault(s, List.of()));
        return l;
    }
}
