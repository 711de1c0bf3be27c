package org.matricula.policies.taught;

import java.math.BigDecimal;

/**
 * One module of a student's record.
 *
 * @param code the module's code
 * @param level 3 to 8
 * @param credits what it is worth, whole
 * @param mark its mark; null where there is none
 * @param status where it stands
 * @param origin where its credit comes from
 * @param kind what sort of module it is
 * @param core true when the course may not be passed without it (fixed at validation)
 * @param placementCredit true when its credit is placement credit (P)
 * @param attempt which attempt the mark and status belong to
 * @param timesRepeated how often it was repeated before this attempt
 * @param nothingSubmitted true when nothing at all was submitted for the whole module in this attempt
 * @param provisional true while experiential credit waits for the subject board (T-RP-4); it is not usable until then
 * @param onDegree false when own credit was obtained on another course (T-CL-3)
 * @param singleElement true when the module has one element only (T-RA-6)
 */
public record ModuleFact(
        String code,
        int level,
        int credits,
        BigDecimal mark,
        ModuleStatus status,
        Origin origin,
        ModuleKind kind,
        boolean core,
        boolean placementCredit,
        Attempt attempt,
        int timesRepeated,
        boolean nothingSubmitted,
        boolean provisional,
        boolean onDegree,
        boolean singleElement) {

    /** An ordinary taught module at its first attempt. */
    public static ModuleFact of(String code, int level, int credits, BigDecimal mark, ModuleStatus status) {
        return builder(code, level, credits).mark(mark).status(status).build();
    }

    /** A passed module with a whole mark. */
    public static ModuleFact passed(String code, int level, int credits, int mark) {
        return of(code, level, credits, BigDecimal.valueOf(mark), ModuleStatus.PASS);
    }

    /** A module that the student was freed from by certificated prior learning. */
    public static ModuleFact exempt(String code, int level, int credits) {
        return builder(code, level, credits)
                .status(ModuleStatus.EXEMPT)
                .origin(Origin.EXEMPT)
                .build();
    }

    /** Starts a module; unless said otherwise it is an own, taught, passed module at its first attempt. */
    public static Builder builder(String code, int level, int credits) {
        return new Builder(code, level, credits);
    }

    /** True when its credit is held: PASS, PC or EXEMPT, and no longer provisional. */
    public boolean isHeld() {
        return !provisional
                && (status == ModuleStatus.PASS || status == ModuleStatus.PC || status == ModuleStatus.EXEMPT);
    }

    /** True when it was failed: F1 or F2. */
    public boolean isFailed() {
        return status == ModuleStatus.F1 || status == ModuleStatus.F2;
    }

    /** True when its mark counts in means (section 6.1): held with a mark, own or experiential. */
    public boolean isMarked() {
        return mark != null && origin != Origin.EXEMPT && status != ModuleStatus.EXEMPT && isHeld();
    }

    /** True when its credit is recognised prior learning. */
    public boolean isPriorLearning() {
        return origin != Origin.OWN || status == ModuleStatus.EXEMPT;
    }

    /** Puts a module together. */
    public static final class Builder {

        private final String code;
        private final int level;
        private final int credits;
        private BigDecimal mark;
        private ModuleStatus status = ModuleStatus.PASS;
        private Origin origin = Origin.OWN;
        private ModuleKind kind = ModuleKind.TAUGHT;
        private boolean core;
        private boolean placementCredit;
        private Attempt attempt = Attempt.FIRST;
        private int timesRepeated;
        private boolean nothingSubmitted;
        private boolean provisional;
        private boolean onDegree = true;
        private boolean singleElement;

        private Builder(String code, int level, int credits) {
            this.code = code;
            this.level = level;
            this.credits = credits;
        }

        /** Its mark; null where there is none. */
        public Builder mark(BigDecimal value) {
            mark = value;
            return this;
        }

        /** Where it stands. */
        public Builder status(ModuleStatus value) {
            status = value;
            return this;
        }

        /** Where its credit comes from. */
        public Builder origin(Origin value) {
            origin = value;
            return this;
        }

        /** What sort of module it is. */
        public Builder kind(ModuleKind value) {
            kind = value;
            return this;
        }

        /** Whether the course may not be passed without it. */
        public Builder core(boolean value) {
            core = value;
            return this;
        }

        /** Whether its credit is placement credit. */
        public Builder placementCredit(boolean value) {
            placementCredit = value;
            return this;
        }

        /** Which attempt it is. */
        public Builder attempt(Attempt value) {
            attempt = value;
            return this;
        }

        /** How often it was repeated before. */
        public Builder timesRepeated(int value) {
            timesRepeated = value;
            return this;
        }

        /** Whether nothing at all was submitted. */
        public Builder nothingSubmitted(boolean value) {
            nothingSubmitted = value;
            return this;
        }

        /** Whether experiential credit still waits for the subject board. */
        public Builder provisional(boolean value) {
            provisional = value;
            return this;
        }

        /** Whether own credit was obtained on this degree. */
        public Builder onDegree(boolean value) {
            onDegree = value;
            return this;
        }

        /** Whether it has one element only. */
        public Builder singleElement(boolean value) {
            singleElement = value;
            return this;
        }

        /** The module. */
        public ModuleFact build() {
            return new ModuleFact(
                    code,
                    level,
                    credits,
                    mark,
                    status,
                    origin,
                    kind,
                    core,
                    placementCredit,
                    attempt,
                    timesRepeated,
                    nothingSubmitted,
                    provisional,
                    onDegree,
                    singleElement);
        }
    }
}
