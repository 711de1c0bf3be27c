package org.matricula.boards.provider.proposal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.List;
import org.junit.Test;
import org.matricula.boards.api.Boards.ExplainedCandidate;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.explanation.Audience;

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

    private static StoredRulings rulings() {
        return new StoredRulings(new ExplainedCandidate(null, "{}", STORED), new Regulations() {
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
