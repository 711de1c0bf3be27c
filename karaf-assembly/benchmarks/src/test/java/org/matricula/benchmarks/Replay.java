package org.matricula.benchmarks;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.boards.provider.BoardReplay;
import org.matricula.boards.provider.store.ReleasedStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.api.CohortReplay;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;

/**
 * Judges a released board again under the university's pack and under one with another class line: reads the frozen
 * facts of students with 18 modules each, rules twice, compares. Beside it, chunk by chunk, plain JDBC that reads the
 * same rows and makes nothing of them.
 */
public final class Replay {

    private static final int WARM_UP = 4_000;
    private static final int WARM_UP_PASSES = 20;
    private static final int PASSES = 5;
    private static final int CHUNK = 2_000;
    private static final String LINE = "69.5";
    private static final String OTHER_LINE = "67.5";

    private final Site site;
    private final ReleasedBoard board;
    private final BoardReplay replay;
    private final LoadedPack after;

    private Replay(Site site) {
        this.site = site;
        board = new ReleasedBoard(site);
        replay = new BoardReplay(new ReleasedStore(site.database.dataSource()));
        after = other();
    }

    /** Measures. */
    public static void main(String[] arguments) throws Exception {
        for (TestDatabase.Kind kind : Settings.databases()) {
            try (Site site = new Site(kind)) {
                Bulk seeding = site.plain();
                Population.award(seeding);
                Replay benchmark = new Replay(site);
                benchmark.run(seeding, "warmup", WARM_UP, false);
                double each = 0;
                for (int size : Settings.sizes(2_000, 18_000)) {
                    Report.heading("replay, " + kind + ", " + size + " students with " + Population.MODULES
                            + " modules under two packs");
                    double seconds = benchmark.run(seeding, "size" + size, size, true);
                    if (each > 0) {
                        Report.line(
                                "%-28s %8.2f times the time a student of the size before", "", seconds / size / each);
                    }
                    each = seconds / size;
                }
                seeding.connection().close();
            }
        }
        System.exit(0);
    }

    private double run(Bulk seeding, String institution, int size, boolean print) throws Exception {
        new Population(seeding, institution)
                .registered(size, Population.MODULES)
                .withResults(new PackRef(
                        site.pack.ref().id(), institution, site.pack.ref().digest()));
        long meeting = board.released(institution).value();
        site.settle();
        Lane judging = new Lane("replay");
        Lane jdbc = new Lane("plain JDBC");
        Caller caller = new Caller(
                "benchmark", Set.of(CohortReplay.REPLAY.name()), Scope.of(List.of(new InstitutionCode(institution))));
        // what the first passes compile is not what is measured
        for (int pass = 0; pass < (print ? PASSES : WARM_UP_PASSES); pass++) {
            pass(caller, institution, meeting, size, judging, jdbc);
        }
        if (print) {
            jdbc.print(PASSES * size, "students", jdbc);
            judging.print(PASSES * size, "students", jdbc);
        }
        return judging.seconds();
    }

    private void pass(Caller caller, String institution, long meeting, int size, Lane judging, Lane jdbc)
            throws Exception {
        int[] replayed = {0};
        int[] changed = {0};
        String[] cursor = {null};
        try (Connection plain = site.database.plainConnection();
                PreparedStatement candidates = plain.prepareStatement(
                        "select id, proposal, classification, mean, pack_id, pack_version, pack_digest"
                                + " from boards_candidate where institution = ? and meeting_id = ? and id > ? order by id fetch first "
                                + CHUNK + " rows only");
                PreparedStatement facts = plain.prepareStatement(
                        "select candidate_id, facts from boards_explanation where institution = ? and"
                                + " candidate_id >= ? and candidate_id <= ? order by candidate_id, part")) {
            plain.setAutoCommit(false);
            long[] last = {0};
            do {
                jdbc.step(() -> last[0] = read(candidates, facts, institution, meeting, last[0]));
                plain.commit();
                judging.step(() -> {
                    CohortReplay.Part part = next(caller, institution, cursor[0]);
                    cursor[0] = part.cursor();
                    replayed[0] += part.replayed().size();
                    changed[0] += (int) part.replayed().stream()
                            .filter(one -> one.changed())
                            .count();
                });
            } while (cursor[0] != null);
        }
        if (replayed[0] != size || changed[0] == 0) {
            throw new IllegalStateException(replayed[0] + " of " + size + ", " + changed[0] + " changed");
        }
    }

    private CohortReplay.Part next(Caller caller, String institution, String cursor) {
        return site.database
                .transactions()
                .required(() -> replay.next(
                        caller,
                        new InstitutionCode(institution),
                        new AcademicSession(Population.SESSION),
                        site.pack,
                        after,
                        cursor,
                        CHUNK));
    }

    private static long read(
            PreparedStatement candidates, PreparedStatement facts, String institution, long meeting, long after)
            throws Exception {
        candidates.setFetchSize(1000);
        candidates.setString(1, institution);
        candidates.setLong(2, meeting);
        candidates.setLong(3, after);
        long first = 0;
        long last = after;
        try (ResultSet rs = candidates.executeQuery()) {
            while (rs.next()) {
                last = rs.getLong(1);
                first = first == 0 ? last : first;
                rs.getString(2);
                rs.getString(3);
                rs.getBigDecimal(4);
                rs.getString(5);
                rs.getString(6);
                rs.getString(7);
            }
        }
        if (first == 0) {
            return after;
        }
        facts.setFetchSize(1000);
        facts.setString(1, institution);
        facts.setLong(2, first);
        facts.setLong(3, last);
        long characters = 0;
        try (ResultSet rs = facts.executeQuery()) {
            while (rs.next()) {
                rs.getLong(1);
                characters += rs.getString(2).length();
            }
        }
        return characters < 0 ? 0 : last;
    }

    /** The university's pack with another line for a first. */
    private static LoadedPack other() {
        Map<String, byte[]> files = Site.packFiles();
        String text = new String(files.get(PackLoader.DESCRIPTOR), StandardCharsets.UTF_8);
        if (!text.contains(LINE)) {
            throw new IllegalStateException("the pack has no line at " + LINE);
        }
        files.put(PackLoader.DESCRIPTOR, text.replace(LINE, OTHER_LINE).getBytes(StandardCharsets.UTF_8));
        return new PackLoader(List.of(new TaughtPolicyFamily()))
                .load(files, BasePacks.none())
                .orThrow();
    }
}
