package org.matricula.requests.api;

import java.time.Instant;
import java.util.List;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.registration.api.ProgrammeRegistrationId;

/**
 * What students do with their own requests, those under merged records too: whose they are, the registry has said by
 * {@link org.matricula.students.api.StudentAccounts}. The rules are those of {@link RequestDesk}; requests are told as
 * {@link StudentRequest#toStudent}. Every method needs {@link #OWN}.
 *
 * <p>All throw {@link org.matricula.kernel.api.ProblemException}: 404 when the caller is no student, or the request or
 * registration is of another one; otherwise as the desk.
 */
public interface OwnRequests {

    /** Held by students. */
    Privilege OWN = new Privilege("requests.own");

    /**
     * Tells what a request would bring about; as {@link RequestDesk#preview}.
     *
     * @param registration which own programme registration it concerns; null only for CHANGE_OF_DETAILS
     */
    Preview preview(Caller caller, ProgrammeRegistrationId registration, RequestKind kind, Asked asked);

    /** Begins a request; as {@link #preview}. */
    Versioned<StudentRequest> draft(Caller caller, ProgrammeRegistrationId registration, RequestKind kind, Asked asked);

    /** Changes what a draft asks for. */
    Versioned<StudentRequest> change(Caller caller, RequestId id, Asked asked, long version);

    /** Hands it in; as {@link RequestDesk#submit}. */
    Versioned<StudentRequest> submit(Caller caller, RequestId id, long version);

    /** Takes it back; as {@link RequestDesk#takeBack}. */
    Versioned<StudentRequest> takeBack(Caller caller, RequestId id, long version, String reason);

    /** All own requests, also those that others brought in on the student's behalf, oldest first. */
    List<StudentRequest> all(Caller caller);

    /** One request. */
    Versioned<StudentRequest> get(Caller caller, RequestId id);

    /** What happened to it, in order. */
    List<Step> steps(Caller caller, RequestId id);

    /** The letters about it, oldest first. */
    List<RequestLetter> letters(Caller caller, RequestId id);

    /**
     * A step as the student is told of it: what offices note for each other stays with them.
     *
     * @param place counts from 1
     * @param state where the request stands after it
     * @param role in which office somebody acted; null where none was needed
     * @param reason why, where a letter says so or the student wrote it; otherwise null
     * @param clause the clause that it rests on; null where none was named
     * @param at when
     * @param letter true when a letter belongs to it
     */
    record Step(int place, RequestState state, String role, String reason, String clause, Instant at, boolean letter) {}
}
