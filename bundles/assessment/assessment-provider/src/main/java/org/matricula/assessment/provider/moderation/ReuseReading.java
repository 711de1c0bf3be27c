package org.matricula.assessment.provider.moderation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.ReusedWork;
import org.matricula.assessment.api.Submission;
import org.matricula.assessment.api.Submission.Earlier;
import org.matricula.assessment.provider.grid.Sight;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.SubmissionStore;
import org.matricula.assessment.provider.submission.Reuse;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ReusedWork} from the receipts. */
@Component
public final class ReuseReading implements ReusedWork {

    private final SubmissionStore receipts;
    private final Works works;
    private final Reuse reuse;
    private final Transactions transactions;

    /** Reads works and their receipts. */
    @Activate
    public ReuseReading(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Works works,
            @Reference Reuse reuse,
            @Reference Transactions transactions) {
        this.receipts = new SubmissionStore(dataSource);
        this.works = works;
        this.reuse = reuse;
        this.transactions = transactions;
    }

    @Override
    public List<Reused> of(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        return transactions.required(() -> {
            Sheet sheet = works.sheet(caller, occurrence);
            Map<Place, List<Earlier>> found = found(caller, sheet);
            Sight sight = Sight.of(caller);
            List<Reused> told = new ArrayList<>();
            for (Work work : sheet.works()) {
                List<Earlier> earlier = found.get(
                        new Place(work.registration().id(), work.element().id()));
                if (earlier != null && (!work.anonymous() || sight.late())) {
                    told.add(told(work, earlier, sight));
                }
            }
            return told;
        });
    }

    private Map<Place, List<Earlier>> found(Caller caller, Sheet sheet) {
        List<Submission> handedIn = receipts.on(
                caller.scope(),
                sheet.works().stream().map(work -> work.registration().id()).collect(Collectors.toSet()));
        return reuse.told(caller, handedIn).stream()
                .filter(receipt -> !receipt.earlier().isEmpty())
                .collect(Collectors.groupingBy(
                        receipt -> new Place(
                                receipt.work().registrationId(), receipt.work().elementId()),
                        Collectors.flatMapping(
                                receipt -> receipt.earlier().stream(),
                                Collectors.collectingAndThen(
                                        Collectors.toList(),
                                        all -> all.stream().distinct().toList()))));
    }

    /** Without what would join a number and a name (T-AD-7). */
    private static Reused told(Work work, List<Earlier> earlier, Sight sight) {
        boolean hidden = work.anonymous() && !sight.numbers();
        return new Reused(
                work.anonymous() ? work.candidate() : null,
                work.anonymous() ? null : work.studentNumber(),
                hidden ? null : work.registration().attempt(),
                work.element().code(),
                hidden ? earlier.stream().map(Earlier::withoutPlace).toList() : earlier);
    }
}
