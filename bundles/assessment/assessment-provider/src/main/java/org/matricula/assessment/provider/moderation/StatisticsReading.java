package org.matricula.assessment.provider.moderation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.ModuleResult;
import org.matricula.assessment.api.ModuleStatistics;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.moderation.Bands.Band;
import org.matricula.assessment.provider.moderation.FiguresOf.Marked;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.ResultStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link ModuleStatistics} from marks and results; all runs in the bands of the pack in force for the one asked for. */
@Component
public final class StatisticsReading implements ModuleStatistics {

    private static final int YEARS = 3;

    private final ResultStore results;
    private final Works works;
    private final Curriculum curriculum;
    private final Registrations registrations;
    private final Institutions institutions;
    private final Regulations regulations;
    private final Transactions transactions;
    private final Banding banding;
    private final Examining examining;

    /** Uses the domain's data source. */
    @Activate
    public StatisticsReading(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Works works,
            @Reference Curriculum curriculum,
            @Reference Registrations registrations,
            @Reference Institutions institutions,
            @Reference Regulations regulations,
            @Reference Transactions transactions,
            @Reference Identifiers identifiers) {
        this.results = new ResultStore(dataSource, identifiers, transactions);
        this.works = works;
        this.curriculum = curriculum;
        this.registrations = registrations;
        this.institutions = institutions;
        this.regulations = regulations;
        this.transactions = transactions;
        this.banding = new Banding(curriculum, registrations);
        this.examining = new Examining(dataSource, works);
    }

    @Override
    public Statistics of(Caller caller, OccurrenceId id) {
        caller.require(Examining.toRead(caller));
        return transactions.required(() -> {
            Sheet sheet = works.sheet(caller, id);
            Occurrence run = sheet.occurrence();
            examining.requireReader(caller, run);
            Pack pack = Moderating.pack(regulations, sheet);
            List<ModuleRegistration> sittings = sittings(caller, run);
            Bands bands = banding.of(caller, pack, run, sittings);
            return new Statistics(
                    run(caller, run, sittings, bands),
                    run.marked().stream()
                            .map(element -> element(element, sheet.on(element.id()), bands))
                            .toList(),
                    others(caller, run).stream()
                            .map(other -> {
                                List<ModuleRegistration> theirs = sittings(caller, other);
                                return run(caller, other, theirs, banding.of(caller, pack, other, theirs));
                            })
                            .toList());
        });
    }

    private List<ModuleRegistration> sittings(Caller caller, Occurrence run) {
        return registrations.on(Insider.of(caller), run.id()).stream()
                .filter(one -> one.institution().equals(run.institution()))
                .filter(one -> one.status() == ModuleRegistration.Status.REGISTERED)
                .filter(StatisticsReading::isTaught)
                .toList();
    }

    /** Resits are no part of the cohort that was taught: their marks are capped, and their students counted already. */
    private static boolean isTaught(ModuleRegistration registration) {
        return registration.attempt().resitOf() == null;
    }

    private Run run(Caller caller, Occurrence run, List<ModuleRegistration> sittings, Bands bands) {
        Map<ModuleRegistrationId, ModuleResult> found = results.current(
                caller.scope(), sittings.stream().map(ModuleRegistration::id).toList());
        List<Marked> marks = found.values().stream()
                .filter(result -> result.mark() != null && !result.nothingSubmitted())
                .map(result -> new Marked(result.mark(), band(result, bands)))
                .toList();
        int missing = (int)
                found.values().stream().filter(ModuleResult::nothingSubmitted).count();
        return new Run(
                run.id(),
                run.institution(),
                run.site(),
                run.session(),
                run.period(),
                FiguresOf.of(sittings.size(), missing, marks));
    }

    /** Of a module that was not passed by itself the grade says what it is, whatever its mark (T-MR-8, T-MR-9). */
    private static Band band(ModuleResult result, Bands bands) {
        Band band = bands.of(result.studentId(), result.mark());
        return result.held() && band.passed() ? band : new Band(result.grade(), result.held());
    }

    private static OfElement element(Element element, List<Work> all, Bands bands) {
        List<Work> works =
                all.stream().filter(work -> isTaught(work.registration())).toList();
        List<Marked> marks = works.stream()
                .filter(Work::isMarked)
                .map(work -> new Marked(
                        work.mark().mark(),
                        bands.of(work.registration().studentId(), work.mark().mark())))
                .toList();
        int missing = (int) works.stream()
                .map(Work::mark)
                .filter(Objects::nonNull)
                .filter(mark -> mark.state() == Mark.State.NOT_SUBMITTED)
                .count();
        return new OfElement(element.id(), element.code(), FiguresOf.of(works.size(), missing, marks));
    }

    private List<Occurrence> others(Caller caller, Occurrence run) {
        Caller insider = Insider.of(caller);
        List<Occurrence> found = new ArrayList<>();
        AcademicSession session = run.session();
        for (int year = 0; year <= YEARS; year++) {
            curriculum.occurrences(insider, run.institution(), session).stream()
                    .filter(other -> other.moduleCode().equals(run.moduleCode()))
                    .filter(other -> !other.id().equals(run.id()))
                    .forEach(found::add);
            session = session.previous();
        }
        for (Institution institution : institutions.list(insider)) {
            if (!institution.code().equals(run.institution())) {
                curriculum.occurrences(insider, institution.code(), run.session()).stream()
                        .filter(other -> other.moduleCode().equals(run.moduleCode()))
                        .forEach(found::add);
            }
        }
        found.sort(
                Comparator.comparing((Occurrence other) -> other.institution().toString())
                        .thenComparing(Occurrence::session)
                        .thenComparing(Occurrence::site, Comparator.nullsFirst(Comparator.naturalOrder()))
                        .thenComparing(Occurrence::period));
        return found;
    }
}
