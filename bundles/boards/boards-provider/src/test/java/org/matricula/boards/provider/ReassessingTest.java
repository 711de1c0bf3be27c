package org.matricula.boards.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.matricula.policies.taught.ModuleFact;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.ProgressionFacts;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.policies.taught.Reassessment;
import org.matricula.policies.taught.Reassessment.Permission;
import org.matricula.policies.taught.StudyMode;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.registration.api.Reassessment.Kind;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** What the taught regulations bar of taking again, by what a board knows of a module. */
public class ReassessingTest {

    private static final Pack USW = new PackLoader(List.of(new TaughtPolicyFamily()))
            .load(ClasspathPacks.files("usw-taught"), BasePacks.none())
            .orThrow();

    @Test
    public void T_RA_7_workHandedInForASingleElementKeepsTheRightToItsResit() {
        Optional<Reassessment> ruled = ruled(failed(true, false));
        assertEquals(Permission.RIGHT, ruled.orElseThrow().resit());
        assertNull(Reassessing.barred(Kind.RESIT, ruled, false));
        assertNull(Reassessing.barred(Kind.RESIT, ruled(failed(false, false)), false));
    }

    @Test
    public void T_RA_6_theSubjectBoardDecidesOnlyWhereNothingWasSubmittedForASingleElement() {
        Optional<Reassessment> nothing = ruled(failed(true, true));
        assertEquals("SUBJECT_BOARD_DECIDES", Reassessing.barred(Kind.RESIT, nothing, false));
        assertNull(Reassessing.barred(Kind.RESIT, nothing, true));
        assertEquals("RESIT_NOT_POSSIBLE", Reassessing.barred(Kind.RESIT, ruled(failed(false, true)), true));
    }

    private static Optional<Reassessment> ruled(ModuleFact failed) {
        ModuleFact passed =
                ModuleFact.builder("M402", 4, 20).mark(new BigDecimal(60)).build();
        ProgressionFacts session =
                ProgressionFacts.undergraduate(4, StudyMode.FT, Point.AFTER_FIRST_SIT, List.of(failed, passed));
        return Reassessing.ruled(session, failed, List.of(), USW);
    }

    private static ModuleFact failed(boolean single, boolean nothing) {
        return ModuleFact.builder("M401", 4, 20)
                .mark(new BigDecimal(nothing ? 0 : 35))
                .status(ModuleStatus.F2)
                .singleElement(single)
                .nothingSubmitted(nothing)
                .build();
    }
}
