package org.matricula.kernel.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.security.UserAdministration.RealmUser;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;

/** Users who are added, changed and removed by command. */
public class UserAdministrationTest extends OnBothDatabases {

    private static int tests;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final String boss = "boss" + ++tests;
    private Path file;
    private TestDatabase database;
    private UserAdministration users;

    @Before
    public void realm() throws IOException {
        file = folder.newFile("users.properties").toPath();
        Files.writeString(file, "# the staff\n" + boss + " = known,administrator@*,ssh\n");
        database = database("security");
        users = administration(FileRealm.of(file));
    }

    private UserAdministration administration(RealmUsers of) {
        return new UserAdministration(
                of,
                database.auditTrail(),
                database.transactions(),
                Map.of("role.registrar", "students.read", "role.auditor", "audit.read", "role.administrator", "x.y"));
    }

    @Test
    public void aUserIsAddedChangedAndRemovedAndEachIsAudited() throws IOException {
        RealmUser jo = new RealmUser("jo.registrar", Set.of("registrar@usw", "ssh"));
        assertEquals(jo, users.set(caller(), "jo.registrar", List.of("registrar@usw", "ssh"), "first = ü"));
        assertTrue(text(), text().startsWith("# the staff"));
        assertTrue(text(), text().contains("first = \\u00FC"));
        assertTrue(users.list(caller()).contains(jo));
        users.set(caller(), "jo.registrar", List.of(), "second");
        assertTrue(text(), text().contains("second") && !text().contains("first"));
        assertTrue("the roles stay", users.list(caller()).contains(jo));
        users.set(caller(), "jo.registrar", List.of("auditor@*", "ssh"), null);
        assertTrue("the password stays", text().contains("second"));
        assertTrue(users.list(caller()).contains(new RealmUser("jo.registrar", Set.of("auditor@*", "ssh"))));
        users.remove(caller(), "jo.registrar");
        assertEquals(
                List.of(boss),
                users.list(caller()).stream().map(RealmUser::user).toList());
        assertEquals(
                List.of("security.add-user", "security.set-password", "security.set-roles", "security.remove-user"),
                audited());
    }

