package org.matricula.kernel.security;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.audit.Digests;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.kernel.persistence.Sql;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Opaque tokens: random, kept only as digests, valid for a configured time on every node. */
@Component(service = Tokens.class, configurationPid = "org.matricula.security")
public final class Tokens {

    private static final int RANDOM_BYTES = 32;
    private static final String SEPARATOR = ",";

    private final Sql sql;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;
    private final Duration lifetime;
    private final SecureRandom random = new SecureRandom();

    /**
     * Keeps tokens in the database.
     *
     * @param settings {@code tokenMinutes}, see the shipped configuration file
     */
    @Activate
    public Tokens(
            @Reference(target = "(osgi.jndi.service.name=security)") DataSource dataSource,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock,
            Map<String, Object> settings) {
        this.sql = new Sql(dataSource);
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
        this.lifetime = Duration.ofMinutes(
                Long.parseLong(settings.getOrDefault("tokenMinutes", "480").toString()));
    }

    /** A token as it is given out; it is shown once. */
    record Issued(String token, Instant expiresAt) {}

    /** Gives out a token for somebody who has just signed in with a password. */
    Issued issue(Caller caller, Identity identity) {
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Instant now = clock.instant();
        Instant expires = now.plus(lifetime);
        transactions.run(() -> {
            sql.update("delete from security_token where expires_at < ?", now);
            sql.update(
                    Sql.insert(
                            "security_token",
                            "token_digest",
                            "user_name",
                            "roles",
                            "issued_at",
                            "expires_at",
                            "revoked"),
                    Digests.of((Object) token),
                    identity.user(),
                    String.join(SEPARATOR, identity.roles()),
                    now,
                    expires,
                    false);
            audit.record(caller, AuditEntry.created(null, "security.issue-token", "user/" + identity.user(), expires));
        });
        return new Issued(token, expires);
    }

    /** Whose token it is; empty when it is unknown, expired or revoked. */
    Optional<Verified> verify(String token) {
        return sql.first(
                "select user_name, roles, expires_at from security_token where token_digest = ? and expires_at > ?"
                        + " and revoked = ?",
                rs -> new Verified(
                        new Identity(rs.getString(1), split(rs.getString(2))), Sql.instant(rs, "expires_at")),
                Digests.of((Object) token),
                clock.instant(),
                false);
    }

    /** Revokes a token. */
    void revoke(Caller caller, String token) {
        transactions.run(() -> {
            sql.update(
                    "update security_token set revoked = ? where token_digest = ?", true, Digests.of((Object) token));
            audit.record(caller, AuditEntry.created(null, "security.revoke-token", "user/" + caller.name(), null));
        });
    }

    private static Set<String> split(String roles) {
        return roles.isEmpty() ? Set.of() : new TreeSet<>(Arrays.asList(roles.split(SEPARATOR)));
    }
}
