package org.matricula.boards.provider.minutes;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.matricula.boards.api.Agenda.Conflict;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.ChairsActions.Action;
import org.matricula.boards.api.Constitution;
import org.matricula.boards.api.ExaminersStatements.Statement;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.SubjectBoards.Decision;
import org.matricula.boards.api.SubjectBoards.ResultSet;
import org.matricula.boards.provider.store.JudgedAgain;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Block;
import org.matricula.kernel.api.paper.Paper.Column;
import org.matricula.kernel.api.paper.Paper.Detail;
import org.matricula.kernel.api.paper.Paper.Details;
import org.matricula.kernel.api.paper.Paper.Heading;
import org.matricula.kernel.api.paper.Paper.Items;
import org.matricula.kernel.api.paper.Paper.Layout;
import org.matricula.kernel.api.paper.Paper.Signature;
import org.matricula.kernel.api.paper.Paper.Signatures;
import org.matricula.kernel.api.paper.Paper.Table;
import org.matricula.kernel.api.paper.Paper.Text;
import org.matricula.students.api.Student;
import org.matricula.students.api.StudentId;

/** The minutes of a meeting as a paper: what was recorded, in the order in which a meeting goes. */
final class MinutesPaper {

    private static final int SHORT = 2;
    private static final int LONG = 5;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Meeting meeting;
    private final Map<StudentId, Student> students;
    private final List<Block> blocks = new ArrayList<>();
    private String secretary = "";

    /** @param students those of whom it speaks */
    MinutesPaper(Meeting meeting, Map<StudentId, Student> students) {
        this.meeting = meeting;
        this.students = students;
    }

    MinutesPaper opening() {
        blocks.add(new Details(List.of(
                new Detail("Board", meeting.kind() == Meeting.Kind.AWARD ? "Award and progression" : meeting.subject()),
                new Detail("Session", meeting.session() + ", " + words(meeting.point())),
                new Detail("Held on", DAY.format(meeting.heldOn())),
                new Detail("Chair", meeting.chair()),
                new Detail(
                        "Meeting", meeting.id() + ", " + words(meeting.state().name())),
                new Detail("Regulations", packs()),
                new Detail("Snapshot", text(meeting.snapshotDigest())))));
        return this;
    }

    MinutesPaper board(Constitution board) {
        secretary = board.members().stream()
                .filter(m -> m.role() == Role.SECRETARY && m.attendance() == Attendance.ATTENDED)
                .map(BoardMember::name)
                .findFirst()
                .orElse("");
        blocks.add(new Heading(1, "Attendance"));
        table(
                "Members of the board",
                List.of(new Column("Name", LONG, false), new Column("Role", LONG, false), came()),
                board.members().stream()
                        .map(m -> List.of(
                                m.name(),
                                words(m.role().name()),
                                m.attendance() == Attendance.ATTENDED
                                        ? "present"
                                        : words(m.attendance().name())))
                        .toList());
        board.rulings()
                .forEach(ruling -> blocks.add(new Text(
                        "By " + ruling.pack().id() + " " + ruling.pack().version()
                                + " the board was " + (ruling.quorate() ? "quorate" : "not quorate")
                                + (ruling.reasons().isEmpty()
                                        ? "."
                                        : "; to be noted: " + words(String.join(", ", ruling.reasons())) + "."))));
        return this;
    }

    MinutesPaper chairsActions(List<Action> told) {
        if (!told.isEmpty()) {
            blocks.add(new Heading(1, "Chair's actions reported"));
            blocks.add(new Items(
                    told.stream()
                            .map(a -> "Student " + number(a.proposal().studentId()) + ": " + words(a.before())
                                    + " became "
                                    + words(a.proposal().decision()) + ". "
                                    + a.proposal().trigger())
                            .toList(),
                    true));
        }
        return this;
    }

    MinutesPaper decisions(Map<String, Long> byDecision, List<Candidate> discussed) {
        blocks.add(new Heading(1, "Decisions"));
        table(
                "Number of decisions by kind",
                List.of(new Column("Decision", LONG, false), new Column("Students", SHORT, true)),
                byDecision.entrySet().stream()
                        .map(e -> List.of(words(e.getKey()), e.getValue().toString()))
                        .toList());
        blocks.add(new Heading(2, "Cases with a reason"));
        table(
                "Cases that the board decided with a reason",
                List.of(
                        new Column("Student", SHORT, false),
                        new Column("Proposal", SHORT, false),
                        new Column("Decision", SHORT, false),
                        new Column("Reason", LONG, false)),
                discussed.stream()
                        .map(c -> List.of(
                                number(c.studentId()),
                                words(c.proposal()),
                                words(text(c.decision())),
                                text(c.decisionReason())))
                        .toList());
        return this;
    }

