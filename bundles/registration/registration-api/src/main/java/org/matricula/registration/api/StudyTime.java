package org.matricula.registration.api;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeStructure;
import org.matricula.curriculum.api.Route;
import org.matricula.curriculum.api.Stage;
import org.matricula.institutions.api.SessionDates;
import org.matricula.kernel.api.AcademicSession;

/**
 * How long a student is registered at the least: the sessions that were, as the history has them, and those that must
 * still come. Each level that is not complete takes one session at the least, in whatever mode, or less where the course
 * takes fewer years than it has levels, so what is over a maximum by this count is over it for certain.
 *
 * @param award the row of the table of registration periods
 * @param periods how many sessions in which mode, up to the end of the course
 * @param priorLearning true when some credit that counts for the award was not studied here
 */
public record StudyTime(String award, List<Period> periods, boolean priorLearning) {

    /** Copies the list. */
    public StudyTime {
        periods = List.copyOf(periods);
    }

    /**
     * Sessions of one sort.
     *
     * @param mode FT or PT
     * @param sessions how many
     * @param away true where the student was or will be away by agreement
     */
    public record Period(String mode, int sessions, boolean away) {}

    /**
     * What is still to come. Whoever changes a registration, and whoever asks for it, counts it in the same way.
     *
     * @param from the session from which the student studies on
     * @param sessions how many it takes from then at the least
     * @param mode FT or PT
     * @param away the first session that is spent away as a whole; null where there is none
     */
    public record Rest(AcademicSession from, int sessions, String mode, AcademicSession away) {

        /**
         * What is still to come when the student is away; null where the session of the return is not known.
         *
         * @param finalLevel the level with which the course ends
         * @param first the first day away
         * @param back the day of the return
         * @param dates of the institution's sessions
         */
        public static Rest suspended(
                ProgrammeRegistration registration,
                int finalLevel,
                LocalDate first,
                LocalDate back,
                List<SessionDates> dates) {
            AcademicSession present = registration.session();
            AcademicSession returns = session(back, dates);
            AcademicSession away = session(first, dates);
            if (returns == null || away == null) {
                return null;
            }
            boolean whole = dates.stream().anyMatch(one -> one.session().equals(away) && !first.isAfter(one.starts()));
            return new Rest(
                    later(returns, present),
                    levels(finalLevel, registration.level()),
                    registration.mode(),
                    whole ? away : later(away, present).next());
        }

        /** What is still to come when the level is taken again in a session. */
        public static Rest repeated(ProgrammeRegistration registration, int finalLevel, AcademicSession session) {
            return new Rest(session, levels(finalLevel, registration.level()), registration.mode(), null);
        }

        /** The same in another mode from a session on; in a later one the present level is over. */
        public static Rest inMode(
                ProgrammeRegistration registration, int finalLevel, String mode, AcademicSession from) {
            int level = registration.level() + (from.equals(registration.session()) ? 0 : 1);
            return new Rest(from, levels(finalLevel, level), mode, null);
        }

        /** The same on another programme, at a level of it. */
        public static Rest transferred(ProgrammeRegistration registration, int finalLevel, int level) {
            return new Rest(registration.session(), levels(finalLevel, level), registration.mode(), null);
        }

        private static int levels(int finalLevel, int level) {
            return Math.max(1, finalLevel - level + 1);
        }

        private static AcademicSession session(LocalDate day, List<SessionDates> dates) {
            return day == null
                    ? null
                    : dates.stream()
                            .filter(one -> !one.ends().isBefore(day))
                            .min(Comparator.comparing(SessionDates::starts))
                            .map(SessionDates::session)
                            .orElse(null);
        }

        private static AcademicSession later(AcademicSession one, AcademicSession other) {
            return one.compareTo(other) < 0 ? other : one;
        }
    }

