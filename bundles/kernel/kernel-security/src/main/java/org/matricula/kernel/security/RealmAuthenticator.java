package org.matricula.kernel.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.security.RealmRoles;
import org.matricula.kernel.api.security.ScopeExpansion;
import org.matricula.kernel.api.time.Memory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Signs callers in against the container's realm {@code karaf}, or by token. A password is hashed so dearly that a
 * verified header is remembered for a short while, under a key that cannot be turned back into the password.
 */
@Component(
        service = {Authenticator.class, RealmRoles.class},
        configurationPid = "org.matricula.security")
public final class RealmAuthenticator implements Authenticator, RealmRoles {

    private static final String REALM = "karaf";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    /** More than students who look at their results in one hour; some 30 MB. */
    private static final int MOST_REMEMBERED = 50_000;

    private static final int KEY_BYTES = 32;

    private final Tokens tokens;
    private final UserDirectory users;
    private final Clock clock;
    private final Roles roles;
    private final Duration remember;
    private final Mac mac;
    private final Memory<String, Caller> remembered;
    private volatile ScopeExpansion expansion;

    /**
     * Reads what roles mean.
     *
     * @param settings {@code role.NAME} and {@code rememberSeconds}, see the shipped configuration file
     */
    @Activate
    public RealmAuthenticator(
            @Reference Tokens tokens,
            @Reference UserDirectory users,
            @Reference Clock clock,
            Map<String, Object> settings) {
        this(tokens, users, clock, settings, MOST_REMEMBERED);
    }

    RealmAuthenticator(Tokens tokens, UserDirectory users, Clock clock, Map<String, Object> settings, int most) {
        this.tokens = tokens;
        this.users = users;
        this.clock = clock;
        this.roles = new Roles(settings);
        this.remember = Duration.ofSeconds(
                Long.parseLong(settings.getOrDefault("rememberSeconds", "60").toString()));
        this.remembered = new Memory<>(clock, most);
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.mac = mac(random);
    }

    /** Partners are known from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setExpansion(ScopeExpansion expansion) {
        this.expansion = expansion;
        remembered.forget();
    }

    /** Partners are not known any more. */
    public void unsetExpansion(ScopeExpansion gone) {
        if (expansion == gone) {
            expansion = null;
            remembered.forget();
        }
    }

    @Override
    public Caller authenticate(String authorization) {
        if (authorization == null) {
            throw refused("Sign in with HTTP Basic, or with a token of this installation.");
        }
        return remembered.get(digest(authorization), () -> {
            Instant until = clock.instant().plus(remember);
            Verified verified = verify(authorization);
            return new Memory.Found<>(
                    roles.caller(verified.identity(), expansion),
                    until.isBefore(verified.until()) ? until : verified.until());
        });
    }

    @Override
    public Caller caller(Subject subject) {
        return Optional.ofNullable(Identity.of(subject))
                .map(identity -> roles.caller(identity, expansion))
                .orElseThrow(() -> refused("Nobody is signed in to this session."));
    }

    @Override
    public boolean give(String user, Privilege privilege, InstitutionCode institution) {
        Identity asked = new Identity(user, Set.of());
        Identity present = users.present(asked).orElse(null);
        if (present == null) {
            return false;
        }
        Caller caller = roles.caller(present, expansion);
        // a realm that cannot list its users answers what it was asked
        return present == asked || caller.may(privilege) && caller.scope().contains(institution);
    }

    /** Who the realm or a token says that the header's owner is; never from memory. */
    Identity identity(String authorization) {
        return verify(authorization).identity();
    }

    private Verified verify(String authorization) {
        if (authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return new Verified(signIn(authorization.substring(BASIC.length()).strip()), Instant.MAX);
        }
        if (authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return tokens.verify(authorization.substring(BEARER.length()).strip())
                    .flatMap(this::stillThere)
                    .orElseThrow(() -> refused("The token is unknown, expired or revoked."));
        }
        throw refused("Authorization must be Basic or Bearer.");
    }

    // whoever was taken out of the realm, or lost a role there, does not keep it by a token
    private Optional<Verified> stillThere(Verified verified) {
        return users.present(verified.identity()).map(identity -> new Verified(identity, verified.until()));
    }

    /** Forgets what was verified; a revoked token is refused at once. */
    void forget() {
        remembered.forget();
    }

    private static Identity signIn(String credentials) {
        String[] parts;
        try {
            parts = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            throw refused("The Basic credentials cannot be read.");
        }
        if (parts.length != 2) {
            throw refused("The Basic credentials cannot be read.");
        }
        if (parts[1].isEmpty()) {
            throw refused("A password is needed.");
        }
        try {
            LoginContext login = new LoginContext(REALM, new Credentials(parts[0], parts[1]));
            login.login();
            Identity identity = Identity.of(login.getSubject());
            if (identity != null) {
                return identity;
            }
        } catch (LoginException e) {
            // which of the two was wrong is nobody's business
        }
        throw refused("User name or password is wrong.");
    }

    // a copy for each call, because looking the algorithm up costs more than the digest
    private String digest(String authorization) {
        try {
            Mac copy = (Mac) mac.clone();
            return HexFormat.of().formatHex(copy.doFinal(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("Java's own HmacSHA256 can be copied", e);
        }
    }

    private static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, mac.getAlgorithm()));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    private static ProblemException refused(String detail) {
        return Problem.of(Problem.Kind.UNAUTHENTICATED, detail).exception();
    }

    private record Credentials(String user, String password) implements CallbackHandler {

        @Override
        public void handle(Callback[] callbacks) throws IOException, UnsupportedCallbackException {
            for (Callback callback : callbacks) {
                if (callback instanceof NameCallback name) {
                    name.setName(user);
                } else if (callback instanceof PasswordCallback secret) {
                    secret.setPassword(password.toCharArray());
                } else {
                    throw new UnsupportedCallbackException(callback);
                }
            }
        }

        @Override
        public String toString() {
            return "credentials of " + user;
        }
    }
}
