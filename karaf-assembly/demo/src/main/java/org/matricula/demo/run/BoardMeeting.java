package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.matricula.demo.generator.Campus;

/** Takes the board of an institution through its meeting, from opening to release. */
public final class BoardMeeting {

    private static final Set<String> HARMFUL = Set.of("DISCONTINUE", "NOT_ELIGIBLE");
    private static final String REASON =
            "The demonstration board: always the first option that does not harm the student.";
    private static final String NO_OTHER =
            "The demonstration board: there is no option that does not harm the student.";

    private static final String CAME = "attendance";
    private static final String ATTENDED = "ATTENDED";

    private final Stage stage;

    /** Works on a stage. */
    public BoardMeeting(Stage stage) {
        this.stage = stage;
    }

    /** The day of the boards, or today when that is still to come: nothing is released before it was decided. */
    private static LocalDate held(Campus campus) {
        LocalDate today = LocalDate.now();
        LocalDate planned = campus.board().boardDay();
        return planned.isAfter(today) ? today : planned;
    }

    /** Holds the meeting; returns its id. */
    public String hold(Campus campus) {
        JsonNode opened = stage.api()
                .post(
                        "boards/meetings",
                        Map.of(
                                "institution", campus.code(),
                                "session", campus.board().toString(),
                                "point", "AFTER_FIRST_SIT",
                                "heldOn", held(campus).toString(),
                                "chair", campus.chair(),
                                "programmes", List.of()));
        String id = opened.path("id").asText();
        String at = "boards/meetings/" + id;
        stage.screen()
                .say(
                        "%s %s: meeting %s is open, chair %s, packs %s",
                        campus.code(), campus.board(), id, campus.chair(), packs(opened));
        JsonNode proposing = stage.api().post(at + "/proposals", null);
        JsonNode done =
                stage.follow(campus.code() + " proposals", proposing.path("id").asText());
        stage.screen().say("%s", done.path("message").asText());
        stage.api().post(at + "/members", Map.of("members", board(campus)));
        stage.screen().say("the board has met");
        stage.api().post(at + "/consent", Map.of("externalExaminer", campus.examiner()));
        stage.screen().say("consent of the external examiner %s is on record", campus.examiner());
        JsonNode endorsed = stage.api().post(at + "/endorsements", null);
        stage.screen()
                .say(
                        "%,d proposals that need nobody's discretion are endorsed",
                        endorsed.path("endorsed").asLong());
        decide(at);
        stage.api().post(at + "/statements", Map.of("examiner", campus.examiner(), "kind", "ENDORSES"));
        stage.screen().say("%s endorses the outcomes", campus.examiner());
        JsonNode rehearsing = stage.api().post(at + "/release/rehearsal", null);
        JsonNode rehearsed =
                stage.follow(campus.code() + " results", rehearsing.path("id").asText());
        stage.screen().say("%s", rehearsed.path("message").asText());
        JsonNode released = stage.api().post(at + "/release", null);
        stage.screen()
                .say(
                        "released at %s: %s candidates",
                        released.path("releasedAt").asText(),
                        released.path("candidates").asText());
        return id;
    }

    /** Everybody whom the regulations ask for came. */
    private static List<Map<String, Object>> board(Campus campus) {
        return List.of(
                Map.of("name", campus.chair(), "role", "CHAIR", "post", "DEAN", "trained", true, CAME, ATTENDED),
                Map.of(
                        "name",
                        "Secretary of the board",
                        "userName",
                        "administrator",
                        "role",
                        "SECRETARY",
                        CAME,
                        ATTENDED),
                Map.of("name", "Leader of the courses", "role", "COURSE_LEADER", CAME, ATTENDED),
                Map.of("name", "Chair of the circumstances panel", "role", "PANEL_REPRESENTATIVE", CAME, ATTENDED),
                Map.of("name", campus.examiner(), "role", "AWARD_EXTERNAL", CAME, ATTENDED));
    }

    private void decide(String at) {
        List<JsonNode> open = stage.api().all(at + "/candidates").stream()
                .filter(c -> !c.hasNonNull("decision"))
                .toList();
        stage.screen().say("%,d candidates need the board: %s", open.size(), REASON);
        Map<String, Integer> chosen = new TreeMap<>();
        int done = 0;
        for (JsonNode candidate : open) {
            String choice = choice(candidate.path("options"));
            stage.api()
                    .post(
                            at + "/candidates/" + candidate.path("studentId").asText() + "/decision",
                            Map.of("decision", choice, "reason", HARMFUL.contains(choice) ? NO_OTHER : REASON));
            chosen.merge(choice, 1, Integer::sum);
            stage.screen().progress("%,d of %,d decisions", ++done, open.size());
        }
        chosen.forEach((choice, count) -> stage.screen().say("  %-26s %,6d", choice, count));
    }

    /** The first option that does not harm; the first of all where every one does. */
    static String choice(JsonNode options) {
        for (JsonNode option : options) {
            if (!HARMFUL.contains(option.asText())) {
                return option.asText();
            }
        }
        return options.path(0).asText();
    }

    private static String packs(JsonNode meeting) {
        StringBuilder packs = new StringBuilder();
        for (JsonNode pack : meeting.path("packs")) {
            packs.append(packs.isEmpty() ? "" : ", ")
                    .append(pack.path("id").asText())
                    .append(' ')
                    .append(pack.path("version").asText());
        }
        return packs.toString();
    }
}