    /**
     * Counts the sessions of a registration.
     *
     * @param history every state of it, in the order in which they became known
     */
    public static List<Period> periods(List<RegistrationState> history, ProgrammeRegistration registration, Rest rest) {
        Map<Spent, Integer> spent = new LinkedHashMap<>();
        Spent last = new Spent(registration.mode(), false);
        for (AcademicSession session = registration.entrySession();
                session.compareTo(rest.from()) < 0;
                session = session.next()) {
            AcademicSession wanted = session;
            Optional<RegistrationState> state = history.stream()
                    .filter(one -> one.registration().session().equals(wanted))
                    .reduce((earlier, later) -> later);
            boolean away = state.isEmpty() && last.away() || rest.away() != null && session.compareTo(rest.away()) >= 0;
            last = new Spent(state.map(one -> one.registration().mode()).orElse(last.mode()), away);
            spent.merge(last, 1, Integer::sum);
            // whoever is away at the end of a session is away in the next, until the registration says otherwise
            last = new Spent(
                    last.mode(), away || state.filter(StudyTime::isAway).isPresent());
        }
        spent.merge(new Spent(rest.mode(), false), rest.sessions(), Integer::sum);
        return spent.entrySet().stream()
                .map(entry -> new Period(
                        entry.getKey().mode(), entry.getValue(), entry.getKey().away()))
                .toList();
    }

    /**
     * The row of the table of registration periods, which tells honours degrees apart by their length.
     *
     * @param family the family of the programme's award
     * @param structure of the version with which the student began, with the stages through which the student's route
     *     leads; empty where none is kept
     */
    public static String row(Programme programme, String family, ProgrammeStructure structure) {
        boolean accelerated = !structure.routes().isEmpty()
                && structure.routes().stream()
                        .allMatch(route -> route.features().contains(Route.Feature.ACCELERATED));
        int stages = structure.stages().isEmpty()
                ? programme.finalLevel() - programme.firstLevel() + 1
                : structure.stages().size();
        return ProgrammeStructure.periodRow(family, accelerated, stages);
    }

    /**
     * What is still to come on a course that may take fewer years than it has levels, by its shortest route, with the
     * placements to come. The time that is left is counted in whole sessions.
     *
     * @param structure as above
     * @param registration as it is; on another programme it is at the level from which the rest counts, and on any route
     */
    public static Rest paced(
            Programme programme, ProgrammeStructure structure, ProgrammeRegistration registration, Rest rest) {
        int levels = programme.finalLevel() - programme.firstLevel() + 1;
        BigDecimal all = BigDecimal.valueOf(levels);
        BigDecimal years = structure.routes().stream()
                .map(route -> route.years() == null ? all : route.years().min(all))
                .min(Comparator.naturalOrder())
                .orElse(all);
        int sessions = BigDecimal.valueOf(rest.sessions())
                .multiply(years)
                .divide(all, 0, RoundingMode.CEILING)
                .intValueExact();
        int placements = placements(programme, structure, registration, rest);
        return new Rest(rest.from(), sessions + placements, rest.mode(), rest.away());
    }

    /** Who is in a placement has that one in the time of its level; where the route is open the fewest are counted. */
    private static int placements(
            Programme programme, ProgrammeStructure structure, ProgrammeRegistration registration, Rest rest) {
        boolean stays = programme.id().equals(registration.programmeId());
        int level = stays ? registration.level() : programme.finalLevel() - rest.sessions() + 1;
        String route = stays ? registration.route() : null;
        String present = stays ? registration.stage() : null;
        boolean known = structure.routes().stream().anyMatch(one -> one.code().equals(route));
        return structure.routes().stream()
                .filter(one -> !known || one.code().equals(route))
                .mapToInt(one -> placements(structure.stages(one), level, present))
                .min()
                .orElse(0);
    }

    private static int placements(List<Stage> stages, int level, String present) {
        List<String> codes = stages.stream().map(Stage::code).toList();
        return (int) stages.subList(codes.indexOf(present) + 1, stages.size()).stream()
                .filter(stage -> stage.kind() == Stage.Kind.PLACEMENT && stage.level() >= level)
                .count();
    }

    private record Spent(String mode, boolean away) {}

    private static boolean isAway(RegistrationState state) {
        return state.registration().status() == ProgrammeRegistration.Status.SUSPENDED;
    }
}
