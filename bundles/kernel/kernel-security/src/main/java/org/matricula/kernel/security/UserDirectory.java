package org.matricula.kernel.security;

import java.util.Optional;

/** Who the realm knows at this moment, for whoever signed in before and now comes with a token. */
@FunctionalInterface
interface UserDirectory {

    /**
     * Somebody as the realm knows him now, with the roles of now.
     *
     * @return empty when the realm does not know him any more; unchanged where the realm cannot list its users, as a
     *     directory service may not
     */
    Optional<Identity> present(Identity noted);
}
