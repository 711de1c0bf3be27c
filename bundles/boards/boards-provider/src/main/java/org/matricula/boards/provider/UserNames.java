package org.matricula.boards.provider;

import java.util.Collection;
import java.util.Locale;

/**
 * Whether two user names may be those of one person: they may where they differ by letter case only, since directories
 * sign somebody in under any. It is asked wherever there have to be two persons, or somebody has to have no interest. What
 * somebody may do as a member asks for the very name on record (ADR 68).
 */
public final class UserNames {

    private UserNames() {}

    /** True when both may be one person's. */
    public static boolean mayBeOne(String one, String other) {
        return one != null && other != null && key(one).equals(key(other));
    }

    /** True when one of some may be the same person's. */
    public static boolean mayBeAmong(Collection<String> some, String name) {
        return some.stream().anyMatch(one -> mayBeOne(one, name));
    }

    /** What the names of one person have in common. */
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
