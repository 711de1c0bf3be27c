package org.matricula.registration.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;

/**
 * A claim to the recognition of prior learning (A.2.3).
 *
 * @param id its identity; null when it is to be made
 * @param institution where the student studies or applies
 * @param studentId who
 * @param programmeId for which programme
 * @param session the session in which it is made; it chooses the regulations
 * @param kind what is claimed
 * @param state where it stands; null when it is to be made
 * @param adviser who helps the student with it, by name; null when nobody does
 * @param assessor who assessed it, by name; null until then
 * @param modules the modules that are claimed; empty for an admission
 * @param evidence what it rests on; at least one
 * @param steps everything that happened to it, oldest first
 * @param pack the pack under which it was accepted; null until then
 */
public record Claim(
        ClaimId id,
        InstitutionCode institution,
        StudentId studentId,
        ProgrammeId programmeId,
        AcademicSession session,
        Kind kind,
        State state,
        String adviser,
        String assessor,
        List<ClaimedModule> modules,
        List<Evidence> evidence,
        List<Step> steps,
        PackRef pack) {

    /** Copies the lists. */
    public Claim {
        modules = modules == null ? List.of() : List.copyOf(modules);
        evidence = evidence == null ? List.of() : List.copyOf(evidence);
        steps = steps == null ? List.of() : List.copyOf(steps);
    }

    /** What is claimed. */
    public enum Kind {
        /** To be let in without the formal requirements; gives no credit. */
        ADMISSION,
        /** To be freed from modules by certificated learning; never has a mark. */
        EXEMPTION,
        /** Credit for experience that is assessed against the outcomes of modules. */
        ACCREDITATION
    }

    /** Where a claim stands. */
    public enum State {
        /** Evidence and signatures are collected. */
        OPEN,
        /** Assessed and accepted; its credit counts once the subject board has ratified it (T-RP-4). */
        PROVISIONAL,
        /** Final; its modules are on the record. */
        CONFIRMED,
        /** Not accepted. */
        REFUSED,
        /** Given up by the student. */
        WITHDRAWN,
        /** Confirmed by mistake; its modules are off the record again. */
        REVOKED
    }

    /** Whose signature a claim has. */
    public enum Signatory {
        /** The student, also for the evidence being the student's own and used nowhere else (T-RP-6). */
        STUDENT,
        /** The leader of the course. */
        COURSE_LEADER,
        /** One of the assessors. */
        ASSESSOR
    }

    /**
     * A module that is claimed.
     *
     * @param moduleId which module
     * @param credits how much of its credit, more than 0; null for all of it
     * @param mark the mark given by the assessors, 0 to 100 with at most two decimals; null where none was
     */
    public record ClaimedModule(ModuleId moduleId, Integer credits, BigDecimal mark) {}

    /**
     * A piece of evidence. The same piece may be used once only, anywhere.
     *
     * @param reference what it is, as people name it, with its issuer: 1 to 300 characters
     * @param digest SHA-256 of the document in 64 hexadecimal digits; null where none is kept
     */
    public record Evidence(String reference, String digest) {}

    /**
     * One step of a claim.
     *
     * @param what MADE, EVIDENCE_ADDED, SIGNED_STUDENT, SIGNED_COURSE_LEADER, SIGNED_ASSESSOR, ACCEPTED, RATIFIED,
     *     REFUSED, WITHDRAWN or REVOKED; OUTSTANDING where a revocation left modules standing against the regulations, which
     *     its note names
     * @param person whose step it is, by name; of a ratification the board
     * @param on the day on which it happened
     * @param note words to it; null when there are none
     * @param recordedAt when it was recorded
     * @param recordedBy who recorded it
     */
    public record Step(String what, String person, LocalDate on, String note, Instant recordedAt, String recordedBy) {}
}
