package org.matricula.documents.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentModel.ResultLine;
import org.matricula.documents.api.DocumentModel.Study;
import org.matricula.kernel.api.audit.Digests;

/**
 * A document as a list of named fields, each with a digest of its own: so that a check can name the field that somebody
 * altered. The document's digest is taken over the names and the digests of its fields. What is null is no field.
 */
final class Fields {

    private final List<Field> fields = new ArrayList<>();

    private Fields() {}

    /** A field. */
    record Field(String name, String value) {

        String digest() {
            return Digests.of((name + "\n" + value).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The fields of a document, in order. */
    static List<Field> of(DocumentModel model) {
        Fields fields = new Fields();
        fields.add("kind", model.kind());
        fields.add("language", model.language());
        fields.add("number", model.number());
        fields.add("issuedOn", model.issuedOn());
        fields.add("awardedBy", model.awardedBy());
        fields.add("placeOfStudy", model.placeOfStudy());
        fields.add("fullName", model.fullName());
        fields.add("familyName", model.familyName());
        fields.add("givenNames", model.givenNames());
        fields.add("studentNumber", model.studentNumber());
        fields.add("dateOfBirth", model.dateOfBirth());
        int number = 0;
        for (Study study : model.programmes()) {
            String name = "programmes[" + ++number + "].";
            fields.add(name + "title", study.title());
            fields.add(name + "enrolledOn", study.enrolledOn());
            fields.add(name + "endedOn", study.endedOn());
        }
        number = 0;
        for (Line line : model.modules()) {
            fields.module("modules[" + ++number + "].", line);
        }
        fields.award(model.award());
        fields.result(model.result());
        return fields.fields;
    }

    /** The document's digest. */
    static String digest(List<Field> fields) {
        StringBuilder all = new StringBuilder();
        fields.forEach(field ->
                all.append(field.name()).append(' ').append(field.digest()).append('\n'));
        return Digests.of(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void module(String name, Line line) {
        add(name + "code", line.code());
        add(name + "title", line.title());
        add(name + "level", line.level());
        add(name + "credits", line.credits());
        add(name + "mark", line.mark());
        add(name + "grade", line.grade());
        add(name + "completedOn", line.completedOn());
    }

    private void award(AwardLine award) {
        if (award != null) {
            add("award.title", award.title());
            add("award.level", award.level());
            add("award.classification", award.classification());
            add("award.classTitle", award.classTitle());
            add("award.endorsement", award.endorsement());
            add("award.conferredOn", award.conferredOn());
            add("award.decision", award.decision());
        }
    }

    private void result(ResultLine result) {
        if (result != null) {
            add("result.session", result.session());
            add("result.decision", result.decision());
            add("result.decisionTitle", result.decisionTitle());
            add("result.decidedOn", result.decidedOn());
        }
    }

    private void add(String name, Object value) {
        if (value != null) {
            fields.add(new Field(name, value.toString()));
        }
    }
}