    MinutesPaper judgedAgain(List<JudgedAgain> cases) {
        blocks.add(new Heading(2, "Judged again"));
        table(
                "Students who were compensated, or whose results changed after the facts were frozen",
                List.of(
                        new Column("Student", SHORT, false),
                        new Column("On account of", LONG, false),
                        new Column("Proposal before", SHORT, false),
                        new Column("Reason", LONG, false)),
                cases.stream()
                        .map(c -> List.of(number(c.student()), c.what(), words(c.before()), c.reason()))
                        .toList());
        return this;
    }

    MinutesPaper conflicts(List<Conflict> conflicts) {
        blocks.add(new Heading(1, "Conflicts of interest"));
        table(
                "Declared interests, and those that the records show in cases decided with a reason",
                List.of(
                        new Column("Member", LONG, false),
                        new Column("Student", SHORT, false),
                        new Column("How known", SHORT, false),
                        new Column("Declared", LONG, false)),
                conflicts.stream()
                        .map(c -> List.of(
                                c.member(),
                                number(c.studentId()),
                                words(c.kind().name()),
                                text(c.detail())))
                        .toList());
        return this;
    }

    MinutesPaper results(List<ResultSet> sets, List<Decision> decisions) {
        blocks.add(new Heading(1, "Results adopted"));
        table(
                "Runs before the board",
                List.of(
                        new Column("Module", SHORT, false),
                        new Column("Run", SHORT, false),
                        new Column("Results", SHORT, true),
                        new Column("Mean", SHORT, true),
                        new Column("Grades", LONG, false),
                        new Column("Adopted", SHORT, false)),
                sets.stream()
                        .map(s -> List.of(
                                s.moduleCode(),
                                s.period(),
                                Integer.toString(s.results()),
                                text(s.mean()),
                                new TreeMap<>(s.grades())
                                        .entrySet().stream()
                                                .map(e -> e.getKey() + " " + e.getValue())
                                                .collect(Collectors.joining(", ")),
                                s.adopted() ? "yes" : "no"))
                        .toList());
        blocks.add(new Heading(1, "Decisions"));
        table(
                "Decisions of the board",
                List.of(
                        new Column("Decision", LONG, false),
                        new Column("Run", SHORT, false),
                        new Column("Student", SHORT, false),
                        new Column("Reason", LONG, false)),
                decisions.stream()
                        .map(d -> List.of(
                                words(d.request().action())
                                        + (d.request().code() == null ? "" : ": " + words(d.request().code())),
                                d.request().occurrenceId().toString(),
                                d.request().studentId() == null
                                        ? "all"
                                        : number(d.request().studentId()),
                                d.request().reason()))
                        .toList());
        return this;
    }

    MinutesPaper examiners(List<Statement> statements) {
        blocks.add(new Heading(1, "External examiners"));
        if (meeting.externalExaminer() != null) {
            blocks.add(new Text("Consent to awards: " + meeting.externalExaminer() + "."));
        }
        table(
                "What external examiners said and what became of it",
                List.of(
                        new Column("Who", LONG, false),
                        new Column("What", SHORT, false),
                        new Column("Words", LONG, false),
                        new Column("Outcomes", LONG, false)),
                statements.stream()
                        .map(s -> List.of(
                                s.examiner() == null ? "The board" : s.examiner(),
                                words(s.kind().name()),
                                text(s.text()),
                                s.outcomesDigest().substring(0, 16)))
                        .toList());
        return this;
    }

    Paper signed(String issuer, int edition) {
        blocks.add(new Signatures(
                List.of(new Signature(meeting.chair(), "Chair"), new Signature(secretary, "Secretary"))));
        return new Paper(
                "en-GB",
                Layout.REPORT,
                issuer,
                "Minutes of the " + (meeting.kind() == Meeting.Kind.AWARD ? "award and progression" : "subject")
                        + " board",
                "Meeting " + meeting.id() + ", edition " + edition,
                blocks);
    }

    private void table(String caption, List<Column> columns, List<List<String>> rows) {
        blocks.add(rows.isEmpty() ? new Text("None.") : new Table(caption, columns, rows));
    }

    /** The number by which people know the student. */
    private String number(StudentId id) {
        Student student = students.get(id);
        return student == null ? id.toString() : student.number();
    }

    private String packs() {
        return String.join(
                ", ",
                meeting.packs().stream()
                        .map(pack -> pack.id() + " " + pack.version())
                        .toList());
    }

    private static Column came() {
        return new Column("Attendance", SHORT, false);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
