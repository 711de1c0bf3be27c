package org.matricula.students.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds students by walking along an index from where the page before ended, no further than the page needs. The condition
 * that few students meet leads; the others are looked up for each student that it finds. Several institutions are walked
 * each by itself, so that a small scope in a large installation is not sought among everybody.
 *
 * <p>Where no condition tells much by itself, as with several words of a name, a walk may find next to nobody on a long
 * way. Then the index is first asked who meets each condition, and those few who meet all are looked up alone.
 */
@Component(service = SearchStore.class)
public final class SearchStore {

    // more institutions than this are walked together
    private static final int MOST_WALKS = 40;
    private static final int TELLING_BEGINNING = 3;
    // ranks: from here on many students may meet a condition, and nearly all
    private static final int TELLS_LITTLE = 4;
    private static final int OF_MOST = 7;
    // as many are looked up one by one in a moment
    private static final int FEW = 64;
    private static final int MOST_CANDIDATES = 512;
    // of two conditions that more than the first meet each, a page fills soon, but of three it does not
    private static final List<Integer> OF_TWO = List.of(8_000, 40_000);
    private static final List<Integer> OF_MORE = List.of(40_000);

    // what is found first, and only then read: Derby would else read every student on the way
    private static final String STUDENTS = "select s.id, s.institution, s.student_number, s.family_name, s.given_names,"
            + " s.date_of_birth, s.email, s.merged_into, x.sorted_by from --DERBY-PROPERTIES joinOrder=FIXED\n (";
    private static final String OF_FOUND = ") x inner join students_student s"
            + " --DERBY-PROPERTIES constraint=students_student_key\n on s.id = x.student_id"
            + " order by x.sorted_by, x.student_id fetch first ? rows only";
    private static final String PLACE = "students_finding_within";
    private static final String ANYWHERE = "students_finding_everywhere";
    private static final String OF_STUDENT = "constraint=students_finding_key";
    private static final String BY_FINDING = " as sorted_by from students_finding f --DERBY-PROPERTIES %s\n where ";
    private static final String BY_NAME = " as sorted_by from students_student f --DERBY-PROPERTIES index=%s\n where ";
    // counted, because PostgreSQL may answer "exists" by reading all students who meet the condition; for the same
    // reason
    // this is compared in a way that no index can be asked for, so that only the one by student is left
    private static final String FOUND_OF_STUDENT = "(e.finding || '')";
    private static final String ALSO = " and 0 < (select count(*) from students_finding e"
            + " --DERBY-PROPERTIES constraint=students_finding_key\n"
            + " where e.student_id = %s and e.kind = ? and %s and e.starts <= ? and e.ends >= ?)";
    // of several words with the same beginning the first counts, or a student would be listed for each
    private static final String FIRST_WORD = " and 0 = (select count(*) from students_finding d"
            + " --DERBY-PROPERTIES constraint=students_finding_key\n"
            + " where d.student_id = f.student_id and d.kind = ? and d.finding >= ? and d.finding < f.finding"
            + " and d.starts <= ? and d.ends >= ?)";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public SearchStore(@Reference(target = "(osgi.jndi.service.name=students)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /**
     * One that was found.
     *
     * @param mergedInto null for a record of its own
     * @param key by what it is sorted
     */
    public record Found(Student student, StudentId mergedInto, String key) {}

    /** A page of students. */
    public Page<Found> find(Scope scope, SearchQuery query, LocalDate day, PageRequest page) {
        List<Condition> conditions = conditions(query);
        Condition leading = conditions.isEmpty() ? null : conditions.get(0);
        String prefix = leading != null && leading.byBeginning() ? leading.value() : "";
        NameCursor after = page.after() == null ? NameCursor.start(prefix) : NameCursor.read(page.after(), prefix);
        List<InstitutionCode> places = places(scope, query.institution());
        if (places != null && places.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<Object> parameters = new ArrayList<>();
        StringBuilder text = new StringBuilder(STUDENTS);
        Set<StudentId> candidates = candidates(places, conditions, query.formerNames(), day);
        if (candidates != null && candidates.isEmpty()) {
            return new Page<>(List.of(), null);
        }
        List<List<InstitutionCode>> walks = candidates != null || places == null || places.size() > MOST_WALKS
                ? Collections.singletonList(places)
                : places.stream().map(List::of).toList();
        for (int walk = 0; walk < walks.size(); walk++) {
            if (walks.size() > 1) {
                text.append(walk == 0 ? "select * from (" : " union all select * from (");
            }
            walk(
                    text,
                    parameters,
                    walks.get(walk),
                    candidates,
                    conditions,
                    query.formerNames(),
                    day,
                    after,
                    page.limit() + 1);
            if (walks.size() > 1) {
                text.append(") w").append(walk);
            }
        }
        text.append(OF_FOUND);
        parameters.add(page.limit() + 1);
        List<Found> rows = sql.query(text.toString(), SearchStore::found, parameters.toArray());
        return Page.cut(rows, page.limit(), SearchStore::cursor);
    }

    /** The page that pages of one query, each of other institutions, make together. */
    public static Page<Found> together(List<Page<Found>> pages, PageRequest page) {
        return Page.together(
                pages,
                page.limit(),
                Comparator.comparing(Found::key)
                        .thenComparing(found -> found.student().id().value()),
                SearchStore::cursor);
    }

    private static String cursor(Found last) {
        return new NameCursor(last.key(), last.student().id().value()).toString();
    }

    /** Who may meet all conditions; null when they are not to be told, or so many that a walk is as good. */
    private Set<StudentId> candidates(
            List<InstitutionCode> places, List<Condition> conditions, boolean formerNames, LocalDate day) {
        if (conditions.size() < 2 || conditions.get(0).rank() < TELLS_LITTLE) {
            return null;
        }
        List<Condition> open = new ArrayList<>(conditions);
        open.removeIf(condition -> condition.rank() == OF_MOST);
        Set<StudentId> found = null;
        for (int most : conditions.size() == 2 ? OF_TWO : OF_MORE) {
            for (Condition condition : List.copyOf(open)) {
                List<StudentId> some = meeting(places, condition, formerNames, day, most + 1);
                if (some.size() <= most) {
                    open.remove(condition);
                    Set<StudentId> all = new HashSet<>(some);
                    if (found != null) {
                        all.retainAll(found);
                    }
                    found = all;
                }
                if (found != null && found.size() <= FEW) {
                    return found;
                }
            }
            if (found == null) {
                return null;
            }
        }
        return found.size() > MOST_CANDIDATES ? null : found;
    }

    private List<StudentId> meeting(
            List<InstitutionCode> places, Condition condition, boolean formerNames, LocalDate day, int limit) {
        StringBuilder text = new StringBuilder("select f.student_id from students_finding f --DERBY-PROPERTIES index=")
                .append(places == null ? ANYWHERE : PLACE)
                .append("\n where ");
        List<Object> parameters = new ArrayList<>();
        within(text, parameters, places);
        met(text, parameters, condition, formerNames, day);
        text.append(" fetch first ? rows only");
        parameters.add(limit);
        return sql.query(text.toString(), rs -> new StudentId(rs.getLong(1)), parameters.toArray());
    }

    private static void within(StringBuilder text, List<Object> parameters, List<InstitutionCode> places) {
        text.append(places == null ? "1 = 1" : "f.institution in " + Sql.in(places.size()));
        if (places != null) {
            parameters.addAll(places);
        }
    }

    private static void met(
            StringBuilder text, List<Object> parameters, Condition condition, boolean formerNames, LocalDate day) {
        text.append(" and f.kind = ? and ").append(condition.comparison("f.finding"));
        parameters.add(condition.kind());
        condition.addTo(parameters);
        text.append(" and f.starts <= ? and f.ends >= ?");
        days(parameters, condition, formerNames, day);
    }

    private static void walk(
            StringBuilder text,
            List<Object> parameters,
            List<InstitutionCode> places,
            Set<StudentId> candidates,
            List<Condition> conditions,
            boolean formerNames,
            LocalDate day,
            NameCursor after,
            int limit) {
        Condition leading = conditions.isEmpty() ? null : conditions.get(0);
        boolean one = places != null && places.size() == 1;
        String key = leading == null ? "f.name_key" : leading.byBeginning() ? "f.finding" : "f.sort_key";
        String id = leading == null ? "f.id" : "f.student_id";
        text.append("select ")
                .append(id)
                .append(leading == null ? " as student_id, " : ", ")
                .append(key);
        text.append(
                leading == null
                        ? BY_NAME.formatted(one ? "students_student_by_name" : "students_student_by_name_anywhere")
                        : BY_FINDING.formatted(candidates != null ? OF_STUDENT : "index=" + (one ? PLACE : ANYWHERE)));
        within(text, parameters, places);
        if (candidates != null) {
            Chunks.each(candidates, chunk -> {
                text.append(" and f.student_id in ").append(Sql.in(chunk.size()));
                parameters.addAll(chunk);
            });
        }
        if (leading != null) {
            met(text, parameters, leading, formerNames, day);
            if (leading.kind() == Finding.Kind.WORD) {
                text.append(FIRST_WORD);
                parameters.add(leading.kind());
                parameters.add(leading.value());
                days(parameters, leading, formerNames, day);
            }
        }
        for (Condition also : conditions.subList(leading == null ? 0 : 1, conditions.size())) {
            text.append(ALSO.formatted(id, also.comparison(FOUND_OF_STUDENT)));
            parameters.add(also.kind());
            also.addTo(parameters);
            days(parameters, also, formerNames, day);
        }
        text.append(" and %s >= ? and (%s > ? or %s > ?)".formatted(key, key, id));
        parameters.add(after.key());
        parameters.add(after.key());
        parameters.add(after.id());
        text.append(
                leading == null
                        ? " order by f.name_key, f.id"
                        : leading.byBeginning()
                                ? " order by f.finding, f.sort_key, f.student_id"
                                : " order by f.sort_key, f.student_id");
        text.append(" fetch first ? rows only");
        parameters.add(limit);
    }

    private static void days(List<Object> parameters, Condition condition, boolean formerNames, LocalDate day) {
        boolean ever = formerNames && condition.kind() == Finding.Kind.WORD;
        parameters.add(ever ? Finding.FOREVER : day);
        parameters.add(ever ? Finding.EVER : day);
    }

    // null for everywhere
    private static List<InstitutionCode> places(Scope scope, InstitutionCode wanted) {
        if (wanted != null) {
            return scope.contains(wanted) ? List.of(wanted) : List.of();
        }
        return scope.isAll() ? null : List.copyOf(scope.institutions());
    }

    private static List<Condition> conditions(SearchQuery query) {
        List<Condition> all = new ArrayList<>();
        if (query.identifier() != null) {
            all.add(new Condition(Finding.Kind.IDENTIFIER, Finding.identifier(query.identifier()), 0));
        }
        if (query.number() != null) {
            all.add(new Condition(Finding.Kind.NUMBER, Finding.number(query.number()), 1));
        }
        if (query.tutor() != null) {
            all.add(new Condition(Finding.Kind.TUTOR, query.tutor(), 2));
        }
        if (query.programme() != null) {
            all.add(new Condition(Finding.Kind.PROGRAMME, query.programme(), 3));
        }
        if (query.name() != null) {
            Finding.words(query.name())
                    .forEach(word -> all.add(new Condition(
                            Finding.Kind.WORD, word, word.length() < TELLING_BEGINNING ? 6 : TELLS_LITTLE)));
        }
        if (query.status() != null) {
            boolean common = query.status() == StatusEvent.Status.ENROLLED;
            all.add(new Condition(Finding.Kind.STATUS, query.status().name(), common ? OF_MOST : 5));
        }
        all.sort(Comparator.comparingInt(Condition::rank)
                .thenComparing(condition -> -condition.value().length()));
        return all;
    }

    private static Found found(ResultSet rs) throws SQLException {
        long mergedInto = rs.getLong("merged_into");
        return new Found(
                StudentStore.student(rs),
                mergedInto == 0 ? null : new StudentId(mergedInto),
                rs.getString("sorted_by"));
    }

    /**
     * One thing that students must be found by.
     *
     * @param rank the lower, the fewer students meet it
     */
    private record Condition(Finding.Kind kind, String value, int rank) {

        boolean byBeginning() {
            return kind == Finding.Kind.WORD || kind == Finding.Kind.NUMBER;
        }

        String comparison(String finding) {
            if (!byBeginning()) {
                return finding + " = ?";
            }
            return NameKey.above(value) == null ? finding + " >= ?" : finding + " >= ? and " + finding + " < ?";
        }

        void addTo(List<Object> parameters) {
            parameters.add(value);
            if (byBeginning() && NameKey.above(value) != null) {
                parameters.add(NameKey.above(value));
            }
        }
    }
}
