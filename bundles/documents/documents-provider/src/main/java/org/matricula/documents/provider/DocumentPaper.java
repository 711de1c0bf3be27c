package org.matricula.documents.provider;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.kernel.api.paper.Paper;
import org.matricula.kernel.api.paper.Paper.Attachment;
import org.matricula.kernel.api.paper.Paper.Block;
import org.matricula.kernel.api.paper.Paper.Column;
import org.matricula.kernel.api.paper.Paper.Detail;
import org.matricula.kernel.api.paper.Paper.Details;
import org.matricula.kernel.api.paper.Paper.Heading;
import org.matricula.kernel.api.paper.Paper.Layout;
import org.matricula.kernel.api.paper.Paper.Notice;
import org.matricula.kernel.api.paper.Paper.QrCode;
import org.matricula.kernel.api.paper.Paper.Signature;
import org.matricula.kernel.api.paper.Paper.Signatures;
import org.matricula.kernel.api.paper.Paper.Table;
import org.matricula.kernel.api.paper.Paper.Text;
import org.matricula.kernel.api.paper.Paper.Weight;

/** Documents as papers. */
final class DocumentPaper {

    private static final int FINGERPRINT = 16;
    private static final int GROUP = 4;
    private static final DateTimeFormatter SHORT_DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.UK);

    private final DocumentModel model;
    private final Labels labels;
    private final List<Block> blocks = new ArrayList<>();

    private DocumentPaper(DocumentModel model) {
        this.model = model;
        this.labels = Labels.of(model.language());
    }

    /** A document that is not issued. */
    static Paper draft(DocumentModel model) {
        DocumentPaper paper = new DocumentPaper(model);
        paper.blocks.add(new Text(paper.labels.text("draft"), Weight.LEAD));
        paper.body(null);
        return paper.paper(paper.labels.line("foot.draft", model.fullName()), List.of());
    }

    /**
     * A document that was issued.
     *
     * @param copy the number of the copy; 0 for the document itself
     * @param address where anybody may ask about it; null when that is not known
     */
    static Paper issued(Issued issued, int copy, String address) {
        DocumentModel model = issued.model();
        IssuedDocument document = issued.document();
        DocumentPaper paper = new DocumentPaper(model);
        Labels labels = paper.labels;
        if (copy > 0) {
            paper.blocks.add(new Text(labels.line("copy", copy), Weight.LEAD));
        }
        QrCode code = address == null ? null : new QrCode(address, labels.line("verify.scan", address));
        paper.body(code);
        paper.check(document, code);
        String text = SignedRecord.text(model, document.digest(), document.keyId(), issued.signature());
        Attachment record = new Attachment(
                SignedRecord.NAME, "text/plain", labels.text("record"), text.getBytes(StandardCharsets.UTF_8));
        Labels one = Labels.of(model.language() == DocumentLanguage.CY ? DocumentLanguage.CY : DocumentLanguage.EN);
        String foot = one.line("foot", model.number(), one.day(model.issuedOn()), code(document));
        return paper.paper(foot, List.of(record));
    }

    private Paper paper(String reference, List<Attachment> attachments) {
        Layout layout = model.kind() == DocumentKind.CERTIFICATE ? Layout.CERTIFICATE : Layout.REPORT;
        return new Paper(
                labels.tag(),
                layout,
                model.awardedBy(),
                labels.text("title." + model.kind()),
                reference,
                blocks,
                attachments);
    }

    private void body(QrCode code) {
        switch (model.kind()) {
            case CERTIFICATE -> certificate(code);
            case RESULTS_LETTER -> letter();
            case TRANSCRIPT, INTERIM_TRANSCRIPT -> transcript();
        }
    }

    private void certificate(QrCode code) {
        AwardLine award = model.award();
        blocks.add(new Text(labels.sentence("certificate.certifies")));
        blocks.add(new Text(model.fullName(), Weight.DISPLAY));
        blocks.add(new Text(labels.sentence(labels.variant("certificate.awarded", award.decision()))));
        blocks.add(new Text(award.title(), Weight.DISPLAY));
        award.additions().forEach(addition -> blocks.add(new Text(addition, Weight.LEAD)));
        if (!model.placeOfStudy().equals(model.awardedBy())) {
            blocks.add(new Text(labels.sentence("certificate.study", model.placeOfStudy())));
        }
        blocks.add(new Text(labels.dated("certificate.conferred", award.conferredOn())));
        beside(code);
        blocks.add(new Signatures(List.of(
                new Signature("", labels.text("certificate.sign")),
                new Signature("", labels.text("certificate.sign2")))));
    }

    private void letter() {
        blocks.add(holder());
        blocks.add(new Text(labels.sentence("letter.lead"), Weight.LEAD));
        List<Detail> decided = new ArrayList<>();
        decided.add(new Detail(labels.text("session"), model.result().session().toString()));
        decided.add(
                new Detail(labels.text("decidedOn"), labels.day(model.result().decidedOn())));
        decided.add(new Detail(labels.text("decision"), model.result().decisionTitle()));
        blocks.add(new Details(decided));
        award();
        modules(false);
        blocks.add(new Text(labels.sentence("note." + model.kind()), Weight.NOTE));
    }

    private void transcript() {
        blocks.add(holder());
        award();
        modules(true);
        blocks.add(new Text(labels.sentence("note." + model.kind()), Weight.NOTE));
    }

    private Details holder() {
        List<Detail> details = new ArrayList<>();
        details.add(new Detail(labels.text("name"), model.fullName()));
        details.add(new Detail(labels.text("studentNumber"), model.studentNumber()));
        if (model.dateOfBirth() != null) {
            details.add(new Detail(labels.text("dateOfBirth"), labels.day(model.dateOfBirth())));
        }
        details.add(new Detail(labels.text("placeOfStudy"), model.placeOfStudy()));
        for (Study study : model.programmes()) {
            details.add(new Detail(labels.text("programme"), study.title()));
            String enrolled = study.endedOn() == null
                    ? labels.dated("enrolled.since", study.enrolledOn())
                    : labels.dated("enrolled.until", study.enrolledOn(), study.endedOn());
            details.add(new Detail(labels.text("enrolled"), enrolled));
        }
        return new Details(details);
    }

    private void award() {
        AwardLine award = model.award();
        if (award != null) {
            String additions =
                    award.additions().stream().map(addition -> "\n" + addition).collect(Collectors.joining());
            blocks.add(new Notice(award.title() + additions, labels.dated("conferred", award.conferredOn())));
        }
    }

    private void modules(boolean total) {
        if (model.modules().isEmpty()) {
            blocks.add(new Text(labels.sentence("modules.none")));
            return;
        }
        List<Column> columns = List.of(
                new Column(labels.text("module"), 14, false),
                new Column(labels.text("moduleTitle"), 36, false),
                new Column(labels.text("level"), 9, true),
                new Column(labels.text("credits"), 11, true),
                new Column(labels.text("mark"), 10, true),
                new Column(labels.text("grade"), 16, true),
                new Column(labels.text("completed"), 15, true));
        String sum = Integer.toString(
                model.modules().stream().mapToInt(Line::credits).sum());
        blocks.add(new Table(
                labels.text("modules.caption"),
                columns,
                model.modules().stream().map(this::row).toList(),
                total ? List.of(labels.text("credits.total"), "", "", sum, "", "", "") : List.of()));
    }

    private List<String> row(Line line) {
        return List.of(
                line.code(),
                line.title(),
                Integer.toString(line.level()),
                Integer.toString(line.credits()),
                text(line.mark()),
                line.grade() == null ? "" : labels.code("grade", line.grade()),
                day(line.completedOn()));
    }

    /** How a reader finds out whether the document is genuine. */
    private void check(IssuedDocument document, QrCode code) {
        if (model.kind() == DocumentKind.CERTIFICATE) {
            blocks.add(new Text(
                    labels.text("verify.number") + " " + model.number() + " | " + labels.text("verify.issued") + " "
                            + labels.day(model.issuedOn()) + " | " + labels.text("verify.code") + " " + code(document),
                    Weight.NOTE));
            return;
        }
        blocks.add(new Heading(1, labels.text("verify.heading")));
        beside(code);
        blocks.add(new Details(List.of(
                new Detail(labels.text("verify.number"), model.number()),
                new Detail(labels.text("verify.issued"), labels.day(model.issuedOn())),
                new Detail(labels.text("verify.code"), code(document)),
                new Detail(labels.text("verify.fingerprint"), document.digest().substring(0, FINGERPRINT)))));
        blocks.add(new Text(labels.sentence("verify.how"), Weight.NOTE));
    }

    /** A code that stands beside what follows; none for a draft, and where the address is not known. */
    private void beside(QrCode code) {
        if (code != null) {
            blocks.add(code);
        }
    }

    /** The code in groups of four. */
    static String code(IssuedDocument document) {
        return document.code().replaceAll("(.{" + GROUP + "})(?!$)", "$1-");
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }

    private static String day(LocalDate day) {
        return day == null ? "" : SHORT_DAY.format(day);
    }
}
