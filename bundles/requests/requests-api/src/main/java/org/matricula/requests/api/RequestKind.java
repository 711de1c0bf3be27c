package org.matricula.requests.api;

/** What a student can ask for. */
public enum RequestKind {
    /** To leave without the award (A.2.6.6). */
    WITHDRAW,
    /** To interrupt the studies (A.2.6.10). */
    SUSPEND,
    /** To move to another course of the institution. */
    TRANSFER_COURSE,
    /** To move to another institution. */
    TRANSFER_INSTITUTION,
    /** To be away with leave, however long. */
    LEAVE_OF_ABSENCE,
    /** To be away for some days or weeks (A.2.4.7). */
    AUTHORISED_ABSENCE,
    /** To study full-time or part-time from a session on. */
    CHANGE_MODE,
    /** To take the year again. */
    REPEAT_YEAR,
    /** To be given a confirmation of acceptance for studies, or a further one. */
    CAS,
    /** To have names, date of birth, e-mail, addresses or telephone changed. */
    CHANGE_OF_DETAILS
}
