package org.matricula.exchange.provider.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.matricula.exchange.api.ImportRefusal;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.RowOutcome;

/** Counts what became of rows. */
public final class Tally {

    private static final String WITHHELD = "(not kept, it is confidential)";

    private long created;
    private long changed;
    private long unchanged;
    private final List<ImportRefusal> refusals = new ArrayList<>();
    private final boolean confidential;

    /**
     * Counts from nought.
     *
     * @param confidential true when nothing of a row may be kept with its refusal but the fields at fault
     */
    public Tally(boolean confidential) {
        this.confidential = confidential;
    }

    /** Counts a row that a domain took or refused. */
    public void count(long row, RowOutcome outcome, String text) {
        switch (outcome.kind()) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
            default -> refuse(row, why(outcome.problem()), text);
        }
    }

    /** Counts a row that was refused. */
    public void refuse(long row, String reason, String text) {
        refusals.add(new ImportRefusal(row, reason, confidential ? WITHHELD : text));
    }

    private String why(Problem problem) {
        return confidential && !problem.faults().isEmpty()
                ? problem.faults().stream()
                        .map(fault -> fault.field() + " " + fault.rule())
                        .collect(Collectors.joining("; "))
                : problem.detail();
    }

    long created() {
        return created;
    }

    long changed() {
        return changed;
    }

    long unchanged() {
        return unchanged;
    }

    List<ImportRefusal> refusals() {
        return refusals;
    }

    long rows() {
        return created + changed + unchanged + refusals.size();
    }
}
