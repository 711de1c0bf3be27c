package org.matricula.assessment.provider.moderation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.matricula.assessment.api.AssessmentLanguages;
import org.matricula.assessment.api.CandidateNumbers;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.OwnWork;
import org.matricula.assessment.provider.moderation.Works.Sheet;
import org.matricula.assessment.provider.moderation.Works.Work;
import org.matricula.assessment.provider.store.LanguageStore;
import org.matricula.assessment.provider.store.LanguageStore.Entry;
import org.matricula.assessment.provider.store.LanguageStore.OwnEntry;
import org.matricula.assessment.provider.store.MarkStore.Place;
import org.matricula.assessment.provider.store.SampleStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Element;
import org.matricula.curriculum.api.ElementId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.matricula.policies.taught.AssessmentLanguage;
import org.matricula.policies.taught.AssessmentLanguageFacts;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link AssessmentLanguages} in the domain's database, by the pack in force. */
@Component
public final class LanguageRecords implements AssessmentLanguages {

    private static final String LATE = "WELSH_NOTICE_LATE";

    private final LanguageStore store;
    private final SampleStore samples;
    private final Works works;
    private final OwnWork own;
    private final Curriculum curriculum;
    private final Regulations regulations;
    private final Transactions transactions;
    private final AuditTrail auditTrail;
    private final Clock clock;

    /** Uses the domain's data source. */
    @Activate
    public LanguageRecords(
            @Reference(target = "(osgi.jndi.service.name=assessment)") DataSource dataSource,
            @Reference Works works,
            @Reference OwnWork own,
            @Reference Curriculum curriculum,
            @Reference Regulations regulations,
            @Reference Transactions transactions,
            @Reference AuditTrail auditTrail,
            @Reference Clock clock) {
        this.store = new LanguageStore(dataSource);
        this.samples = new SampleStore(dataSource);
        this.works = works;
        this.own = own;
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.transactions = transactions;
        this.auditTrail = auditTrail;
        this.clock = clock;
    }

