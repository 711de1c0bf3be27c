package org.matricula.policies.taught;

import java.util.List;

/**
 * How an absence is to be dealt with.
 *
 * @param route who must be asked
 * @param duties codes of what must be done
 * @param yearTotal working days authorised in the academic year with this one
 */
public record Absence(Route route, List<String> duties, int yearTotal) {

    /** Who must be asked. */
    public enum Route {
        /** Nobody: it is reported. */
        REPORT,
        /** The Director of Student Administration. */
        REQUEST_DIRECTOR,
        /** It is over the limit of the year. */
        OVER_ANNUAL_LIMIT
    }

    /** Copies the list. */
    public Absence {
        duties = List.copyOf(duties);
    }
}
