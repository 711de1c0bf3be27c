package org.matricula.documents.provider.export;

import java.io.OutputStream;
import javax.xml.stream.XMLStreamException;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.documents.api.IssuedDocument;

/** A transcript as EMREX ELMO 1.7. */
final class Elmo {

    private static final String NAMESPACE = "https://github.com/emrex-eu/elmo-schemas/tree/v1";
    private static final String OURS = "urn:matricula:document";
    private static final String SCHEME = "marks";

    private final DocumentModel model;
    private final IssuedDocument document;
    private final Xml xml;

    private Elmo(DocumentModel model, IssuedDocument document, Xml xml) {
        this.model = model;
        this.document = document;
        this.xml = xml;
    }

    static void write(DocumentModel model, IssuedDocument document, OutputStream out) {
        Xml.write(out, "elmo", NAMESPACE, xml -> new Elmo(model, document, xml).write());
    }

    private void write() throws XMLStreamException {
        xml.text("generatedDate", document.issuedAt());
        xml.element("learner", () -> {
            xml.text("identifier", model.studentNumber(), "type", "studentNumber");
            xml.text("givenNames", model.givenNames() == null ? "" : model.givenNames());
            xml.text("familyName", model.familyName());
            xml.text("bday", model.dateOfBirth());
        });
        xml.element("report", () -> {
            xml.element("issuer", () -> {
                xml.text("identifier", model.institution(), "type", "local");
                xml.text("title", model.awardedBy(), "xml:lang", "en");
                xml.text("url", "urn:matricula:institution:" + model.institution());
            });
            int last = model.programmes().size() - 1;
            for (int i = 0; i <= last; i++) {
                programme(model.programmes().get(i), i == last);
            }
            xml.text("issueDate", document.issuedAt());
            xml.element("gradingScheme", () -> {
                xml.attribute("localId", SCHEME);
                xml.text("description", "Percentage, cut after one decimal", "xml:lang", "en");
            });
        });
        xml.element(
                "extension",
                () -> xml.foreign(
                        OURS,
                        "document",
                        "number",
                        model.number(),
                        "digest",
                        document.digest(),
                        "keyId",
                        document.keyId()));
    }

    /** A programme; the modules stand with the last one, to which the record belongs. */
    private void programme(Study study, boolean last) throws XMLStreamException {
        xml.element("learningOpportunitySpecification", () -> {
            xml.text("title", study.title(), "xml:lang", "en");
            xml.text("type", "Degree Programme");
            boolean awarded = last && model.award() != null;
            xml.element(
                    "specifies",
                    () -> xml.element("learningOpportunityInstance", () -> {
                        xml.text("start", study.enrolledOn());
                        xml.text("date", awarded ? model.award().conferredOn() : null);
                        xml.text("status", awarded ? "passed" : study.endedOn() == null ? "in-progress" : null);
                        xml.text("resultLabel", awarded ? model.award().classTitle() : null);
                        if (awarded && model.award().level() != null) {
                            level(model.award().level());
                        }
                    }));
            if (last) {
                for (Line line : model.modules()) {
                    xml.element("hasPart", () -> module(line));
                }
            }
        });
    }

    private void module(Line line) throws XMLStreamException {
        xml.element("learningOpportunitySpecification", () -> {
            xml.text("identifier", line.code(), "type", "local");
            xml.text("title", line.title(), "xml:lang", "en");
            xml.text("type", "Module");
            xml.element(
                    "specifies",
                    () -> xml.element("learningOpportunityInstance", () -> {
                        xml.text("date", line.completedOn());
                        xml.text("status", "passed");
                        xml.text("gradingSchemeLocalId", SCHEME);
                        xml.text("resultLabel", line.mark());
                        xml.element("credit", () -> {
                            xml.text("scheme", "local");
                            xml.text("value", line.credits());
                        });
                        level(line.level());
                    }));
        });
    }

    private void level(int level) throws XMLStreamException {
        xml.element("level", () -> {
            xml.text("type", "local");
            xml.text("value", level);
        });
    }
}
