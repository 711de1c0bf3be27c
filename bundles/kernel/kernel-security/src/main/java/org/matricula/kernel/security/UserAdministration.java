package org.matricula.kernel.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Adds, changes and removes users of the container's realm. All throw {@link org.matricula.kernel.api.ProblemException}
 * with 403 without {@link #USERS} for every institution, and 409 where the realm does not keep its users itself.
 */
@Component(service = UserAdministration.class, configurationPid = "org.matricula.security")
public final class UserAdministration {

    /** Needed for all of it; whoever holds it can give every role. */
    static final Privilege USERS = new Privilege("security.users");

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]{0,99}");
    private static final int LONGEST_PASSWORD = 200;

    private final RealmUsers users;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Roles roles;

    /** Works on the realm, with the roles that are configured. */
    @Activate
    public UserAdministration(
            @Reference RealmUsers users,
            @Reference AuditTrail audit,
            @Reference Transactions transactions,
            Map<String, Object> settings) {
        this.users = users;
        this.audit = audit;
        this.transactions = transactions;
        this.roles = new Roles(settings);
    }

    /**
     * A user of the realm.
     *
     * @param user the name
     * @param roles the roles, those of groups among them
     */
    public record RealmUser(String user, Set<String> roles) {}

    /** The users by name. */
    public List<RealmUser> list(Caller caller) {
        caller.require(USERS);
        return kept(caller).entrySet().stream()
                .map(entry -> new RealmUser(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * Adds a user, or changes one.
     *
     * @param given the roles from now on; empty to leave them
     * @param password the password from now on; null to leave it
     * @throws org.matricula.kernel.api.ProblemException 409 for the caller's own roles, 422 for all that is wrong: a role
     *     that is not configured, an empty password, and a new user without a role or a password
     */
    public RealmUser set(Caller caller, String user, List<String> given, String password) {
        caller.require(USERS);
        boolean named = user != null && NAME.matcher(user).matches();
        Map<String, Set<String>> kept = kept(caller);
        Set<String> before = named ? kept.get(user) : null;
        Faults faults = new Faults()
                .check(named, "user", user, "must be 1 to 100 letters, digits, and . _ @ - behind the first");
        given.stream()
                .filter(role -> !roles.knows(role))
                .forEach(role -> faults.check(
                        false,
                        "roles",
                        role,
                        "must be a role of the configuration with @institution or @*, or " + "one of the container's: "
                                + Roles.CONTAINER));
        faults.check(before != null || !given.isEmpty(), "roles", null, "must be given for a new user");
        // what was typed is nobody's business, wrong or not
        faults.check(before != null || password != null, "password", null, "must be given for a new user");
        faults.check(
                password == null
                        || !password.isBlank()
                                && password.length() <= LONGEST_PASSWORD
                                && password.chars().noneMatch(Character::isISOControl),
                "password",
                null,
                "must be 1 to " + LONGEST_PASSWORD + " characters in one line, not blanks alone");
        faults.refuse();
        Set<String> after = given.isEmpty() ? before : new TreeSet<>(given);
        if (user.equals(caller.name()) && !after.equals(before)) {
            throw Problem.conflict("user", user, "must not change the own roles: another administrator does")
                    .exception();
        }
        RealmUser changed = new RealmUser(user, after);
        transactions.required(() -> {
            AuditEntry entry = before == null
                    ? AuditEntry.created(null, "security.add-user", "user/" + user, changed)
                    : AuditEntry.changed(
                            null,
                            password == null ? "security.set-roles" : "security.set-password",
                            "user/" + user,
                            null,
                            new RealmUser(user, before),
                            changed);
            audit.record(caller, entry);
            change(user, before, after, password);
            return null;
        });
        return changed;
    }

    /**
     * Removes a user; the records keep the name.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 for nobody, 409 for the caller
     */
    public void remove(Caller caller, String user) {
        caller.require(USERS);
        Set<String> before = kept(caller).get(user);
        if (before == null) {
            throw Problem.notFound("user", user).exception();
        }
        if (user.equals(caller.name())) {
            throw Problem.conflict("user", user, "must be removed by another administrator")
                    .exception();
        }
        transactions.required(() -> {
            audit.record(
                    caller,
                    AuditEntry.changed(
                            null, "security.remove-user", "user/" + user, null, new RealmUser(user, before), null));
            change(user, before, Set.of(), null);
            return null;
        });
    }

    private Map<String, Set<String>> kept(Caller caller) {
        if (!caller.scope().isAll()) {
            throw Problem.of(Problem.Kind.FORBIDDEN, "Users belong to the platform: this needs every institution.")
                    .exception();
        }
        return users.kept().orElseThrow(() -> Problem.conflict(
                        "realm", "karaf", "must keep its users itself; a directory's are changed there")
                .exception());
    }

    /** Roles that come by a group stay with the group. */
    private void change(String user, Set<String> before, Set<String> after, String password) {
        try {
            users.change(engine -> {
                if (after.isEmpty()) {
                    engine.deleteUser(user);
                    return;
                }
                if (password != null) {
                    engine.addUser(user, users.kept(password));
                }
                if (before != null) {
                    before.stream()
                            .filter(role -> !after.contains(role))
                            .forEach(role -> engine.deleteRole(user, role));
                }
                after.stream()
                        .filter(role -> before == null || !before.contains(role))
                        .forEach(role -> engine.addRole(user, role));
            });
        } catch (IOException e) {
            throw new UncheckedIOException("the users of the realm cannot be written", e);
        }
    }
}
