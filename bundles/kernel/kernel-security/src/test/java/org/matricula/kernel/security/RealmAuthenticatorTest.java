package org.matricula.kernel.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.FailedLoginException;
import javax.security.auth.login.LoginException;
import javax.security.auth.spi.LoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.boot.principal.UserPrincipal;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.TestDatabase;

public class RealmAuthenticatorTest {

    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final InstitutionCode USW = new InstitutionCode("usw");
    private static final InstitutionCode COLLEGE = new InstitutionCode("loughborough");

    private static TestDatabase database;
    private static Configuration before;
    private static volatile String password;

    private boolean gone;
    private final HandClock clock = new HandClock(Instant.parse("2026-09-21T09:00:00Z"));
    private final Map<String, Object> settings =
            Map.of("role.registrar", "students.read", "rememberSeconds", REMEMBERED.toSeconds());
    private final Tokens tokens =
            new Tokens(database.dataSource(), database.transactions(), database.auditTrail(), clock, settings);
    private final RealmAuthenticator authenticator = new RealmAuthenticator(tokens, this::present, clock, settings);

    private Optional<Identity> present(Identity noted) {
        return gone ? Optional.empty() : Optional.of(noted);
    }

    /** The realm: one user, and it counts how often it is asked. */
    public static final class Realm implements LoginModule {

        private Subject subject;
        private CallbackHandler handler;

        @Override
        public void initialize(Subject who, CallbackHandler asked, Map<String, ?> shared, Map<String, ?> options) {
            subject = who;
            handler = asked;
        }

        @Override
        public boolean login() throws LoginException {
            ASKED.incrementAndGet();
            NameCallback user = new NameCallback("user");
            PasswordCallback secret = new PasswordCallback("password", false);
            try {
                handler.handle(new Callback[] {user, secret});
            } catch (Exception e) {
                throw new LoginException(e.getMessage());
            }
            if (!"zoë".equals(user.getName()) || !password.equals(new String(secret.getPassword()))) {
                throw new FailedLoginException();
            }
            return true;
        }

        @Override
        public boolean commit() {
            subject.getPrincipals().add(new UserPrincipal("zoë"));
            subject.getPrincipals().add(new RolePrincipal("registrar@usw"));
            return true;
        }

        @Override
        public boolean abort() {
            return true;
        }

        @Override
        public boolean logout() {
            return true;
        }
    }

