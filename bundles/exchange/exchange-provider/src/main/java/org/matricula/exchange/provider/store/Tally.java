package org.matricula.exchange.provider.store;

import java.util.ArrayList;
import java.util.List;
import org.matricula.exchange.api.ImportRefusal;
import org.matricula.kernel.api.RowOutcome;

/** Counts what became of rows. */
public final class Tally {

    private long created;
    private long changed;
    private long unchanged;
    private final List<ImportRefusal> refusals = new ArrayList<>();

    /** Counts a row that a domain took or refused. */
    public void count(long row, RowOutcome outcome, String text) {
        switch (outcome.kind()) {
            case CREATED -> created++;
            case CHANGED -> changed++;
            case UNCHANGED -> unchanged++;
            default -> refuse(row, outcome.problem().detail(), text);
        }
    }

    /** Counts a row that was refused. */
    public void refuse(long row, String reason, String text) {
        refusals.add(new ImportRefusal(row, reason, text));
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
