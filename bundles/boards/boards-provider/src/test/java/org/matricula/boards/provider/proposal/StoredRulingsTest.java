package org.matricula.boards.provider.proposal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.MeetingId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.explanation.Audience;
import org.matricula.students.api.StudentId;

public class StoredRulingsTest {

    private static final String STORED =
            """
            [{"policy":"classification","outcome":{"classification":"UPPER_SECOND","mean":69.49},
              "entitlement":"AUTOMATIC","decidedBy":"AWARD_BOARD","overridable":false,"review":false,"gaps":["G-1"],
              "findings":[{"rule":"T-CL","clause":"A.2.9.5[d]","code":"UPPER_SECOND","satisfied":true,
                "facts":[{"name":"mean","value":"20849999/300000"},{"name":"limits","value":{"FIRST":"69.5"}}],
                "steps":[{"name":"mean","expression":"(1 + 2) / 3","result":"1","rounding":null}]}],
              "pack":{"id":"usw-taught","version":"1.0.0","digest":"0123456789abcdef"}},
             {"policy":"compensation","subject":"CS<101>","outcome":{"eligible":false},"entitlement":"BARRED",
              "decidedBy":"AWARD_BOARD","overridable":true,"review":true,"gaps":[],"findings":[],
              "pack":{"id":"usw-taught","version":"1.0.0","digest":"0123456789abcdef"},"later":1}]
            """;

    @Test
    public void whatWasStoredIsToldAlsoWhereThePackIsGone() {
        List<String> text = rulings().text(Audience.BOARD);
        assertEquals(2, text.size());
        assertTrue(text.get(0), text.get(0).contains("mean: 69.49 (exactly 20849999/300000)"));
        assertTrue(text.get(0), text.get(0).contains("Rule T-CL, clause A.2.9.5[d], code UPPER_SECOND"));
        assertTrue(text.get(0), text.get(0).contains("Regulations: usw-taught 1.0.0 (0123456789ab)"));
        assertTrue(text.get(1), text.get(1).startsWith("Compensation of CS<101>\n"));
    }

    @Test
    public void asHtmlItIsEscaped() {
        String html = String.join("", rulings().html(Audience.STUDENT));
        assertTrue(html, html.contains("<h2>Compensation of CS&lt;101&gt;</h2>"));
    }

    /** What a pack without the rule leaves behind: nothing but that. */
    private static final String UNRULED =
            """
            [{"policy":"credit","outcome":{"policy":"credit"},"entitlement":"DISCRETION","decidedBy":"AWARD_BOARD",
              "overridable":true,"review":true,"gaps":[],
              "findings":[{"rule":"NO_RULE","clause":"","code":"NO_RULE","satisfied":false,
                "facts":[{"name":"problem","value":"the pack uow-coursework has no rule of that name"}],"steps":[]}],
              "pack":{"id":"uow-coursework","version":"1.0.0","digest":"0123456789abcdef"}}]
            """;

    @Test
    public void uow_aStudentIsToldNothingOfARuleThatThereIsNot() {
        assertEquals(List.of(), rulings(UNRULED, "AWARD").text(Audience.STUDENT));
        assertEquals(List.of(), rulings(UNRULED, null).html(Audience.STUDENT));
        String board = rulings(UNRULED, "AWARD").text(Audience.BOARD).get(0);
        assertTrue(board, board.contains("has no rule of that name"));
    }

    @Test
    public void usw_ofADecisionAStudentIsNotToldThatItIsStillToBeTaken() {
        String waiting = "A person must look at this before anything is decided.";
        String open = rulings(STORED, null).text(Audience.STUDENT).get(1);
        assertTrue(open, open.contains(waiting));
        List<String> decided = rulings(STORED, "AWARD").text(Audience.STUDENT);
        assertEquals(2, decided.size());
        assertFalse(decided.get(1), decided.get(1).contains(waiting));
        assertTrue(decided.get(0), decided.get(0).contains("See A.2.9.5[d]"));
        String board = rulings(STORED, "AWARD").text(Audience.BOARD).get(1);
        assertTrue(board, board.contains(waiting));
    }

    private static Candidate candidate(String decision) {
        return new Candidate(
                new CandidateId(1),
                new InstitutionCode("usw"),
                new MeetingId(2),
                new AcademicSession(2026),
                new StudentId(3),
                new ProgrammeRegistrationId(4),
                6,
                Candidate.Kind.AWARD,
                "AWARD",
                List.of("AWARD"),
                null,
                null,
                List.of(),
                false,
                decision,
                null,
                null,
                null,
                null,
                null,
                1);
    }

    private static StoredRulings rulings() {
        return rulings(STORED, null);
    }

    private static StoredRulings rulings(String stored, String decision) {
        return new StoredRulings(new ExplainedCandidate(candidate(decision), "{}", stored), new Regulations() {
            @Override
            public Resolution resolve(GoverningEvent event) {
                throw new AssertionError();
            }

            @Override
            public Pack pinned(PackRef ref) {
                throw Problem.notFound("pack", ref).exception();
            }

            @Override
            public Pack named(Caller caller, String id, String version) {
                throw new AssertionError();
            }
        });
    }
}
