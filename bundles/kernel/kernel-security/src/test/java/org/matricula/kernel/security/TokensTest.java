package org.matricula.kernel.security;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TestName;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.HandClock;
import org.matricula.kernel.testing.OnBothDatabases;
import org.matricula.kernel.testing.TestDatabase;

public class TokensTest extends OnBothDatabases {

    private static final Duration LIFETIME = Duration.ofMinutes(30);

    @Rule
    public final TestName name = new TestName();

    private final HandClock clock = new HandClock(Instant.parse("2026-09-21T09:00:00Z"));
    private Sql sql;
    private Tokens tokens;

    @Before
    public void open() {
        TestDatabase database = database("security");
        sql = new Sql(database.dataSource());
        tokens = new Tokens(
                database.dataSource(),
                database.transactions(),
                database.auditTrail(),
                clock,
                Map.of("tokenMinutes", Long.toString(LIFETIME.toMinutes())));
    }

    @Test
    public void aTokenSaysWhoItsOwnerIs() {
        Identity ann = new Identity(user(), Set.of("registrar@usw", "ssh"));
        Tokens.Issued issued = tokens.issue(caller(), ann);
        assertEquals(clock.instant().plus(LIFETIME), issued.expiresAt());
        assertEquals(Optional.of(new Verified(ann, issued.expiresAt())), tokens.verify(issued.token()));
    }

    @Test
    public void anOwnerWithoutRolesHasNone() {
        Identity nobody = new Identity(user(), Set.of());
        assertEquals(
                Optional.of(nobody), identity(tokens.issue(caller(), nobody).token()));
    }

    @Test
    public void twoTokensOfOneOwnerDiffer() {
        assertNotEquals(issue(), issue());
    }

    @Test
    public void anUnknownTokenIsNobodys() {
        assertEquals(Optional.empty(), identity("guessed"));
        assertEquals(Optional.empty(), identity(""));
    }

    @Test
    public void theTokenItselfIsNotKept() {
        String token = issue();
        List<String> kept = sql.query("select token_digest from security_token", rs -> rs.getString(1));
        assertTrue(kept.stream().noneMatch(digest -> digest.contains(token)));
    }

    @Test
    public void aTokenExpires() {
        String token = issue();
        clock.pass(LIFETIME.minusSeconds(1));
        assertTrue(identity(token).isPresent());
        clock.pass(Duration.ofSeconds(1));
        assertEquals(Optional.empty(), identity(token));
    }

    @Test
    public void expiredTokensAreSweptAwayByTheNext() {
        issue();
        clock.pass(LIFETIME.plusSeconds(1));
        issue();
        assertEquals(1, kept());
    }

    @Test
    public void aRevokedTokenIsNobodysAndOthersStayValid() {
        String lost = issue();
        String other = issue();
        tokens.revoke(caller(), lost);
        assertEquals(Optional.empty(), identity(lost));
        assertTrue(identity(other).isPresent());
    }

    @Test
    public void issuingAndRevokingStandInTheAuditTrail() {
        tokens.revoke(caller(), issue());
        assertEquals(
                List.of("security.issue-token", "security.revoke-token"),
                sql.query(
                        "select action from kernel_audit where actor = ? order by id", rs -> rs.getString(1), user()));
    }

    private Optional<Identity> identity(String token) {
        return tokens.verify(token).map(Verified::identity);
    }

    private String issue() {
        return tokens.issue(caller(), new Identity(user(), Set.of("registrar@usw")))
                .token();
    }

    private int kept() {
        return sql.first("select count(*) from security_token where user_name = ?", rs -> rs.getInt(1), user())
                .orElseThrow();
    }

    private Caller caller() {
        return new Caller(user(), Set.of(), Scope.all());
    }

    private String user() {
        return name.getMethodName();
    }
}