    @BeforeClass
    public static void open() {
        database = new TestDatabase(TestDatabase.Kind.DERBY, "security");
        before = null;
        try {
            before = Configuration.getConfiguration();
        } catch (SecurityException none) {
            // a JVM without a login configuration
        }
        Configuration.setConfiguration(new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return "karaf".equals(name)
                        ? new AppConfigurationEntry[] {
                            new AppConfigurationEntry(
                                    Realm.class.getName(),
                                    AppConfigurationEntry.LoginModuleControlFlag.REQUIRED,
                                    Map.of())
                        }
                        : null;
            }
        });
    }

    @AfterClass
    public static void close() {
        Configuration.setConfiguration(before);
        database.close();
    }

    @Before
    public void setUp() {
        password = "open: sesame";
        ASKED.set(0);
    }

    @After
    public void nothingIsLeft() {
        authenticator.forget();
    }

    @Test
    public void theRealmSaysWhoTheCallerIs() {
        Caller caller = authenticator.authenticate(basic("zoë", "open: sesame"));
        assertEquals(new Caller("zoë", Set.of("students.read"), Scope.of(Set.of(USW))), caller);
    }

    @Test
    public void aVerifiedHeaderIsRememberedForTheConfiguredTimeOnly() {
        String header = basic("zoë", "open: sesame");
        authenticator.authenticate(header);
        clock.pass(REMEMBERED.minusSeconds(1));
        authenticator.authenticate(header);
        assertEquals("the realm is dear to ask", 1, ASKED.get());
        clock.pass(Duration.ofSeconds(1));
        authenticator.authenticate(header);
        assertEquals(2, ASKED.get());
    }

    @Test
    public void whoeverIsRememberedStaysSoWhileTheTimeOfOthersIsUp() {
        RealmAuthenticator small = new RealmAuthenticator(tokens, this::present, clock, settings, 4);
        for (int i = 0; i < 3; i++) {
            small.authenticate("Bearer " + token());
        }
        clock.pass(REMEMBERED);
        String header = basic("zoë", "open: sesame");
        small.authenticate(header);
        small.authenticate("Bearer " + token());
        small.authenticate(header);
        assertEquals("three others made room", 1, ASKED.get());
    }

    @Test
    public void theRealmSaysWhatTheRolesOfAUserGive() {
        Set<String> roles = Set.of("registrar@usw", "ssh");
        RealmAuthenticator listed = new RealmAuthenticator(
                tokens,
                noted -> noted.user().equals("zoë") ? Optional.of(new Identity("zoë", roles)) : Optional.empty(),
                clock,
                settings);
        Privilege read = new Privilege("students.read");
        InstitutionCode usw = new InstitutionCode("usw");
        assertTrue(listed.give("zoë", read, usw));
        assertFalse("elsewhere", listed.give("zoë", read, new InstitutionCode("hill")));
        assertFalse("another privilege", listed.give("zoë", new Privilege("students.own"), usw));
        assertFalse("unknown", listed.give("ada", read, usw));
        assertTrue("a realm that cannot list its users", authenticator.give("ada", read, usw));
    }

    @Test
    public void noMoreAreRememberedThanThereIsRoomFor() {
        RealmAuthenticator small = new RealmAuthenticator(tokens, this::present, clock, settings, 4);
        String header = basic("zoë", "open: sesame");
        small.authenticate(header);
        for (int i = 0; i < 4; i++) {
            small.authenticate("Bearer " + token());
        }
        small.authenticate(header);
        assertEquals("the fifth made all of them go", 2, ASKED.get());
    }

    @Test
    public void aChangedPasswordIsRefusedWhenTheTimeIsUp() {
        String header = basic("zoë", "open: sesame");
        authenticator.authenticate(header);
        password = "changed";
        clock.pass(REMEMBERED);
        assertRefused(header);
    }

    @Test
    public void wrongCredentialsAreRefusedAndNotRemembered() {
        assertRefused(basic("zoë", "guess"));
        assertRefused(basic("zoë", "guess"));
        assertEquals(2, ASKED.get());
        password = "guess";
        authenticator.authenticate(basic("zoë", "guess"));
    }

    @Test
    public void theRefusalDoesNotSayWhichOfTheTwoWasWrong() {
        assertEquals(
                assertRefused(basic("nobody", "open: sesame")).detail(),
                assertRefused(basic("zoë", "guess")).detail());
    }

    @Test
    public void whatCannotBeReadIsRefused() {
        assertRefused((String) null);
        assertRefused("");
        assertRefused("Basic");
        assertRefused("Basic ");
        assertRefused("Basic !!!");
        assertRefused("Basic " + base64("no colon"));
        assertRefused("Digest username=zoë");
        assertRefused("Bearer guessed");
        assertEquals("the realm is not troubled", 0, ASKED.get());
    }

    @Test
    public void aTokenIsAsGoodAsThePassword() {
        String bearer = "Bearer " + token();
        assertEquals("zoë", authenticator.authenticate(bearer).name());
        assertEquals(0, ASKED.get());
    }

    @Test
    public void aRevokedTokenIsRefusedAtOnce() {
        String token = token();
        Caller caller = authenticator.authenticate("Bearer " + token);
        tokens.revoke(caller, token);
        authenticator.forget();
        assertRefused("Bearer " + token);
    }

    @Test
    public void theTokenOfSomebodyWhoIsGoneIsRefused() {
        String bearer = "Bearer " + token();
        authenticator.authenticate(bearer);
        gone = true;
        clock.pass(REMEMBERED);
        assertRefused(bearer);
    }

    @Test
    public void anEmptyPasswordIsNone() {
        assertRefused(basic("zoë", ""));
        assertEquals(0, ASKED.get());
    }

    @Test
    public void anExpiredTokenIsRefusedAlsoWhileItIsRemembered() {
        String bearer = "Bearer " + token();
        clock.pass(Duration.ofMinutes(480).minusSeconds(1));
        authenticator.authenticate(bearer);
        clock.pass(Duration.ofSeconds(1));
        assertRefused(bearer);
    }

    @Test
    public void partnersAreInScopeAsSoonAsTheyAreKnownAndNoLonger() {
        String header = basic("zoë", "open: sesame");
        authenticator.authenticate(header);
        var expansion = new org.matricula.kernel.api.security.ScopeExpansion() {
            @Override
            public Set<InstitutionCode> withPartners(Set<InstitutionCode> institutions) {
                Set<InstitutionCode> all = new TreeSet<>(institutions);
                all.add(COLLEGE);
                return all;
            }
        };
        authenticator.setExpansion(expansion);
        assertEquals(
                Scope.of(Set.of(USW, COLLEGE)),
                authenticator.authenticate(header).scope());
        authenticator.unsetExpansion(expansion);
        assertEquals(Scope.of(Set.of(USW)), authenticator.authenticate(header).scope());
    }

    @Test
    public void aSessionOfTheContainerHasACallerToo() {
        Subject subject = new Subject();
        assertRefused(subject);
        subject.getPrincipals().add(new UserPrincipal("zoë"));
        subject.getPrincipals().add(new RolePrincipal("registrar@*"));
        assertEquals(Scope.all(), authenticator.caller(subject).scope());
        assertRefused((Subject) null);
    }

    private String token() {
        Caller caller = new Caller("zoë", Set.of(), Scope.all());
        return tokens.issue(caller, new Identity("zoë", Set.of("registrar@usw")))
                .token();
    }

    private Problem assertRefused(String header) {
        return refused(assertThrows(ProblemException.class, () -> authenticator.authenticate(header)));
    }

    private Problem assertRefused(Subject subject) {
        return refused(assertThrows(ProblemException.class, () -> authenticator.caller(subject)));
    }

    private static Problem refused(ProblemException e) {
        assertEquals(Problem.Kind.UNAUTHENTICATED, e.problem().kind());
        return e.problem();
    }

    private static String basic(String user, String secret) {
        return "Basic " + base64(user + ":" + secret);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
