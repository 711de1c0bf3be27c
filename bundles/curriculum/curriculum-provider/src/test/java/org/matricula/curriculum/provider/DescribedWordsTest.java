package org.matricula.curriculum.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.junit.Test;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.provider.rest.ModuleChange;
import org.matricula.curriculum.provider.rest.NewModule;
import org.matricula.curriculum.provider.rest.NewProgramme;
import org.matricula.kernel.api.Faults;

/** The interface's description names the words that the rules take. */
public class DescribedWordsTest {

    @Test
    public void everyDescribedWordIsTaken() throws NoSuchFieldException {
        List<String> groups = words(NewProgramme.class, "group");
        List<String> scales = words(NewProgramme.class, "scale");
        for (String group : groups) {
            assertTrue(group, scales.stream().anyMatch(scale -> isTaken(group, scale)));
        }
        for (String scale : scales) {
            assertTrue(scale, groups.stream().anyMatch(group -> isTaken(group, scale)));
        }
        for (String kind : words(NewModule.class, "kind")) {
            Module module = new Module(null, null, "M", "Title", 4, 20, false, kind);
            assertTrue(kind, Rules.module(new Faults(), module).isEmpty());
        }
    }

    @Test
    public void everyWordThatIsTakenIsDescribed() throws NoSuchFieldException {
        Programme programme = new Programme(null, null, "P", "Title", "BSC", "?", "?", 4, 6);
        List<String> rules = Rules.programme(new Faults(), programme).problem().faults().stream()
                .map(fault -> fault.rule())
                .toList();
        assertEquals(
                List.of(
                        "must be one of " + words(NewProgramme.class, "group"),
                        "must be one of " + words(NewProgramme.class, "scale")),
                rules);
        Module module = new Module(null, null, "M", "Title", 4, 20, false, "?");
        assertEquals(
                "must be one of " + words(NewModule.class, "kind"),
                Rules.module(new Faults(), module).problem().faults().get(0).rule());
        assertEquals(words(NewModule.class, "kind"), words(ModuleChange.class, "kind"));
    }

    private static boolean isTaken(String group, String scale) {
        return Rules.programme(new Faults(), new Programme(null, null, "P", "Title", "BSC", group, scale, 6, 6))
                .isEmpty();
    }

    private static List<String> words(Class<?> body, String member) throws NoSuchFieldException {
        return List.of(body.getDeclaredField(member).getAnnotation(Schema.class).allowableValues());
    }
}
