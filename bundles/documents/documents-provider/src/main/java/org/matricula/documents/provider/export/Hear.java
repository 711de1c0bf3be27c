package org.matricula.documents.provider.export;

import java.io.OutputStream;
import java.time.LocalDate;
import javax.xml.stream.XMLStreamException;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.documents.api.IssuedDocument;

/** A transcript as Higher Education Achievement Report, HEAR 1.1. */
final class Hear {

    private static final String NAMESPACE = "http://hear.org/";

    private final DocumentModel model;
    private final IssuedDocument document;
    private final Xml xml;

    private Hear(DocumentModel model, IssuedDocument document, Xml xml) {
        this.model = model;
        this.document = document;
        this.xml = xml;
    }

    static void write(DocumentModel model, IssuedDocument document, OutputStream out) {
        Xml.write(out, "achievementReport", NAMESPACE, xml -> new Hear(model, document, xml).write());
    }

    private void write() throws XMLStreamException {
        // 1 is the report at the end, 2 one on the way (AMB-T-118)
        xml.attribute("status", model.kind() == DocumentKind.TRANSCRIPT ? "1" : "2");
        xml.attribute("id", model.number());
        xml.element("issuer", () -> {
            xml.text("identifier", model.institution());
            xml.text("title", model.awardedBy());
            xml.text("issuerDescription", model.awardedBy());
        });
        xml.element("learner", () -> {
            xml.text("identifier", model.studentNumber());
            xml.text("familyName", model.familyName());
            xml.text("givenNames", model.givenNames() == null ? "" : model.givenNames());
            xml.text("fullName", model.fullName());
            xml.text("dateOfBirth", model.dateOfBirth());
        });
        xml.element("provider", () -> {
            xml.text("identifier", model.institution());
            xml.text("title", model.placeOfStudy());
            xml.text("providerStatus", "Place of study");
            int last = model.programmes().size() - 1;
            for (int i = 0; i <= last; i++) {
                course(model.programmes().get(i), i == last);
            }
        });
        xml.element(
                "additionalInformation",
                () -> xml.text(
                        "furtherInformation",
                        "Document " + model.number() + " with the digest (SHA-256) " + document.digest()
                                + ", signed by the key " + document.keyId()));
        xml.element("certificationOfTheHEAR", () -> {
            xml.text("identifier", model.number());
            xml.text("issueDateHear", model.issuedOn());
            xml.text("fullNameOfficial", model.awardedBy());
            xml.text("capacity", "Issuer");
        });
    }

    /** A programme; the modules stand with the last one, to which the record belongs. */
    private void course(Study study, boolean last) throws XMLStreamException {
        xml.element("course", () -> {
            if (last) {
                for (Line line : model.modules()) {
                    xml.element("hasPart", () -> xml.element("course", () -> module(line)));
                }
            }
            xml.text("title", study.title());
            if (last && model.award() != null) {
                qualification(study, model.award());
            }
            xml.element("presentation", () -> {
                day("start", study.enrolledOn());
                if (study.endedOn() != null) {
                    day("end", study.endedOn());
                }
            });
        });
    }

    private void module(Line line) throws XMLStreamException {
        xml.text("date", line.completedOn());
        xml.text("identifier", line.code());
        xml.text("title", line.title());
        xml.element("assessment", () -> {
            xml.text("assessmentType", "Module result");
            xml.text("result", line.mark(), "resultType", "mark");
            xml.text("result", line.grade(), "resultType", "grade");
            xml.text("gradingScheme", "Percentage, cut after one decimal");
        });
        xml.text("level", line.level());
        xml.element("credit", () -> {
            xml.text("level", line.level());
            xml.text("value", line.credits());
        });
    }

    private void qualification(Study study, AwardLine award) throws XMLStreamException {
        xml.element("qualification", () -> {
            xml.text("regulations", "The regulations of " + model.awardedBy());
            xml.text("subject", study.title());
            xml.text("level", level(award));
            xml.text("issueDateQualification", award.conferredOn());
            xml.text("title", award.title());
            xml.text("description", award.additions().isEmpty() ? null : String.join(", ", award.additions()));
            xml.text("awardedBy", model.awardedBy());
        });
    }

    /** Documents from before the award's level was kept have the highest of their modules. */
    private int level(AwardLine award) {
        return award.level() != null
                ? award.level()
                : model.modules().stream().mapToInt(Line::level).max().orElse(0);
    }

    private void day(String name, LocalDate day) throws XMLStreamException {
        xml.text(name, day, "dtf", day.toString());
    }
}
