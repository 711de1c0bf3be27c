package org.matricula.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.Assume;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Open University Learning Analytics Dataset goes in through mapping files, to the last row, and its module results
 * are computed. Skipped where the data set is not there.
 */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class OuladIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static final Logger LOG = LoggerFactory.getLogger(OuladIT.class);
    private static final String OU = "ou";
    private static final int PRESENTATIONS = 22;
    private static final int ASSESSMENTS = 206;
    private static final int REGISTRATIONS = 32_593;
    private static final int STAYED = 22_521;
    private static final int MARKS = 173_912;
    private static final int MARKS_WITHOUT_SCORE = 173;
    private static final Duration LONG = Duration.ofSeconds(300);

    private static Path folder;
    private static Rest rest;

    @BeforeClass
    public static void prepare() {
        folder = Path.of(System.getProperty("matricula.oulad", ""));
        boolean there = Files.exists(folder.resolve("studentAssessment.csv.gz"));
        if (!there) {
            LOG.warn("Skipped: the data set is not in {}; say where with -Dmatricula.oulad=...", folder);
        }
        Assume.assumeTrue(there);
        CONTAINER.university();
        rest = CONTAINER.as(User.ADMINISTRATOR);
        rest.post("institutions", json("code", OU, "name", "The Open University", "kind", "AWARDING_BODY"))
                .expect(201);
        for (int year = 2012; year < 2015; year++) {
            rest.put(
                            "institutions/ou/sessions/" + year + "-" + (year + 1) % 100,
                            json("starts", year + "-09-01", "ends", (year + 1) + "-08-31"))
                    .expect(200);
        }
    }

    @Test
    public void aEveryRowBecomesARecordOrARefusalWithItsReason() {
        reconciled("oulad-modules", "courses", PRESENTATIONS, 0);
        reconciled("oulad-occurrences", "courses", PRESENTATIONS, 0);
        reconciled("oulad-assessments", "assessments", ASSESSMENTS, 0);
        reconciled("oulad-students", "studentInfo", REGISTRATIONS, 0);
        reconciled("oulad-registrations", "studentRegistration", REGISTRATIONS, 0);
        reconciled("oulad-marks", "studentAssessment", MARKS, MARKS_WITHOUT_SCORE);
    }

    @Test
    public void bASecondImportChangesNothing() {
        for (List<String> file : List.of(
                List.of("oulad-modules", "courses"),
                List.of("oulad-occurrences", "courses"),
                List.of("oulad-assessments", "assessments"),
                List.of("oulad-registrations", "studentRegistration"))) {
            JsonNode report = imported(file.get(0), file.get(1));
            assertEquals(report.toString(), 0, report.get("created").asInt());
            assertEquals(report.toString(), 0, report.get("changed").asInt());
        }
    }

    @Test
    public void cAllModuleResultsAreComputedUnderAPack() {
        Path jar = CONTAINER.get().home().resolve("deploy/ou-illustrative.jar");
        pack().writeTo(jar);
        Await.until(
                "the pack is verified",
                LONG,
                () -> rest.get("regulations/packs/ou-illustrative/1.0.0").status() == 200);
        CONTAINER
                .as(User.APPROVER)
                .post("regulations/packs/ou-illustrative/1.0.0/approval", json("reason", "for the data set"))
                .expect(200);
        rest.post("regulations/packs/ou-illustrative/1.0.0/activation", json("reason", "for the data set"))
                .expect(200);
        long began = System.nanoTime();
        String job = rest.post("assessment/results/computations", json("institution", OU))
                .expect(202)
                .id();
        ended(job);
        JsonNode done = rest.get("jobs/" + job).expect(200).json();
        LOG.info("{} after {} ms", done, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        // a result for everybody who did not withdraw
        assertEquals(
                STAYED + " results written, 0 unchanged", done.get("message").asText());
        String first = rest.get("students?institution=ou&limit=1")
                .json()
                .get("items")
                .get(0)
                .get("id")
                .asText();
        JsonNode results = rest.get("assessment/students/" + first + "/results")
                .expect(200)
                .json();
        assertTrue(results.toString(), results.size() > 0);
        assertEquals(
                results.toString(),
                "ou-illustrative",
                results.get(0).get("pack").get("id").asText());
    }

    private static void reconciled(String mapping, String file, int rows, int refused) {
        JsonNode report = imported(mapping, file);
        assertEquals(report.toString(), rows, report.get("rows").asInt());
        int counted = report.get("created").asInt()
                + report.get("changed").asInt()
                + report.get("unchanged").asInt()
                + report.get("refused").asInt();
        assertEquals(report.toString(), rows, counted);
        assertEquals(
                report.toString(),
                report.get("refused").asInt(),
                refusals(report.get("id").asText()));
    }

    private static int refusals(String id) {
        List<String> reasons = new ArrayList<>();
        String after = null;
        do {
            JsonNode page = rest.get(
                            "exchange/imports/" + id + "/refusals?limit=500" + (after == null ? "" : "&after=" + after))
                    .expect(200)
                    .json();
            page.get("items").forEach(item -> {
                assertTrue(item.toString(), !item.get("reason").asText().isBlank());
                reasons.add(item.get("reason").asText());
            });
            after = page.get("next").isNull() ? null : page.get("next").asText();
        } while (after != null);
        return reasons.size();
    }

    private static JsonNode imported(String mapping, String file) {
        long began = System.nanoTime();
        byte[] csv;
        try (InputStream in = new GZIPInputStream(Files.newInputStream(folder.resolve(file + ".csv.gz")))) {
            csv = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Answer started = rest.post(
                        "exchange/imports?institution=ou&mapping=" + mapping + "&fileName=" + file + ".csv",
                        Rest.CSV,
                        csv)
                .expect(202);
        ended(started.json().get("job").asText());
        JsonNode report =
                rest.get("exchange/imports/" + started.id()).expect(200).json();
        LOG.info(
                "{} of {}: {} rows, {} created, {} changed, {} unchanged, {} refused in {} ms",
                mapping,
                file,
                report.get("rows"),
                report.get("created"),
                report.get("changed"),
                report.get("unchanged"),
                report.get("refused"),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
        return report;
    }

    private static void ended(String job) {
        Await.until("job " + job + " is done", LONG, () -> {
            JsonNode state = rest.get("jobs/" + job).expect(200).json();
            if (state.get("state").asText().equals("FAILED")) {
                throw new Await.Hopeless(state.toString());
            }
            return state.get("state").asText().equals("DONE");
        });
    }

    /** What a university that has no pack of its own would write first: nothing but whose it is and since when. */
    private static PackJar pack() {
        return new PackJar("org.matricula.pack.ou.illustrative", "1.0.0")
                .with(
                        "pack.yaml",
                        """
                        format: 1
                        id: ou-illustrative
                        version: 1.0.0
                        title: The Open University, as far as the data set needs it
                        notice: These are not the regulations of the Open University
                        institution: ou
                        effective: {from: 2012/13}
                        extends: {id: usw-taught, range: "[1.0,2)"}
                        ambiguities:
                          - id: OU-01
                            problem: The data set does not come with regulations.
                            reading: Those of the base apply.
                        cases: [cases-ou.yaml]
                        """)
                .with(
                        "cases-ou.yaml",
                        """
                        cases:
                          - id: OU-MOD-01
                            policy: module-result
                            title: "Two elements, half each"
                            basis: DECISION
                            gap: OU-01
                            given:
                              scale: UG
                              level: 5
                              credits: 60
                              attempt: FIRST
                              elements:
                              - {code: E1, weight: 50, mark: 70}
                              - {code: E2, weight: 50, mark: 60}
                            expect: {mark: 65, grade: PASS, element_marks: {E1: 70, E2: 60}}
                            clause: "A.2.7.1[b]"
                        """);
    }
}
