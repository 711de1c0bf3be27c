package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.registration.api.ModuleRegistration;

/**
 * Where the moderation of an occurrence stands.
 *
 * @param occurrenceId which occurrence
 * @param institution where it is taught
 * @param moduleCode of which module
 * @param state where it stands as a whole
 * @param elements its elements that carry weight
 * @param statements what moderators and examiners said, oldest first
 */
public record ModuleModeration(
        OccurrenceId occurrenceId,
        InstitutionCode institution,
        String moduleCode,
        State state,
        List<OfElement> elements,
        List<Statement> statements) {

    /** Copies the lists. */
    public ModuleModeration {
        elements = List.copyOf(elements);
        statements = List.copyOf(statements);
    }

    /** Where it stands; a mark that changes takes it back. */
    public enum State {
        /** An element has no plan. */
        NOT_PLANNED,
        /** Every element has a plan, and none is marked. */
        PLANNED,
        /** Marking or moderation goes on. */
        MARKING,
        /** Every element is marked and moderated. */
        MODERATED,
        /** An external examiner endorsed the marks as they are. */
        EXTERNALLY_SEEN,
        /** The module was closed with the marks as they are. */
        CLOSED;

        /** True when the marks are moderated. */
        public boolean isModerated() {
            return compareTo(MODERATED) >= 0;
        }
    }

    /** How an element is marked. */
    public enum Kind {
        /** By one marker; a second person confirms the marks. */
        SINGLE,
        /** By one marker; a second person confirms them from a sample. */
        SAMPLE,
        /** By a second marker who sees the first mark. */
        SECOND,
        /** By a second marker who does not see the first mark before both are in. */
        BLIND;

        /** True when each work has two markers. */
        public boolean isDouble() {
            return this == SECOND || this == BLIND;
        }
    }

    /**
     * How an element is to be moderated.
     *
     * @param kind how it is marked
     * @param project true for a project, dissertation or honours thesis
     * @param doubleMarkable true when double marking would be appropriate (T-AD-8)
     * @param taskSentOn when the task or paper went to the external examiner; null while it did not
     */
    public record Plan(Kind kind, boolean project, boolean doubleMarkable, LocalDate taskSentOn) {}

    /**
     * Where an element stands.
     *
     * @param elementId which element
     * @param elementCode its code
     * @param plan how it is moderated; null while there is no plan
     * @param planEntry 1 for its first plan, then counting up; 0 while there is none
     * @param works how many registrations take it
     * @param marked how many works have a mark that counts, or were not submitted
     * @param awaiting how many works have a marker's mark and no agreed one
     * @param disputed how many works are in dispute
     * @param unadjusted how many works were marked after an adjustment of the cohort that was not completed since
     * @param moderated true when its marks are moderated as they are
     * @param reasons codes of what the regulations miss
     * @param duties codes of what the regulations want to be done
     */
    public record OfElement(
            ElementId elementId,
            String elementCode,
            Plan plan,
            int planEntry,
            int works,
            int marked,
            int awaiting,
            int disputed,
            int unadjusted,
            boolean moderated,
            List<String> reasons,
            List<String> duties) {

        /** Copies the lists. */
        public OfElement {
            reasons = List.copyOf(reasons);
            duties = List.copyOf(duties);
        }
    }

    /**
     * What a moderator or an external examiner said.
     *
     * @param kind what sort of statement
     * @param elementId about which element; null for the module
     * @param text 1 to 2000 characters
     * @param by under which account
     * @param at when
     * @param stands true when the marks are still those about which it was said; always for comments
     */
    public record Statement(Kind kind, ElementId elementId, String text, String by, Instant at, boolean stands) {

        /** Sorts of statements. */
        public enum Kind {
            /** A second person confirms the marks of an element. */
            CONFIRMED,
            /** An external examiner comments. */
            COMMENT,
            /** An external examiner endorses the module. */
            ENDORSED,
            /** The module is closed. */
            CLOSED
        }
    }

    /** Who marks a work. */
    public enum Role {
        /** The first marker. */
        FIRST,
        /** The second marker. */
        SECOND,
        /** The third marker. */
        THIRD
    }

    /**
     * A work of two markers.
     *
     * @param candidate the candidate number; null where the element is not anonymous
     * @param studentNumber the student's number; null where the element is anonymous
     * @param attempt at which attempt; null where the element is anonymous for readers who may not know whose numbers they
     *     are
     * @param marks the marks of the markers that the reader may see
     * @param discrepancy the largest difference between two markers in points; null while the reader sees fewer than two
     * @param thirdMarker true when the regulations want a third marker unless the markers agree (W-H10)
     * @param last what was agreed, disputed or decided last; null while nothing was
     */
    public record Work(
            String candidate,
            String studentNumber,
            ModuleRegistration.Attempt attempt,
            List<MarkersMark> marks,
            BigDecimal discrepancy,
            boolean thirdMarker,
            Step last) {

        /** Copies the marks. */
        public Work {
            marks = List.copyOf(marks);
        }
    }

    /**
     * A marker's mark.
     *
     * @param role in which role
     * @param mark percent
     * @param comment what the marker noted; null for nothing
     * @param marker who
     * @param at when
     * @param entry 1 for the first of the role, then counting up
     */
    public record MarkersMark(Role role, BigDecimal mark, String comment, String marker, Instant at, int entry) {}

    /**
     * What became of the marks of a work.
     *
     * @param kind what
     * @param mark the agreed or decided mark; null for steps on the way
     * @param reason why, 1 to 500 characters
     * @param by who
     * @param at when
     */
    public record Step(Kind kind, BigDecimal mark, String reason, String by, Instant at) {

        /** Steps, and who takes them. */
        public enum Kind {
            /** The markers agreed by discussion. */
            AGREED,
            /** The third marker's mark, or one in its light, was taken. */
            THIRD_MARKER,
            /** A marker disputes (T-AD-8). */
            DISPUTED,
            /** The subject leader settled the dispute. */
            SETTLED_BY_SUBJECT_LEADER,
            /** The dispute went to the external examiner. */
            SENT_TO_EXTERNAL,
            /** The external examiner decided. */
            DECIDED_BY_EXTERNAL;

            /** True for a step that gives the work its mark. */
            public boolean isFinal() {
                return this != DISPUTED && this != SENT_TO_EXTERNAL;
            }
        }
    }
}
