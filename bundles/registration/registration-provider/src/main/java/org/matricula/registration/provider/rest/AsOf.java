package org.matricula.registration.provider.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;

/**
 * Of when somebody wants to know how things stood.
 *
 * @param day on which they stood so; null for every state
 * @param knownAt the moment of which the knowledge counts; null for what is known now
 */
record AsOf(LocalDate day, Instant knownAt) {

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;
    private static final String YEARS = "must be of the years %d to %d".formatted(FIRST_YEAR, LAST_YEAR);

    /**
     * As parameters say it.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 for what is no day or moment of our time
     */
    static AsOf of(LocalDate asOf, String knownAt) {
        Instant moment = moment(knownAt);
        new Faults()
                .check(asOf == null || plausible(asOf), "asOf", asOf, YEARS)
                .check(moment == null || plausible(moment), "knownAt", knownAt, YEARS)
                .refuse();
        return new AsOf(asOf, moment);
    }

    /**
     * What a history tells.
     *
     * @param all every state, as known at a moment
     * @param one the state that held on a day, as known at a moment
     */
    <T> List<T> read(Function<Instant, List<T>> all, BiFunction<LocalDate, Instant, Optional<T>> one) {
        return day == null
                ? all.apply(knownAt)
                : one.apply(day, knownAt).map(List::of).orElse(List.of());
    }

    private static boolean plausible(LocalDate day) {
        return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
    }

    private static boolean plausible(Instant moment) {
        return !moment.isBefore(Instant.parse(FIRST_YEAR + "-01-01T00:00:00Z"))
                && moment.isBefore(Instant.parse(LAST_YEAR + 1 + "-01-01T00:00:00Z"));
    }

    private static Instant moment(String text) {
        try {
            return text == null || text.isEmpty() ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid("knownAt", text, "must be a moment such as 2026-12-01T12:00:00Z")
                    .exception();
        }
    }
}
