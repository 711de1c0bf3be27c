package org.matricula.exchange.provider.shell;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;

public class ImportFolderTest {

    private static final InstitutionCode USW = new InstitutionCode("usw");
    private static final Caller CALLER = new Caller("officer", Set.of(), Scope.of(List.of(USW)));

    @Rule
    public final TemporaryFolder machine = new TemporaryFolder();

    private Path own;
    private ImportFolder folder;

    @Before
    public void filesOfTwoInstitutionsAndOneOfTheMachine() throws IOException {
        Path imports = machine.newFolder("imports").toPath();
        own = Files.createDirectories(imports.resolve("usw/autumn"));
        own = own.getParent();
        write(own.resolve("marks.csv"));
        write(own.resolve("autumn/marks.csv"));
        write(Files.createDirectory(imports.resolve("college")).resolve("marks.csv"));
        write(machine.getRoot().toPath().resolve("secret.txt"));
        folder = new ImportFolder(Map.of("importFolder", imports.toString()));
    }

    @Test
    public void aFileIsTakenFromTheFolderOfItsInstitution() throws IOException {
        Path real = own.toRealPath();
        assertEquals(real.resolve("marks.csv"), folder.file(CALLER, USW, "marks.csv"));
        assertEquals(real.resolve("autumn/marks.csv"), folder.file(CALLER, USW, "autumn/marks.csv"));
        assertEquals(
                real.resolve("marks.csv"),
                folder.file(CALLER, USW, own.resolve("marks.csv").toString()));
        try (InputStream opened = ImportFolder.open(folder.file(CALLER, USW, "marks.csv"))) {
            assertEquals("text", new String(opened.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    public void noPathLeadsOutOfTheFolder() {
        for (String file : List.of(
                "../college/marks.csv",
                "../../secret.txt",
                "autumn/../../college/marks.csv",
                machine.getRoot().toPath().resolve("secret.txt").toString(),
                "/etc/passwd")) {
            refused(file);
        }
    }

    @Test
    public void noSymbolicLinkLeadsOutOfTheFolder() throws IOException {
        Files.createSymbolicLink(
                own.resolve("link.csv"), machine.getRoot().toPath().resolve("secret.txt"));
        Files.createSymbolicLink(own.resolve("others"), own.resolveSibling("college"));
        refused("link.csv");
        refused("others/marks.csv");
        Files.createSymbolicLink(own.resolve("within.csv"), own.resolve("marks.csv"));
        assertEquals(own.toRealPath().resolve("marks.csv"), folder.file(CALLER, USW, "within.csv"));
    }

    @Test
    public void whatIsNoFileIsRefusedInTheSameWay() {
        refused("missing.csv");
        refused("autumn");
        refused("");
        refused("nul\0.csv");
    }

    @Test
    public void aFileThatBecomesALinkAfterTheCheckIsNotOpened() throws IOException {
        Path checked = folder.file(CALLER, USW, "marks.csv");
        Files.delete(checked);
        Files.createSymbolicLink(checked, machine.getRoot().toPath().resolve("secret.txt"));
        assertThrows(IOException.class, () -> ImportFolder.open(checked).close());
    }

    @Test
    public void theFolderOfAnotherInstitutionIsNotLookedInto() {
        InstitutionCode college = new InstitutionCode("college");
        Problem problem = assertThrows(ProblemException.class, () -> folder.file(CALLER, college, "marks.csv"))
                .problem();
        assertEquals(Problem.Kind.FORBIDDEN, problem.kind());
    }

    private void refused(String file) {
        Problem problem = assertThrows(ProblemException.class, () -> folder.file(CALLER, USW, file))
                .problem();
        assertEquals(Problem.Kind.INVALID, problem.kind());
        assertEquals("file", problem.faults().get(0).field());
        assertTrue(problem.detail(), problem.detail().contains(own.toString()));
    }

    private static void write(Path file) throws IOException {
        Files.writeString(file, "text");
    }
}