    @Override
    public WelshWork record(
            Caller caller,
            OccurrenceId occurrence,
            ModuleRegistrationId id,
            ElementId elementId,
            Arrangement arrangement,
            int expectedEntry,
            String reason) {
        caller.require(WRITE);
        check(id, elementId, arrangement, reason, works.today(caller, occurrence))
                .refuse();
        return transactions.required(() -> {
            Sheet sheet = works.sheet(caller, occurrence);
            ModuleRegistration registration = sheet.on(elementId).stream()
                    .map(Work::registration)
                    .filter(one -> one.id().equals(id))
                    .findFirst()
                    .orElse(null);
            Faults faults = new Faults()
                    .check(
                            sheet.element(elementId).isPresent(),
                            "elementId",
                            elementId,
                            "must be an element of the occurrence")
                    .check(registration != null, "registrationId", id, "must be a registration on the occurrence")
                    .near(
                            "noticedOn",
                            arrangement.noticedOn(),
                            sheet.occurrence().session());
            sheet.element(elementId)
                    .filter(element -> element.kind() != Element.Kind.EXAMINATION)
                    .ifPresent(element -> faults.check(
                            arrangement.paperSentOn() == null,
                            "paperSentOn",
                            arrangement.paperSentOn(),
                            "must be absent where there is no examination"));
            faults.refuse();
            Entry entry = new Entry(
                    expectedEntry + 1,
                    arrangement,
                    reason,
                    caller.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            Entry last = store.on(caller.scope(), occurrence).get(new Place(id, elementId));
            Moderating.expect("expectedEntry", expectedEntry, last == null ? 0 : last.number());
            add(caller, registration, elementId, last, entry);
            return of(caller, sheet).stream()
                    .filter(work -> work.registrationId().equals(id)
                            && work.elementCode()
                                    .equals(sheet.element(elementId)
                                            .orElseThrow()
                                            .code()))
                    .findFirst()
                    .orElseThrow();
        });
    }

    private void add(Caller caller, ModuleRegistration of, ElementId element, Entry last, Entry entry) {
        store.add(caller.scope(), of, element, entry);
        auditTrail.record(
                caller,
                AuditEntry.changed(
                        of.institution(),
                        "assessment.record-language",
                        "registration/" + of.id() + "/element/" + element,
                        entry.reason(),
                        last,
                        entry));
    }

    @Override
    public OwnNotice giveOwn(
            Caller caller, ModuleRegistrationId id, ElementId elementId, Form form, boolean withdrawn) {
        caller.require(OWN);
        new Faults()
                .given("registrationId", id)
                .given("elementId", elementId)
                .given("form", form)
                .refuse();
        return transactions.required(() -> {
            ModuleRegistration registration = own.registration(caller, id);
            Occurrence run = curriculum
                    .occurrence(Insider.of(caller), registration.occurrenceId())
                    .record();
            Element element = run.marked().stream()
                    .filter(one -> one.id().equals(elementId))
                    .findFirst()
                    .orElseThrow(() -> Problem.invalid(
                                    "elementId",
                                    elementId,
                                    "must be an element of the occurrence that is marked itself")
                            .exception());
            Entry last = store.on(caller.scope(), run.id()).get(new Place(id, elementId));
            boolean standing = last != null && !last.arrangement().withdrawn();
            if (standing != withdrawn) {
                throw Problem.conflict(
                                "withdrawn",
                                withdrawn,
                                standing
                                        ? "must be true: notice was given already"
                                        : "must be false: there is no notice")
                        .exception();
            }
            Arrangement arrangement =
                    withdrawn ? withdrawn(last.arrangement()) : noticed(works.today(caller, run), form);
            if (!withdrawn) {
                requireInTime(run, arrangement);
            }
            Entry entry = new Entry(
                    last == null ? 1 : last.number() + 1,
                    arrangement,
                    withdrawn ? "taken back by the student" : "the student's own notice",
                    caller.name(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            add(caller, registration, elementId, last, entry);
            return told(run, element, id, entry);
        });
    }

    /** Students find no right to it where the regulations give none. */
    private void requireInTime(Occurrence run, Arrangement notice) {
        Pack pack = pack(run);
        if (!pack.policies().contains(TaughtPolicies.LANGUAGE_OF_ASSESSMENT.name())) {
            throw Problem.conflict("elementId", run.moduleCode(), "must be under regulations that know work in Welsh")
                    .exception();
        }
        if (ruling(pack, run, notice, new Cohort(1, 1, false))
                .outcome()
                .reasons()
                .contains(LATE)) {
            throw Problem.conflict("noticedOn", notice.noticedOn(), "must be in time: " + LATE)
                    .exception();
        }
    }

    private static Arrangement noticed(LocalDate day, Form form) {
        return new Arrangement(day, form, false, false, false, null, null, false);
    }

    private static Arrangement withdrawn(Arrangement a) {
        return new Arrangement(
                a.noticedOn(),
                a.form(),
                a.welshSpeaker(),
                a.associateExaminer(),
                a.translationVerified(),
                a.externalToldOn(),
                a.paperSentOn(),
                true);
    }

    @Override
    public List<OwnNotice> own(Caller caller) {
        caller.require(OWN);
        return transactions.required(() -> {
            Map<Place, OwnEntry> entries = store.of(caller.scope(), own.person(caller));
            Map<OccurrenceId, Occurrence> runs = curriculum.occurrences(
                    Insider.of(caller),
                    entries.values().stream().map(OwnEntry::occurrence).collect(Collectors.toSet()));
            List<OwnNotice> notices = new ArrayList<>();
            entries.forEach((place, one) -> {
                Occurrence run = runs.get(one.occurrence());
                run.elements().stream()
                        .filter(element -> element.id().equals(place.element()))
                        .forEach(element -> notices.add(told(run, element, place.registration(), one.entry())));
            });
            return notices;
        });
    }

    private static OwnNotice told(Occurrence run, Element element, ModuleRegistrationId registration, Entry entry) {
        Arrangement a = entry.arrangement();
        return new OwnNotice(
                registration, run.moduleCode(), element.id(), element.code(), a.noticedOn(), a.form(), a.withdrawn());
    }

    private Pack pack(Occurrence run) {
        return regulations
                .resolve(new GoverningEvent(run.institution(), null, run.session()))
                .pack();
    }

    @Override
    public List<WelshWork> of(Caller caller, OccurrenceId occurrence) {
        caller.require(READ);
        return transactions.required(() -> of(caller, works.sheet(caller, occurrence)));
    }

    private static Faults check(
            ModuleRegistrationId id, ElementId element, Arrangement a, String reason, LocalDate today) {
        return new Faults()
                .given("registrationId", id)
                .given("elementId", element)
                .date("noticedOn", a.noticedOn())
                .given("form", a.form())
                .check(
                        a.noticedOn() == null || !a.noticedOn().isAfter(today),
                        "noticedOn",
                        a.noticedOn(),
                        "must not lie in the future")
                .check(
                        a.externalToldOn() == null || !a.externalToldOn().isAfter(today),
                        "externalToldOn",
                        a.externalToldOn(),
                        "must not lie in the future")
                .check(
                        a.paperSentOn() == null || !a.paperSentOn().isAfter(today),
                        "paperSentOn",
                        a.paperSentOn(),
                        "must not lie in the future")
                .text("reason", reason, Moderating.LONGEST_REASON);
    }

    private List<WelshWork> of(Caller caller, Sheet sheet) {
        Map<Place, Entry> entries = store.on(caller.scope(), sheet.occurrence().id());
        if (entries.isEmpty()) {
            return List.of();
        }
        Occurrence run = sheet.occurrence();
        Pack pack = pack(run);
        boolean numbers = caller.may(CandidateNumbers.READ);
        boolean named = numbers || caller.may(WRITE);
        List<WelshWork> found = new ArrayList<>();
        for (Element element : run.marked()) {
            List<Work> on = sheet.on(element.id());
            Set<ModuleRegistrationId> welsh = welsh(entries, element.id());
            boolean sampled = samples.sampled(caller.scope(), run.id(), element.id()).stream()
                    .anyMatch(welsh::contains);
            on.stream()
                    .filter(work ->
                            entries.containsKey(new Place(work.registration().id(), element.id())))
                    .sorted(Comparator.comparing(
                            work -> named ? work.studentNumber() : work.name(),
                            Comparator.nullsLast(Comparator.naturalOrder())))
                    .map(work -> ruled(
                            named || !work.anonymous(),
                            numbers || !named || !work.anonymous(),
                            pack,
                            run,
                            work,
                            entries.get(new Place(work.registration().id(), element.id())),
                            new Cohort(on.size(), welsh.size(), sampled)))
                    .forEach(found::add);
        }
        return found;
    }

    /** Who writes in Welsh on an element. */
    static Set<ModuleRegistrationId> welsh(Map<Place, Entry> entries, ElementId element) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getKey().element().equals(element)
                        && !entry.getValue().arrangement().withdrawn())
                .map(entry -> entry.getKey().registration())
                .collect(Collectors.toSet());
    }

    /** True when the external examiner's sample of an element has to contain work in Welsh (T-AD-4). */
    static boolean wantsWelsh(Pack pack, Occurrence run, Collection<Entry> welsh, int cohort) {
        return pack.policies().contains(TaughtPolicies.LANGUAGE_OF_ASSESSMENT.name())
                && welsh.stream().anyMatch(entry -> ruling(
                                pack, run, entry.arrangement(), new Cohort(cohort, welsh.size(), false))
                        .outcome()
                        .reasons()
                        .contains("SAMPLE_LACKS_WELSH"));
    }

    private static Ruling<AssessmentLanguage> ruling(Pack pack, Occurrence run, Arrangement a, Cohort cohort) {
        return pack.evaluate(
                TaughtPolicies.LANGUAGE_OF_ASSESSMENT,
                new AssessmentLanguageFacts.WelshWork(
                        run.starts(),
                        a.noticedOn(),
                        AssessmentLanguageFacts.Form.valueOf(a.form().name()),
                        a.welshSpeaker(),
                        a.associateExaminer(),
                        a.translationVerified(),
                        cohort.size(),
                        cohort.welsh(),
                        cohort.sampled(),
                        a.externalToldOn() != null));
    }

    private record Cohort(int size, int welsh, boolean sampled) {}

    private static WelshWork ruled(
            boolean named, boolean numbered, Pack pack, Occurrence run, Work work, Entry entry, Cohort cohort) {
        Arrangement a = entry.arrangement();
        List<String> reasons = new ArrayList<>();
        List<String> duties = new ArrayList<>();
        String marker = null;
        boolean review = false;
        if (!a.withdrawn() && pack.policies().contains(TaughtPolicies.LANGUAGE_OF_ASSESSMENT.name())) {
            Ruling<AssessmentLanguage> ruling = ruling(pack, run, a, cohort);
            reasons.addAll(ruling.outcome().reasons());
            duties.addAll(ruling.outcome().duties());
            review = ruling.judgement().review();
            marker = ruling.outcome().marker() == null
                    ? null
                    : ruling.outcome().marker().name();
            reasons.addAll(paper(pack, work.element(), a));
        }
        return new WelshWork(
                named ? work.registration().id() : null,
                numbered ? work.candidate() : null,
                named ? work.studentNumber() : null,
                work.element().code(),
                entry.number(),
                a,
                reasons.isEmpty(),
                reasons,
                marker,
                duties,
                review,
                named ? entry.reason() : null,
                named ? entry.by() : null,
                entry.at());
    }

    /** What is said of the paper once it was sent; of an examination without a day there is nothing to say. */
    private static List<String> paper(Pack pack, Element element, Arrangement a) {
        if (element.kind() != Element.Kind.EXAMINATION || element.deadline() == null || a.paperSentOn() == null) {
            return List.of();
        }
        return pack.evaluate(
                        TaughtPolicies.LANGUAGE_OF_ASSESSMENT,
                        new AssessmentLanguageFacts.WelshPaper(
                                a.paperSentOn(), element.deadline().toLocalDate()))
                .outcome()
                .reasons();
    }
}
