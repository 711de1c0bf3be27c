package org.matricula.assessment.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Figures of the runs of a module, beside those of other years, sites and institutions (W-Q3, W-Q4). */
public interface ModuleStatistics {

    /** Needed to read. */
    Privilege READ = Marks.READ;

    /**
     * The figures of a run, of its elements, and of the runs to compare it with: the same module in the three sessions
     * before and in other periods of its session, at this site or others, and the module of the same code at other institutions of the scope.
     * Needs {@link #READ}.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when there is no such occurrence within the scope
     */
    Statistics of(Caller caller, OccurrenceId occurrence);

    /**
     * Figures.
     *
     * @param run of the run's module results
     * @param elements of the marks of its elements, before late rules
     * @param others of the module results of other runs, by institution, session, site and period
     */
    record Statistics(Run run, List<OfElement> elements, List<Run> others) {

        /** Copies the lists. */
        public Statistics {
            elements = List.copyOf(elements);
            others = List.copyOf(others);
        }
    }

    /**
     * A run.
     *
     * @param occurrenceId which run
     * @param institution which institution
     * @param site at which of its delivery sites; null where none is said
     * @param session when
     * @param period which run within the session
     * @param figures its figures
     */
    record Run(
            OccurrenceId occurrenceId,
            InstitutionCode institution,
            String site,
            AcademicSession session,
            String period,
            Figures figures) {}

    /**
     * An element.
     *
     * @param elementId which element
     * @param elementCode its code
     * @param figures its figures
     */
    record OfElement(ElementId elementId, String elementCode, Figures figures) {}

    /**
     * Figures of a set of marks.
     *
     * @param registered how many take it
     * @param marked how many marks there are; the other figures are of these
     * @param notSubmitted how many handed in nothing
     * @param fails how many marks are below the pass mark of the regulations
     * @param mean mean in percent, cut after two decimals; null without marks
     * @param spread standard deviation of the marks about their mean, the sum of squares divided by their number, rounded
     *     half up to two decimals; null without marks
     * @param bands number of marks by band of the regulations
     */
    record Figures(
            int registered,
            int marked,
            int notSubmitted,
            int fails,
            BigDecimal mean,
            BigDecimal spread,
            Map<String, Integer> bands) {

        /** Copies the bands. */
        public Figures {
            bands = Map.copyOf(bands);
        }
    }
}
