package org.matricula.itests;

import static org.junit.Assert.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.matricula.itests.Guide.Block;

/** Every command of the documentation does what it says, in the order in which it stands there. */
@RunWith(Parameterized.class)
public class GuidesIT {

    @ClassRule
    public static final SharedContainer CONTAINER = new SharedContainer();

    private static Campus campus;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final Guide guide;

    public GuidesIT(Guide guide) {
        this.guide = guide;
    }

    @Parameters(name = "{0}")
    public static List<Guide> guides() {
        return Guide.all();
    }

    @Test
    public void everyBlockDoesWhatItSays() throws Exception {
        List<Block> followed = new ArrayList<>(guide.blocks());
        List<String> idle = new ArrayList<>();
        Excuses.of(guide).forEach((begins, reason) -> {
            if (!followed.removeIf(block -> block.begins(begins))) {
                idle.add(begins);
            }
        });
        assertEquals("excuses of " + guide + " that excuse nothing", List.of(), idle);
        if (followed.isEmpty()) {
            return;
        }
        Preparation preparation = Preparation.of(guide, campus());
        try (Reader reader = new Reader(campus().container(), folder.getRoot().toPath())) {
            for (Block block : followed) {
                preparation.before(block);
                preparation.words().forEach(reader::says);
                reader.follow(block);
            }
        }
    }

    private static Campus campus() {
        if (campus == null) {
            campus = Campus.founded(CONTAINER.get());
        }
        return campus;
    }
}
