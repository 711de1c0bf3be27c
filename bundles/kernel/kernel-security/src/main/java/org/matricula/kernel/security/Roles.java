package org.matricula.kernel.security;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.security.ScopeExpansion;

/**
 * What roles mean: {@code registrar@usw} gives the privileges configured for {@code registrar}, for the institution
 * {@code usw} and its partners; {@code registrar@*} for every institution. A role of another form (the container's own)
 * or one that is not configured gives nothing.
 */
final class Roles {

    /** Roles of the container itself, which give no access to records. */
    static final Set<String> CONTAINER = new TreeSet<>(List.of("ssh", "admin", "manager", "viewer", "systembundles"));

    private static final Pattern FORM = Pattern.compile("([a-z][a-z-]*)@(\\*|[a-z][a-z0-9-]{1,19})");
    private static final String PREFIX = "role.";

    private final Map<String, Set<String>> privileges = new HashMap<>();

    /** Reads {@code role.NAME = privilege, privilege, ...}. */
    Roles(Map<String, Object> settings) {
        settings.forEach((key, value) -> {
            if (key.startsWith(PREFIX)) {
                Set<String> names = new HashSet<>();
                Arrays.stream(value.toString().split(","))
                        .map(String::strip)
                        .filter(name -> !name.isEmpty())
                        .forEach(names::add);
                privileges.put(key.substring(PREFIX.length()), names);
            }
        });
    }

    /** True for a role that gives something. */
    boolean knows(String role) {
        Matcher matcher = FORM.matcher(role);
        return CONTAINER.contains(role) || matcher.matches() && privileges.containsKey(matcher.group(1));
    }

    /**
     * The caller behind an identity. All its privileges hold for all its institutions: whoever needs different
     * privileges at two institutions has two users.
     */
    Caller caller(Identity identity, ScopeExpansion expansion) {
        Set<String> held = new HashSet<>();
        Set<InstitutionCode> institutions = new TreeSet<>();
        boolean all = false;
        for (String role : identity.roles()) {
            Matcher matcher = FORM.matcher(role);
            if (matcher.matches() && privileges.containsKey(matcher.group(1))) {
                held.addAll(privileges.get(matcher.group(1)));
                if ("*".equals(matcher.group(2))) {
                    all = true;
                } else {
                    institutions.add(new InstitutionCode(matcher.group(2)));
                }
            }
        }
        if (all) {
            return new Caller(identity.user(), held, Scope.all());
        }
        return new Caller(
                identity.user(),
                held,
                Scope.of(expansion == null ? institutions : expansion.withPartners(institutions)));
    }
}
