package org.matricula.boards.provider.agenda;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.Marks;
import org.matricula.boards.api.Agenda.Conflict;
import org.matricula.boards.api.Agenda.Conflict.Kind;
import org.matricula.boards.api.BoardAdmin;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.UserNames;
import org.matricula.boards.provider.store.ConflictStore;
import org.matricula.boards.provider.store.MemberStore;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.students.api.Persons;
import org.matricula.students.api.StudentAccounts;
import org.matricula.students.api.StudentDetails;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which members of a board have an interest in which case: they are the student, gave the student marks, are the
 * student's personal tutor, or declared it. Only members with a user name can be found by facts.
 */
@Component(service = Conflicts.class)
public final class Conflicts {

    private final MemberStore members;
    private final ConflictStore declarations;
    private final Marks marks;
    private final StudentDetails details;
    private final StudentAccounts accounts;
    private final Persons persons;
    private final LocalDays days;

    /** Reads from the domains that keep the facts. */
    @Activate
    public Conflicts(
            @Reference MemberStore members,
            @Reference ConflictStore declarations,
            @Reference Marks marks,
            @Reference StudentDetails details,
            @Reference StudentAccounts accounts,
            @Reference Persons persons,
            @Reference LocalDays days) {
        this.members = members;
        this.declarations = declarations;
        this.marks = marks;
        this.details = details;
        this.accounts = accounts;
        this.persons = persons;
        this.days = days;
    }

    /** The conflicts at the cases of a few students: a page of an agenda, not a cohort. */
    public Map<StudentId, List<Conflict>> of(Scope scope, Caller acting, Meeting meeting, List<StudentId> students) {
        return of(scope, acting, meeting, students, members.members(scope, meeting.id()));
    }

    /** All declared conflicts of a meeting. */
    public List<Conflict> declared(Scope scope, Meeting meeting) {
        Map<String, BoardMember> board = members.members(scope, meeting.id()).stream()
                .collect(Collectors.toMap(BoardMember::name, member -> member));
        return declarations.declared(scope, meeting.id()).stream()
                .filter(declared -> declared.stands() && board.containsKey(declared.member()))
                .map(declared -> new Conflict(
                        declared.member(),
                        board.get(declared.member()).userName(),
                        declared.student(),
                        Kind.DECLARED,
                        declared.detail()))
                .toList();
    }

    /**
     * Refuses whoever has an interest in a case, a member of the board or not: nobody gets rid of it by leaving.
     *
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    public void refuse(Caller caller, Caller acting, Meeting meeting, StudentId student) {
        List<BoardMember> themselves = members.latest(caller.scope(), meeting.id()).values().stream()
                .map(entry -> entry.member())
                .filter(member -> UserNames.mayBeOne(caller.name(), member.userName()))
                // an account is found by the name under which somebody is signed in
                .map(member -> as(member, caller.name()))
                .toList();
        boolean member = !themselves.isEmpty();
        List<Conflict> own = of(
                        caller.scope(), acting, meeting, List.of(student), member ? themselves : List.of(user(caller)))
                .getOrDefault(student, List.of())
                .stream()
                // who runs boards records the marks of others, as their secretary
                .filter(conflict -> member || conflict.kind() != Kind.MARKS || !caller.may(BoardAdmin.RUN))
                .toList();
        if (!own.isEmpty()) {
            throw Problem.conflict(
                            "decidedBy",
                            caller.name(),
                            "must have no conflict of interest: "
                                    + own.stream()
                                            .map(conflict -> conflict.kind().name())
                                            .collect(Collectors.joining(", ")))
                    .exception();
        }
    }

    private static BoardMember as(BoardMember member, String userName) {
        return new BoardMember(
                member.name(),
                userName,
                member.role(),
                member.post(),
                member.ofSubject(),
                member.trained(),
                member.student(),
                member.attendance());
    }

    private static BoardMember user(Caller caller) {
        return new BoardMember(
                caller.name(),
                caller.name(),
                BoardMember.Role.ADVISORY,
                null,
                false,
                false,
                false,
                BoardMember.Attendance.INVITED);
    }

    private Map<StudentId, List<Conflict>> of(
            Scope scope, Caller acting, Meeting meeting, List<StudentId> students, List<BoardMember> some) {
        Map<StudentId, List<Conflict>> conflicts = new HashMap<>();
        if (students.isEmpty() || some.isEmpty()) {
            return conflicts;
        }
        Map<String, BoardMember> byName = some.stream().collect(Collectors.toMap(BoardMember::name, member -> member));
        declarations.declared(scope, meeting.id(), students).stream()
                .filter(declared -> declared.stands() && byName.containsKey(declared.member()))
                .forEach(declared -> add(
                        conflicts,
                        byName.get(declared.member()),
                        declared.student(),
                        Kind.DECLARED,
                        declared.detail()));
        List<BoardMember> users =
                some.stream().filter(member -> member.userName() != null).toList();
        if (!users.isEmpty()) {
            LocalDate today = days.today(acting, meeting.institution());
            students.forEach(student -> compute(conflicts, acting, student, users, today));
            addOwn(conflicts, acting, students, users);
        }
        conflicts
                .values()
                .forEach(
                        list -> list.sort(Comparator.comparing(Conflict::member).thenComparing(Conflict::kind)));
        return conflicts;
    }

    private void compute(
            Map<StudentId, List<Conflict>> conflicts,
            Caller acting,
            StudentId student,
            List<BoardMember> users,
            LocalDate today) {
        Set<String> markers = marks.markers(acting, student);
        Set<String> tutors = details.tutors(acting, student).stream()
                .filter(tutor -> tutor.correctedBy() == null
                        && (tutor.until() == null || !tutor.until().isBefore(today)))
                .map(tutor -> tutor.value())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        // the secretary enters marks of others, and decisions of others
        List<BoardMember> deciding = users.stream()
                .filter(member -> member.role() != BoardMember.Role.SECRETARY)
                .toList();
        addAll(conflicts, deciding, student, Kind.MARKS, markers);
        addAll(conflicts, users, student, Kind.TUTORS, tutors);
    }

    /** Students are not members (T-BD-4): whoever is one and sits all the same has no say in the own case. */
    private void addOwn(
            Map<StudentId, List<Conflict>> conflicts,
            Caller acting,
            List<StudentId> students,
            List<BoardMember> users) {
        Map<String, StudentId> own = accounts.among(
                acting, users.stream().map(BoardMember::userName).distinct().toList());
        users.stream()
                .filter(user -> own.containsKey(user.userName()))
                .forEach(user -> persons.identities(acting, own.get(user.userName())).stream()
                        .filter(students::contains)
                        .forEach(student -> add(conflicts, user, student, Kind.STUDENT, null)));
    }

    private static void addAll(
            Map<StudentId, List<Conflict>> conflicts,
            List<BoardMember> users,
            StudentId student,
            Kind kind,
            Collection<String> names) {
        users.stream()
                .filter(member -> UserNames.mayBeAmong(names, member.userName()))
                .forEach(member -> add(conflicts, member, student, kind, null));
    }

    private static void add(
            Map<StudentId, List<Conflict>> conflicts, BoardMember member, StudentId student, Kind kind, String detail) {
        conflicts
                .computeIfAbsent(student, k -> new ArrayList<>())
                .add(new Conflict(member.name(), member.userName(), student, kind, detail));
    }
}
