package ${package};

import static org.junit.Assert.assertEquals;

import java.util.List;
import org.junit.Test;
import org.matricula.policies.taught.TaughtPolicyFamily;
import org.matricula.regulations.kit.pack.BasePacks;
import org.matricula.regulations.kit.pack.LoadedPack;
import org.matricula.regulations.kit.pack.PackLoader;
import org.matricula.regulations.kit.pack.PackLoading;
import org.matricula.regulations.kit.testing.ClasspathPacks;

/** The pack is accepted and its cases pass, as the platform will see it. */
public class PackTest {

    private static final PackLoader LOADER = new PackLoader(List.of(new TaughtPolicyFamily()));

    private final LoadedPack base =
            LOADER.load(ClasspathPacks.files("usw-taught"), BasePacks.none()).orThrow();
    private final PackLoading loading =
            LOADER.load(ClasspathPacks.files("${artifactId}"), BasePacks.of(List.of(base)));

    @Test
    public void nothingSpeaksAgainstIt() {
        assertEquals(List.of(), loading.reasons());
    }

    @Test
    public void allItsCasesPass() {
        ClasspathPacks.assertCasesPass(loading.orThrow());
    }

    @Test
    public void itsVersionIsThatOfItsBundle() {
        assertEquals(
                System.getProperty("pack.version"), loading.orThrow().version().toString());
    }
}
