package org.matricula.itests;

import static org.matricula.itests.University.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the guide for operators finds. It makes institutions and puts their packs into force, so that it has two of its
 * own, and two packs, which come and change while it goes on.
 */
final class Operations {

    private static final String USW = "guides-op";
    private static final String COLLEGE = "guides-op-college";
    private static final String TAUGHT = "guides-op-taught";
    private static final String OF_COLLEGE = "guides-op-own";
    private static final String UNWANTED = "guides-op-unwanted";

    private final Campus campus;
    private final Preparation guide;
    private final Rest administrator;

    private Operations(Campus campus, Preparation guide) {
        this.campus = campus;
        this.guide = guide;
        this.administrator = campus.container().as(User.ADMINISTRATOR);
    }

    /** Names what is the guide's own, and enters the rest when the guide comes to it. */
    static void prepare(Campus campus, Preparation guide) {
        Operations operations = new Operations(campus, guide);
        guide.says("usw", USW);
        // whom the container has not seen before: it remembers for a minute what somebody may do
        guide.says("jo.registrar", "op.registrar");
        guide.says("loughborough", COLLEGE);
        guide.says("usw-taught", TAUGHT);
        guide.says("loughborough-college", OF_COLLEGE);
        guide.says("hill-college", UNWANTED);
        guide.says("a-new-password", campus.container().password(User.ADMINISTRATOR));
        guide.before("curl -u jo.registrar", () -> campus.known("op.registrar"));
        guide.before("regulations:verify", operations::packs);
        guide.before("boards:timeline", operations::decided);
        guide.before("regulations:rollback", operations::replaced);
        guide.before("curl -u administrator http://localhost:8181/api/v1/regulations", operations::anotherVersion);
        guide.before("exchange:mappings", operations::file);
        guide.before("assessment:compute", operations::marked);
        guide.before("boards:consent", operations::constituted);
        guide.before("jobs:list", operations::worked);
    }

    private void packs() {
        campus.drop(TAUGHT, "1.0.0", USW, "usw-taught");
        campus.drop(TAUGHT, "1.1.0", USW, "usw-taught");
        campus.drop(OF_COLLEGE, "1.0.0", COLLEGE, TAUGHT);
        campus.drop(OF_COLLEGE, "1.1.0", COLLEGE, TAUGHT);
        campus.drop(UNWANTED, "1.0.0", COLLEGE, TAUGHT);
    }

    /** A board of 2025/26 has decided. */
    private void decided() {
        for (String session : List.of("2025-26", "2027-28")) {
            administrator
                    .put(
                            "institutions/" + USW + "/sessions/" + session,
                            json(
                                    "starts", session.substring(0, 4) + "-09-01",
                                    "ends", "20" + session.substring(5) + "-08-31"))
                    .expect(200);
        }
        Cohort cohort = cohort("OPDECIDED", "OD", 62);
        cohort.computed();
        Preparation.released(administrator, administrator, cohort);
        guide.says("381443", cohort.id("student/OD1"));
    }

    private Cohort cohort(String programme, String prefix, int mark) {
        Cohort cohort = Cohort.entered(
                administrator, USW, programme, 2025, List.of(prefix + "501", prefix + "502"), List.of(prefix + "1"));
        return cohort.marked(prefix + "1", mark);
    }

    /** The partner's pack has been replaced by its next version. */
    private void replaced() {
        campus.inForce(OF_COLLEGE, "1.1.0");
    }

    /** What was put into force by command is done over REST with other versions. */
    private void anotherVersion() {
        campus.drop(TAUGHT, "1.2.0", USW, "usw-taught");
        campus.drop(UNWANTED, "1.2.0", COLLEGE, TAUGHT);
        guide.says("1.0.0", "1.2.0");
    }

    private void file() {
        Path folder = campus.container().home().resolve("data/imports/" + USW);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("students.csv"), "number,family_name,given_names\nOP1,Evans,Carys\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void marked() {
        Cohort cohort = cohort("OPMARKED", "OM", 20);
        guide.says("381443", cohort.id("student/OM1"));
    }

    private void constituted() {
        JsonNode meetings = administrator
                .get("boards/meetings?institution=" + USW)
                .expect(200)
                .json();
        for (JsonNode meeting : meetings.get("items")) {
            if (!meeting.get("state").asText().equals("RELEASED")) {
                Preparation.sits(
                        administrator,
                        meeting.get("id").asText(),
                        "COURSE_LEADER",
                        "PANEL_REPRESENTATIVE",
                        "AWARD_EXTERNAL");
            }
        }
    }

    private void worked() {
        JsonNode jobs = administrator.get("jobs").expect(200).json();
        guide.says("382132", jobs.get("items").get(0).get("id").asText());
    }
}
