package org.matricula.documents.provider;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.documents.api.Transcript;
import org.matricula.documents.api.Transcript.AwardLine;
import org.matricula.documents.api.Transcript.Line;
import org.matricula.documents.api.Transcript.Study;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Block;
import org.matricula.kernel.api.paper.Paper.Column;
import org.matricula.kernel.api.paper.Paper.Detail;
import org.matricula.kernel.api.paper.Paper.Details;
import org.matricula.kernel.api.paper.Paper.Layout;
import org.matricula.kernel.api.paper.Paper.Notice;
import org.matricula.kernel.api.paper.Paper.Table;
import org.matricula.kernel.api.paper.Paper.Text;
import org.matricula.kernel.api.paper.Paper.Weight;

/** A transcript as a paper. */
final class TranscriptPaper {

    private static final int FINGERPRINT = 16;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);

    private static final Map<String, String> CLASSES = Map.of(
            "FIRST", "First Class Honours",
            "UPPER_SECOND", "Second Class Honours, Upper Division",
            "LOWER_SECOND", "Second Class Honours, Lower Division",
            "THIRD", "Third Class Honours",
            "DISTINCTION", "with Distinction",
            "MERIT", "with Merit",
            "PASS", "Pass");

    private static final List<Column> COLUMNS = List.of(
            new Column("Module", 14, false),
            new Column("Title", 43, false),
            new Column("Level", 8, true),
            new Column("Credits", 9, true),
            new Column("Mark %", 10, true),
            new Column("Grade", 9, true),
            new Column("Completed", 15, true));

    private TranscriptPaper() {}

    static Paper of(Transcript transcript) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(details(transcript));
        if (transcript.award() != null) {
            blocks.add(award(transcript.award()));
        }
        blocks.add(
                transcript.modules().isEmpty()
                        ? new Text("No module has been completed and released yet.")
                        : modules(transcript.modules()));
        blocks.add(new Text(
                "Only modules that were completed and whose results were released by an assessment board are listed."
                        + " Marks are percentages, cut after one decimal. PC: passed by compensation, with the mark"
                        + " unchanged. exempt: credit recognised on account of certificated prior learning, which has"
                        + " no mark.",
                Weight.NOTE));
        return new Paper(
                "en-GB",
                Layout.REPORT,
                transcript.awardedBy(),
                "Academic transcript",
                "Student " + transcript.studentNumber() + "   |   Issued "
                        + DAY.format(transcript.issuedAt().atZone(ZoneOffset.UTC)) + "   |   Fingerprint "
                        + transcript.digest().substring(0, FINGERPRINT),
                blocks);
    }

    private static Details details(Transcript transcript) {
        List<Detail> details = new ArrayList<>();
        details.add(new Detail("Name", transcript.fullName()));
        details.add(new Detail("Student number", transcript.studentNumber()));
        details.add(new Detail("Place of study", transcript.placeOfStudy()));
        for (Study study : transcript.programmes()) {
            details.add(new Detail("Programme", study.title()));
            String until = study.endedOn() == null ? "to date" : "to " + DAY.format(study.endedOn());
            details.add(new Detail("Enrolled", DAY.format(study.enrolledOn()) + " " + until));
        }
        return new Details(details);
    }

    private static Notice award(AwardLine award) {
        String classed = award.classification() == null ? "" : "\n" + CLASSES.get(award.classification());
        return new Notice(award.title() + classed, "Conferred on " + DAY.format(award.conferredOn()));
    }

    private static Table modules(List<Line> lines) {
        int credits = lines.stream().mapToInt(Line::credits).sum();
        return new Table(
                "Modules completed",
                COLUMNS,
                lines.stream().map(TranscriptPaper::row).toList(),
                List.of("Credits", "", "", Integer.toString(credits), "", "", ""));
    }

    private static List<String> row(Line line) {
        return List.of(
                line.code(),
                line.title(),
                Integer.toString(line.level()),
                Integer.toString(line.credits()),
                text(line.mark()),
                "PASS".equals(line.grade()) ? "Pass" : text(line.grade()),
                day(line.completedOn()));
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : SHORT_DAY.format(day);
    }
}
