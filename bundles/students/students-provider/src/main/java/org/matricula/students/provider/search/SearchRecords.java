package org.matricula.students.provider.search;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.students.api.SearchQuery;
import org.matricula.students.api.StatusEvent;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentHit;
import org.matricula.students.api.StudentId;
import org.matricula.students.api.StudentIndex;
import org.matricula.students.api.StudentSearch;
import org.matricula.students.provider.store.Finding;
import org.matricula.students.provider.store.FindingStore;
import org.matricula.students.provider.store.SearchStore;
import org.matricula.students.provider.store.StudentRow;
import org.matricula.students.provider.store.StudentStore;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link StudentSearch} and {@link StudentIndex} on the domain's stores. */
@Component
public final class SearchRecords implements StudentSearch, StudentIndex {

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]{1,20}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST_CODE = 50;
    private static final int LONGEST_TUTOR = 100;

    private final StudentStore students;
    private final SearchStore search;
    private final FindingStore findings;
    private final Transactions transactions;
    private final LocalDays days;

    /** Works on the stores. */
    @Activate
    public SearchRecords(
            @Reference StudentStore students,
            @Reference SearchStore search,
            @Reference FindingStore findings,
            @Reference Transactions transactions,
            @Reference LocalDays days) {
        this.students = students;
        this.search = search;
        this.findings = findings;
        this.transactions = transactions;
        this.days = days;
    }

    @Override
    public Page<StudentHit> search(Caller caller, SearchQuery query, PageRequest page) {
        caller.require(StudentSearch.READ);
        check(query);
        List<Page<SearchStore.Found>> found = new ArrayList<>();
        Map<StudentId, StatusEvent.Status> statuses = new HashMap<>();
        // one search, but where it is another day at some of the institutions one for each
        todays(caller, query).forEach((today, scope) -> {
            Page<SearchStore.Found> there = search.find(scope, query, today, page);
            found.add(there);
            if (!there.items().isEmpty()) {
                statuses.putAll(findings.statuses(
                        scope,
                        there.items().stream().map(hit -> hit.student().id()).toList(),
                        today));
            }
        });
        Page<SearchStore.Found> all = SearchStore.together(found, page);
        return new Page<>(
                all.items().stream()
                        .map(hit -> hit(hit, statuses.get(hit.student().id())))
                        .toList(),
                all.next());
    }

    private Map<LocalDate, Scope> todays(Caller caller, SearchQuery query) {
        InstitutionCode asked = query.institution();
        return days.todays(
                asked == null || !caller.scope().contains(asked) ? caller : caller.acting(Scope.of(List.of(asked))));
    }

    @Override
    public void programmes(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> of,
            Function<Set<StudentId>, Map<StudentId, List<Study>>> studies) {
        caller.require(StudentIndex.WRITE);
        caller.scope().require(institution);
        Scope scope = caller.scope().intersect(Scope.of(Set.of(institution)));
        transactions.run(() -> {
            Map<StudentId, StudentRow> rows = students.lockedRows(scope, of);
            Map<StudentId, List<Study>> told = studies.apply(rows.keySet());
            check(told.values().stream().flatMap(List::stream).toList());
            Map<Student, List<Finding>> found = new LinkedHashMap<>();
            rows.forEach((id, row) -> found.put(row.student(), joined(told.getOrDefault(id, List.of()))));
            findings.replace(scope, Finding.Kind.PROGRAMME, found);
            students.told(scope, rows.keySet());
        });
    }

    @Override
    public Page<Student> untold(Caller caller, PageRequest page) {
        caller.require(StudentIndex.WRITE);
        return students.untold(caller.scope(), page);
    }

    private static void check(List<Study> studies) {
        Faults faults = new Faults();
        studies.forEach(study -> {
            faults.text("programme", study.programme(), LONGEST_CODE);
            faults.date("from", study.from());
        });
        faults.refuse();
    }

    // times on one programme that overlap are one, so that nobody is listed twice
    private static List<Finding> joined(List<Study> studies) {
        Map<String, List<Study>> byCode = studies.stream()
                .sorted(Comparator.comparing(Study::from))
                .collect(Collectors.groupingBy(Study::programme, LinkedHashMap::new, Collectors.toList()));
        List<Finding> joined = new ArrayList<>();
        byCode.forEach((code, times) -> {
            Finding open = null;
            for (Study time : times) {
                LocalDate until = time.until() == null ? Finding.FOREVER : time.until();
                if (open != null && !time.from().isAfter(open.ends())) {
                    open = new Finding(code, open.starts(), until.isAfter(open.ends()) ? until : open.ends());
                } else {
                    if (open != null) {
                        joined.add(open);
                    }
                    open = until.isBefore(time.from()) ? null : new Finding(code, time.from(), until);
                }
            }
            if (open != null) {
                joined.add(open);
            }
        });
        return joined;
    }

    private static void check(SearchQuery query) {
        Faults faults = new Faults();
        if (query.name() != null) {
            int words = Finding.words(query.name()).size();
            faults.check(
                    query.name().length() <= LONGEST_NAME && words > 0 && words <= MOST_WORDS,
                    "name",
                    query.name(),
                    "must be 1 to " + MOST_WORDS + " words of up to " + LONGEST_NAME + " characters together");
        }
        if (query.number() != null) {
            faults.check(
                    NUMBER.matcher(query.number()).matches(),
                    "number",
                    query.number(),
                    "must be 1 to 20 letters and digits");
        }
        text(faults, "identifier", query.identifier(), LONGEST_CODE);
        text(faults, "programme", query.programme(), LONGEST_CODE);
        text(faults, "tutor", query.tutor(), LONGEST_TUTOR);
        faults.refuse();
    }

    private static void text(Faults faults, String field, String value, int longest) {
        if (value != null) {
            faults.text(field, value, longest);
        }
    }

    private static StudentHit hit(SearchStore.Found found, StatusEvent.Status status) {
        Student student = found.student();
        return new StudentHit(
                student.id(),
                student.institution(),
                student.number(),
                student.familyName(),
                student.givenNames(),
                student.dateOfBirth(),
                student.email(),
                status,
                found.mergedInto());
    }
}
