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
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
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

    @Test
    public void fortyUsersThatAreTypedInAtOnceAreHashedAndNobodyIsLost() throws IOException {
        String before = "# the staff\nbob = " + hash("b") + ",registrar@usw, ssh\n_g_\\:staff = group,marker@usw\n";
        StringBuilder typed = new StringBuilder(before);
        StringBuilder expected = new StringBuilder(before);
        for (int i = 0; i < 40; i++) {
            typed.append("zz%d = first-%d ,student@usw\n".formatted(i, i));
            expected.append("zz%d = %s,student@usw\n".formatted(i, hash("first-" + i)));
        }
        Files.writeString(file, typed, StandardCharsets.ISO_8859_1);
        users.hashClearPasswords(RealmUsersTest::hash);
        assertEquals("it may still be written", typed.toString(), read());
        users.hashClearPasswords(RealmUsersTest::hash);
        assertEquals(expected.toString(), read());
        assertTrue(read().length() > 8192);
        assertEquals(42, read().lines().filter(line -> !line.startsWith("#")).count());
        users.hashClearPasswords(RealmUsersTest::hash);
        users.hashClearPasswords(RealmUsersTest::hash);
        assertEquals(expected.toString(), read());
        assertEquals(1, folder.getRoot().list().length);
    }

    @Test
    public void whatIsWrittenWhilePasswordsAreHashedStays() throws IOException {
        Files.writeString(file, "ada = clear,student@usw\n");
        users.hashClearPasswords(RealmUsersTest::hash);
        users.hashClearPasswords(password -> {
            append("bob = second,student@usw\n");
            return hash(password);
        });
        assertEquals("ada = clear,student@usw\nbob = second,student@usw\n", read());
        users.hashClearPasswords(RealmUsersTest::hash);
        users.hashClearPasswords(RealmUsersTest::hash);
        assertEquals("ada = " + hash("clear") + ",student@usw\nbob = " + hash("second") + ",student@usw\n", read());
        assertEquals(1, folder.getRoot().list().length);
    }

    @Test
    public void onlyClearPasswordsAreHashedAndTheMarksOfTheContainerGo() {
        String marked = "eve = {CRYPT}" + hash("e") + "{CRYPT},student@usw\nno = {CRYPT}none{CRYPT},student@usw\n";
        String lines = "! ann = x\r\njo\\ b: p\\u00e4\\\\ss, registrar@usw,\\\r\n  ssh = x\r\nempty = ,ssh\n\nlast=z";
        assertEquals(
                "eve = " + hash("e") + ",student@usw\nno = {CRYPT}none{CRYPT},student@usw\n"
                        + "! ann = x\r\njo\\ b: " + hash("p\u00e4\\ss")
                        + ", registrar@usw,\\\r\n  ssh = x\r\nempty = ,ssh\n\nlast=" + hash("z"),
                UserLines.hashed(marked + lines, RealmUsersTest::hash));
    }

    /** As long as a hash of the container, and as readable. */
    private static String hash(String password) {
        String text = "$argon2id$v=19$m=4096,t=3,p=1$" + "s".repeat(90) + password;
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void append(String line) {
        try {
            Files.writeString(file, line, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