    @Test
    public void whoeverReadsTheFileMeanwhileFindsItWhole() throws Exception {
        users.set(caller(), "jo", List.of("ssh"), "first");
        List<String> seen = new ArrayList<>();
        Thread reader = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                String now = text();
                if (!now.contains(boss + " = known") || !now.contains("jo = ")) {
                    seen.add(now);
                }
            }
        });
        reader.start();
        for (int i = 0; i < 50; i++) {
            users.set(caller(), "jo", List.of("ssh", i % 2 == 0 ? "viewer" : "registrar@usw"), "password " + i);
        }
        reader.interrupt();
        reader.join();
        assertEquals(List.of(), seen);
    }

    @Test
    public void everyFaultIsNamedAndNothingIsWrittenAndNoPasswordIsShown() {
        String before = text();
        Problem problem = refused(
                        Problem.Kind.INVALID,
                        () -> users.set(
                                caller(), "_g_:x", List.of("registrar", "nobody@usw", "registrar@USW", "ssh"), " \t"))
                .problem();
        assertEquals(
                List.of("user", "roles", "roles", "roles", "password"),
                problem.faults().stream().map(Fault::field).toList());
        for (String password : new String[] {"", "   ", "two\nlines", "x".repeat(201), null}) {
            ProblemException refused =
                    refused(Problem.Kind.INVALID, () -> users.set(caller(), "jo", List.of("ssh"), password));
            assertEquals("password", refused.problem().faults().get(0).field());
            assertFalse(
                    refused.problem().toString(), refused.problem().toString().contains("lines"));
        }
        for (String name : new String[] {"", "a b", "a:b", "a,b", "a=b", "#a", "a\n", "x".repeat(101), null}) {
            refused(Problem.Kind.INVALID, () -> users.set(caller(), name, List.of("ssh"), "first"));
        }
        refused(Problem.Kind.INVALID, () -> users.set(caller(), "jo", List.of(), "first"));
        refused(Problem.Kind.NOT_FOUND, () -> users.remove(caller(), "jo"));
        assertEquals(before, text());
        assertEquals(List.of(), audited());
    }

    @Test
    public void nobodyLocksThemselvesOut() {
        refused(Problem.Kind.CONFLICT, () -> users.remove(caller(), boss));
        refused(Problem.Kind.CONFLICT, () -> users.set(caller(), boss, List.of("ssh"), null));
        users.set(caller(), boss, List.of("ssh", "administrator@*"), "another");
        assertTrue(text(), text().contains("another"));
    }

    @Test
    public void itNeedsThePrivilegeForEveryInstitution() {
        String before = text();
        for (Caller other : List.of(
                new Caller("x", Set.of("security.rotate"), Scope.all()),
                new Caller(
                        "x", Set.of(UserAdministration.USERS.name()), Scope.of(List.of(new InstitutionCode("usw")))))) {
            refused(Problem.Kind.FORBIDDEN, () -> users.list(other));
            refused(Problem.Kind.FORBIDDEN, () -> users.set(other, "jo", List.of("ssh"), "first"));
            refused(Problem.Kind.FORBIDDEN, () -> users.remove(other, boss));
        }
        assertEquals(before, text());
    }

    @Test
    public void aDirectorysUsersAreChangedThere() {
        UserAdministration elsewhere =
                administration(new RealmUsers(List.of(new FileRealm("other", file)), List.of(FileRealm.FACTORY)));
        refused(Problem.Kind.CONFLICT, () -> elsewhere.list(caller()));
        refused(Problem.Kind.CONFLICT, () -> elsewhere.set(caller(), "jo", List.of("ssh"), "first"));
    }

    @Test
    public void aPasswordComesFromAFileThatNobodyElseMayRead() throws IOException {
        Path password = folder.newFile("password").toPath();
        Files.writeString(password, "glanwaith ŵy\n");
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
        assertEquals("glanwaith ŵy", PasswordFile.read(password.toString()));
        Path link = folder.getRoot().toPath().resolve("link");
        Files.createSymbolicLink(link, password);
        refused(Problem.Kind.INVALID, () -> PasswordFile.read(link.toString()));
        for (String open : List.of("rw-r-----", "rw----r--", "rwx------")) {
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString(open));
            ProblemException refused = refused(Problem.Kind.INVALID, () -> PasswordFile.read(password.toString()));
            assertFalse(refused.problem().toString().contains("glanwaith"));
        }
        Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("r--------"));
        assertEquals("glanwaith ŵy", PasswordFile.read(password.toString()));
        Files.delete(password);
        refused(Problem.Kind.INVALID, () -> PasswordFile.read(password.toString()));
        for (byte[] bad : List.of("a\nb\n".getBytes(StandardCharsets.UTF_8), new byte[] {'a', (byte) 0xff})) {
            Files.write(password, bad);
            Files.setPosixFilePermissions(password, PosixFilePermissions.fromString("rw-------"));
            refused(Problem.Kind.INVALID, () -> PasswordFile.read(password.toString()));
        }
        Files.write(password, new byte[0]);
        assertEquals("what is empty is refused as a password", "", PasswordFile.read(password.toString()));
    }

    private Caller caller() {
        return new Caller(boss, Set.of(UserAdministration.USERS.name()), Scope.all());
    }

    private List<String> audited() {
        return new Sql(database.dataSource())
                .query("select action from kernel_audit where actor = ? order by id", rs -> rs.getString(1), boss);
    }

    private String text() {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Attempt {
        void make() throws IOException;
    }

    private static ProblemException refused(Problem.Kind kind, Attempt attempt) {
        ProblemException refused = assertThrows(ProblemException.class, attempt::make);
        assertEquals(refused.problem().toString(), kind, refused.problem().kind());
        return refused;
    }
}
