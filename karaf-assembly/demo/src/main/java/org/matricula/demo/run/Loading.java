package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.matricula.demo.DemonstrationException;
import org.matricula.demo.client.Api;
import org.matricula.demo.generator.AcademicYear;
import org.matricula.demo.generator.Campus;
import org.matricula.demo.generator.CsvFile;

/** Loads what was generated: institutions by REST, the rest by imports through mapping files. */
public final class Loading {

    private static final int REFUSALS_SHOWN = 10;

    private final Stage stage;

    /** Works on a stage. */
    public Loading(Stage stage) {
        this.stage = stage;
    }

    /** Adds the institution with its sessions and closure days; with a partner it is agreed that it delivers its courses. */
    public void institution(Campus campus) {
        Map<String, Object> body = new HashMap<>();
        body.put("code", campus.code());
        body.put("name", campus.name());
        body.put("kind", campus.awardingBody() == null ? "AWARDING_BODY" : "PARTNER");
        body.put("awardingBody", campus.awardingBody());
        stage.api().post("institutions", body);
        String at = "institutions/" + campus.code();
        for (AcademicYear year : campus.sessions()) {
            stage.api()
                    .put(
                            at + "/sessions/" + year.inPath(),
                            Map.of(
                                    "starts", year.starts().toString(),
                                    "ends", year.ends().toString()));
        }
        if (campus.awardingBody() != null) {
            stage.api()
                    .post(
                            at + "/agreements",
                            Map.of(
                                    "kind",
                                    "VALIDATED",
                                    "reference",
                                    "Memorandum of " + campus.awardingBody() + " and " + campus.code(),
                                    "starts",
                                    campus.sessions().get(0).starts().toString()));
        }
        campus.closureDays().forEach((day, name) -> stage.api().put(at + "/closure-days/" + day, Map.of("name", name)));
        stage.screen()
                .say(
                        "%s: %d sessions, %d closure days",
                        campus.name(),
                        campus.sessions().size(),
                        campus.closureDays().size());
    }

    /** Imports all files of an institution; the generator makes no mistakes, so nothing may be refused. */
    public void files(Campus campus) {
        for (CsvFile file : campus.files()) {
            JsonNode report = imported(campus, file);
            if (report.path("refused").asLong() > 0) {
                showRefusals(report);
                throw new DemonstrationException(file.mapping() + " of " + campus.code() + " was not taken whole");
            }
            long created = report.path("created").asLong();
            if (created != file.rows()) {
                throw new DemonstrationException(file.mapping() + " of " + campus.code() + " has " + file.rows()
                        + " rows and became " + created + " records");
            }
        }
    }

    /** Imports the faulty file; every row must be refused. */
    public long faulty(Campus campus) {
        stage.screen().say("a file of marks in which every row is wrong on purpose:");
        JsonNode report = imported(campus, campus.faulty());
        showRefusals(report);
        long refused = report.path("refused").asLong();
        if (refused != campus.faulty().rows()) {
            throw new DemonstrationException(
                    "Of " + campus.faulty().rows() + " faulty rows " + refused + " were refused");
        }
        return refused;
    }

    private JsonNode imported(Campus campus, CsvFile file) {
        String what = campus.code() + " " + file.mapping().substring("matricula-".length());
        JsonNode started = stage.api()
                .postCsv(
                        "exchange/imports?institution=" + campus.code() + "&mapping=" + file.mapping() + "&fileName="
                                + Api.encoded(file.mapping() + ".csv"),
                        file.bytes());
        stage.follow(what, started.path("job").asText());
        JsonNode report =
                stage.api().get("exchange/imports/" + started.path("id").asText());
        stage.screen()
                .say(
                        "%-34s %,8d rows %,8d created %,6d refused",
                        what,
                        report.path("rows").asLong(),
                        report.path("created").asLong(),
                        report.path("refused").asLong());
        return report;
    }

    private void showRefusals(JsonNode report) {
        JsonNode refusals =
                stage.api().get("exchange/imports/" + report.path("id").asText() + "/refusals?limit=" + REFUSALS_SHOWN);
        for (JsonNode refusal : refusals.path("items")) {
            stage.screen()
                    .say(
                            "  row %s: %s",
                            refusal.path("row").asText(), refusal.path("reason").asText());
        }
    }
}
