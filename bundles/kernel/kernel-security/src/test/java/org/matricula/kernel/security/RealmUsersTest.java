package org.matricula.kernel.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.karaf.jaas.modules.BackingEngine;
import org.apache.karaf.jaas.modules.BackingEngineFactory;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class RealmUsersTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private RealmUsers users;

    @Before
    public void realm() throws IOException {
        file = folder.newFile("users.properties").toPath();
        Files.writeString(file, "# nobody yet\n");
        users = FileRealm.of(file);
    }

    @Test
    public void usersAreChangedAsAWholeAndTheFileKeepsItsComments() throws IOException {
        assertTrue(users.empty());
        users.change(engine -> {
            engine.addUser("zoë", "secret");
            // whoever reads the file meanwhile finds what was there before
            assertEquals("# nobody yet", read().strip());
            engine.addRole("zoë", "registrar@usw");
            engine.addRole("zoë", "ssh");
        });
        assertFalse(users.empty());
        assertTrue(read(), read().startsWith("# nobody yet"));
        assertEquals(
                Optional.of(new Identity("zoë", Set.of("registrar@usw", "ssh"))),
                users.present(new Identity("zoë", Set.of("old"))));
        assertEquals(1, folder.getRoot().list().length);
    }

    @Test
    public void whoIsNotThereIsNotPresent() {
        assertEquals(Optional.empty(), users.present(new Identity("gone", Set.of("registrar@usw"))));
    }

    @Test
    public void aRealmThatCannotListItsUsersLeavesThemAsTheySignedIn() {
        RealmUsers elsewhere = new RealmUsers(List.of(new FileRealm("other", file)), List.of(FileRealm.FACTORY));
        Identity noted = new Identity("gone", Set.of("registrar@usw"));
        assertEquals(Optional.of(noted), elsewhere.present(noted));
        assertFalse(elsewhere.empty());
    }

    @Test
    public void whoeverLosesARoleOrLeavesTheFileIsSeenAtOnceAndTheFileIsReadNoOftenerThanItChanges()
            throws IOException {
        int[] built = new int[1];
        BackingEngineFactory counting = new BackingEngineFactory() {
            @Override
            public String getModuleClass() {
                return FileRealm.FACTORY.getModuleClass();
            }

            @Override
            public BackingEngine build(Map<String, ?> options) {
                built[0]++;
                return FileRealm.FACTORY.build(options);
            }
        };
        RealmUsers counted = new RealmUsers(List.of(new FileRealm("karaf", file)), List.of(counting));
        Identity noted = new Identity("ada", Set.of());
        Files.writeString(file, "ada = x,student@usw,ssh\n");
        assertEquals(Optional.of(new Identity("ada", Set.of("student@usw", "ssh"))), counted.present(noted));
        assertEquals(Optional.empty(), counted.present(new Identity("bob", Set.of())));
        assertEquals(1, built[0]);
        Files.writeString(file, "ada = x,student@usw\n");
        assertEquals(Optional.of(new Identity("ada", Set.of("student@usw"))), counted.present(noted));
        Path other = file.resolveSibling("other");
        Files.writeString(other, "bob = x,student@usw\n");
        Files.move(other, file, StandardCopyOption.ATOMIC_MOVE);
        assertEquals(Optional.empty(), counted.present(noted));
        assertEquals(3, built[0]);
    }

    @Test
    public void blanksAroundTheNamesOfRolesAndGroupsSayNothing() throws IOException {
        Files.writeString(
                file,
                "ada = x, student@usw , _g_:staff, ssh\nbob = x,_g_:staff\n_g_\\:staff = group, marker@usw ,viewer\n");
        assertEquals(
                Optional.of(new Identity("ada", Set.of("student@usw", "ssh", "marker@usw", "viewer"))),
                users.present(new Identity("ada", Set.of())));
        assertEquals(
                Optional.of(new Identity("bob", Set.of("marker@usw", "viewer"))),
                users.present(new Identity("bob", Set.of())));
    }

    private String read() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
