package org.matricula.requests.api;

/** Where a request stands. */
public enum RequestState {
    /** It is being written, and nobody has to answer it. */
    DRAFT,
    /** It waits for those who must agree. */
    SUBMITTED,
    /** All have agreed; it holds from its day on, when it is carried out. */
    APPROVED,
    /** A named person refused it. */
    REFUSED,
    /** It was carried out. */
    EFFECTIVE,
    /** The student took it back. */
    WITHDRAWN_BY_STUDENT,
    /** It was not answered in time. */
    LAPSED,
    /**
     * The record has overtaken it: the registration ended, the student died, it cannot be carried out any more, or what was
     * carried out is taken back.
     */
    OVERTAKEN
}
