package org.matricula.exchange.provider.destination;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.Revised;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;

/** Where the rows for one target go. */
public interface Sink {

    /** What separates words in the fields of mapping files. */
    Pattern UNDERSCORE = Pattern.compile("_(.)");

    /** The target. */
    Target target();

    /** Needed to write there. */
    Privilege privilege();

    /** Needed as well, because the report tells what is there already; null when nothing is. */
    default Privilege reading() {
        return null;
    }

    /** What makes a record the same record: the values of these fields. */
    List<String> key();

    /**
     * One outcome for each row, in order.
     *
     * @param reason why, for the audit trail, where a domain takes one: {@code import 17}
     */
    List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows, String reason);

    /**
     * The same for rows that were worked out from records as they were read: a row whose record is not so any more is
     * refused as stale. For targets of which partners may change something.
     */
    default List<RowOutcome> revise(
            Caller caller, InstitutionCode institution, List<Revised<Values>> rows, String reason) {
        throw new UnsupportedOperationException(target() + " is not changed by partners");
    }

    /** Makes records of rows. */
    @FunctionalInterface
    interface Reading<T> {

        /** The record that a row stands for. */
        T read(Values row);
    }

    /** Hands records to a domain. */
    @FunctionalInterface
    interface Writing<T> {

        /** One outcome for each record, in order. */
        List<RowOutcome> write(Caller caller, InstitutionCode institution, List<T> records);
    }

    /** Hands records to a domain that leaves fields as they are where the file does not have them. */
    @FunctionalInterface
    interface Merging<T> {

        /**
         * One outcome for each record, in order.
         *
         * @param untouched the fields, by their names in the domain
         */
        List<RowOutcome> write(Caller caller, InstitutionCode institution, List<T> records, Set<String> untouched);
    }

    /** Hands rows of its own to a domain. */
    @FunctionalInterface
    interface Rows<R> {

        /**
         * One outcome for each row, in order.
         *
         * @param untouched the fields that the file says nothing about, by their names in the domain
         */
        List<RowOutcome> write(
                Caller caller, InstitutionCode institution, List<R> rows, Set<String> untouched, String reason);
    }

    /** Hands records to a domain that compares them with what it has. */
    @FunctionalInterface
    interface Revising<T> {

        /** One outcome for each record, in order. */
        List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Revised<T>> records, String reason);
    }

    /** A sink in which each row is a row of the domain. */
    static <R extends Record> Sink rows(
            Target target, Privilege privilege, List<String> key, Class<R> row, Rows<R> writing) {
        return new Simple<>(target, privilege, null, key, RowForm.of(row)::read, writing, null);
    }

    /** A sink for what not everybody may see who may write it. */
    static <R extends Record> Sink guarded(
            Target target, Privilege privilege, Privilege reading, List<String> key, Class<R> row, Rows<R> writing) {
        return new Simple<>(target, privilege, reading, key, RowForm.of(row)::read, writing, null);
    }

    /** A sink in which each row is a record. */
    static <T> Sink of(Target target, Privilege privilege, List<String> key, Reading<T> reading, Writing<T> writing) {
        return merging(
                target,
                privilege,
                key,
                reading,
                (caller, institution, records, untouched) -> writing.write(caller, institution, records));
    }

    /** A sink in which each row is a record, and a record keeps what the file says nothing about. */
    static <T> Simple<T> merging(
            Target target, Privilege privilege, List<String> key, Reading<T> reading, Merging<T> writing) {
        return new Simple<>(
                target,
                privilege,
                null,
                key,
                reading,
                (caller, institution, records, untouched, reason) ->
                        writing.write(caller, institution, records, untouched),
                null);
    }

    /** A sink in which each row is a record, which keeps as well why it changed. */
    static <T> Simple<T> reasoned(
            Target target, Privilege privilege, List<String> key, Reading<T> reading, Rows<T> writing) {
        return new Simple<>(target, privilege, null, key, reading, writing, null);
    }

    /** The fields that the rows say nothing about as the domains name them: {@code dateOfBirth}. */
    static Set<String> untouched(List<Values> rows) {
        Set<String> names = new HashSet<>();
        if (!rows.isEmpty()) {
            rows.get(0).untouched().forEach(field -> names.add(camelCase(field)));
        }
        return names;
    }

    private static String camelCase(String field) {
        return UNDERSCORE.matcher(field).replaceAll(m -> m.group(1).toUpperCase(Locale.ROOT));
    }

    /** Each row is a record. */
    record Simple<T>(
            Target target,
            Privilege privilege,
            Privilege reading,
            List<String> key,
            Reading<T> form,
            Rows<T> writing,
            Revising<T> revising)
            implements Sink {

        /** The same for a target of which partners may change something. */
        Simple<T> revised(Revising<T> by) {
            return new Simple<>(target, privilege, reading, key, form, writing, by);
        }

        @Override
        public List<RowOutcome> write(Caller caller, InstitutionCode institution, List<Values> rows, String reason) {
            return each(
                    rows, form::read, records -> writing.write(caller, institution, records, untouched(rows), reason));
        }

        @Override
        public List<RowOutcome> revise(
                Caller caller, InstitutionCode institution, List<Revised<Values>> rows, String reason) {
            return revising == null
                    ? Sink.super.revise(caller, institution, rows, reason)
                    : each(
                            rows,
                            row -> new Revised<>(
                                    form.read(row.row()), row.read() == null ? null : form.read(row.read())),
                            records -> revising.write(caller, institution, records, reason));
        }

        private static <R, S> List<RowOutcome> each(
                List<R> rows, Function<R, S> form, Function<List<S>, List<RowOutcome>> writing) {
            List<RowOutcome> outcomes = new ArrayList<>(Collections.nCopies(rows.size(), null));
            List<S> records = new ArrayList<>(rows.size());
            List<Integer> places = new ArrayList<>(rows.size());
            for (int i = 0; i < rows.size(); i++) {
                try {
                    records.add(form.apply(rows.get(i)));
                    places.add(i);
                } catch (ProblemException e) {
                    outcomes.set(i, RowOutcome.refused(e.problem()));
                }
            }
            List<RowOutcome> results = writing.apply(records);
            for (int i = 0; i < places.size(); i++) {
                outcomes.set(places.get(i), results.get(i));
            }
            return outcomes;
        }
    }
}
