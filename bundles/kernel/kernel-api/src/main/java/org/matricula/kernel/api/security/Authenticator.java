package org.matricula.kernel.api.security;

import javax.security.auth.Subject;

/** Turns credentials into a {@link Caller}. All faces (REST, SOAP, shell) go through it, so there is one realm. */
public interface Authenticator {

    /**
     * Checks the value of an {@code Authorization} header: HTTP Basic against the container's realm, or {@code Bearer}
     * with a token that this installation gave out.
     *
     * @param authorization the header's value; null when the caller sent none
     * @throws org.matricula.kernel.api.ProblemException 401 when there are no credentials or they are wrong
     */
    Caller authenticate(String authorization);

    /**
     * The caller behind a subject that the container has already signed in (a shell session).
     *
     * @throws org.matricula.kernel.api.ProblemException 401 when the subject is null or has no user
     */
    Caller caller(Subject subject);
}
