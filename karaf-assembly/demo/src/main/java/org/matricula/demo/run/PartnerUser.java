package org.matricula.demo.run;

import com.fasterxml.jackson.databind.JsonNode;
import org.matricula.demo.DemonstrationException;
import org.matricula.demo.client.Api;

/** A registrar of the college, who must not see the university's students. */
public final class PartnerUser {

    private static final String USER = "college-registrar";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;

    private final Stage stage;

    /** Works on a stage. */
    public PartnerUser(Stage stage) {
        this.stage = stage;
    }

    /**
     * Adds the user to the realm and looks at students through their eyes.
     *
     * @param college the college's code
     * @param foreign a student of the university
     */
    public void look(String college, String foreign) {
        Api theirs = new RealmUser(stage).added(USER, "registrar@" + college);
        JsonNode own = theirs.get("students?institution=" + college + "&limit=1");
        int status = theirs.status("students/" + foreign);
        if (own.path("items").isEmpty() || status != NOT_FOUND && status != FORBIDDEN) {
            throw new DemonstrationException(
                    "The college's registrar sees " + own.path("items").size()
                            + " students of the college, and a student of the university with status " + status);
        }
        stage.screen()
                .say(
                        "the user %s sees students of %s; a student of the university is answered with %d",
                        USER, college, status);
    }
}
