package org.matricula.institutions.provider;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.AgreementQuery;
import org.matricula.institutions.api.AgreementRow;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.PartnerContactRow;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.institutions.api.PartnerFiles;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.SiteRow;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.institutions.provider.store.ContactStore;
import org.matricula.institutions.provider.store.SiteStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.RowOutcome;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link PartnerFiles} on the domain's stores. A partner has some dozens of these records, so they go one by one. */
@Component
public final class PartnerFileService implements PartnerFiles {

    private static final String BETWEEN = ";";
    private static final String IS = "=";

    private final AgreementStore agreements;
    private final SiteStore sites;
    private final ContactStore contacts;
    private final AgreementAdminService agreeing;
    private final PartnerAdminService keeping;
    private final Transactions transactions;

    /** Works on the stores. */
    @Activate
    public PartnerFileService(
            @Reference AgreementStore agreements,
            @Reference SiteStore sites,
            @Reference ContactStore contacts,
            @Reference AgreementAdminService agreeing,
            @Reference PartnerAdminService keeping,
            @Reference Transactions transactions) {
        this.agreements = agreements;
        this.sites = sites;
        this.contacts = contacts;
        this.agreeing = agreeing;
        this.keeping = keeping;
        this.transactions = transactions;
    }

    @Override
    public List<AgreementRow> agreements(Caller caller, InstitutionCode partner) {
        caller.require(READ);
        caller.scope().require(partner);
        List<Agreement> all =
                held(caller, partner).stream().map(Versioned::record).toList();
        Map<AgreementId, String> references = new HashMap<>();
        all.forEach(one -> references.put(one.id(), one.reference()));
        return all.stream()
                .map(one -> new AgreementRow(
                        one.kind(),
                        one.reference(),
                        one.starts(),
                        one.ends(),
                        cell(one.programmes()),
                        cell(one.deadlines().entrySet().stream()
                                .map(days -> days.getKey() + IS + days.getValue())
                                .toList()),
                        one.renews() == null ? null : references.get(one.renews()),
                        one.voided()))
                .toList();
    }

    @Override
    public List<RowOutcome> importAgreements(
            Caller caller, InstitutionCode partner, List<AgreementRow> rows, Set<String> untouched, String reason) {
        caller.require(AgreementAdmin.WRITE);
        return each(caller, partner, rows, reason, row -> {
            List<Versioned<Agreement>> held = held(caller, partner);
            Versioned<Agreement> there = held.stream()
                    .filter(one -> one.record().kind() == row.kind()
                            && one.record().reference().equals(row.reference())
                            && one.record().starts().equals(row.starts()))
                    .findFirst()
                    .orElse(null);
            return there == null
                    ? RowOutcome.created(agreeing.made(caller, agreement(partner, row, held), reason)
                            .record()
                            .id()
                            .toString())
                    : changed(caller, row, untouched, there, reason);
        });
    }

    private RowOutcome changed(
            Caller caller, AgreementRow row, Set<String> untouched, Versioned<Agreement> there, String reason) {
        Agreement was = there.record();
        String id = was.id().toString();
        if (was.voided()) {
            return row.voided() ? RowOutcome.unchanged(id) : refused("voided", false, "must stay true");
        }
        if (row.voided()) {
            agreeing.struck(caller, was.id(), there.version(), reason);
            return RowOutcome.changed(id);
        }
        Agreement wanted = new Agreement(
                was.id(),
                was.partner(),
                was.awardingBody(),
                was.kind(),
                was.reference(),
                was.starts(),
                untouched.contains("ends") ? was.ends() : row.ends(),
                untouched.contains("programmes") ? was.programmes() : texts(row.programmes()),
                untouched.contains("deadlines") ? was.deadlines() : deadlines(row.deadlines()),
                was.renews(),
                false);
        return agreeing.changed(caller, wanted, there.version(), reason).version() == there.version()
                ? RowOutcome.unchanged(id)
                : RowOutcome.changed(id);
    }

    // an agreement renews the last one of its kind with that reference that starts before it
    private static Agreement agreement(InstitutionCode partner, AgreementRow row, List<Versioned<Agreement>> held) {
        AgreementId renews = row.renews() == null
                ? null
                : held.stream()
                        .map(Versioned::record)
                        .filter(one ->
                                one.kind() == row.kind() && one.reference().equals(row.renews()))
                        .filter(one -> row.starts() != null
                                && one.ends() != null
                                && one.ends().isBefore(row.starts()))
                        .max(Comparator.comparing(Agreement::starts))
                        .map(Agreement::id)
                        .orElseThrow(() -> Problem.invalid(
                                        "renews",
                                        row.renews(),
                                        "must be an agreement of the same kind that ends before this one starts")
                                .exception());
        return new Agreement(
                null,
                partner,
                null,
                row.kind(),
                row.reference(),
                row.starts(),
                row.ends(),
                texts(row.programmes()),
                deadlines(row.deadlines()),
                renews,
                row.voided());
    }

    @Override
    public List<SiteRow> sites(Caller caller, InstitutionCode institution) {
        caller.require(READ);
        caller.scope().require(institution);
        return sites.list(caller.scope(), institution, null).stream()
                .map(Versioned::record)
                .map(site -> new SiteRow(
                        site.name(),
                        site.starts(),
                        site.ends(),
                        line(site, 0),
                        line(site, 1),
                        line(site, 2),
                        line(site, 3),
                        line(site, 4),
                        line(site, 5),
                        site.postcode(),
                        site.country(),
                        cell(site.programmes())))
                .toList();
    }

    @Override
    public List<RowOutcome> importSites(
            Caller caller, InstitutionCode institution, List<SiteRow> rows, Set<String> untouched, String reason) {
        caller.require(PartnerAdmin.WRITE);
        return each(caller, institution, rows, reason, row -> {
            Versioned<Site> there = sites.list(caller.scope(), institution, null).stream()
                    .filter(one -> one.record().name().equals(row.name())
                            && one.record().starts().equals(row.starts()))
                    .findFirst()
                    .orElse(null);
            Site was = there == null ? null : there.record();
            List<String> address = Stream.of(
                            row.line1(), row.line2(), row.line3(), row.line4(), row.line5(), row.line6())
                    .filter(Objects::nonNull)
                    .toList();
            Site wanted = new Site(
                    was == null ? null : was.id(),
                    institution,
                    row.name(),
                    address,
                    kept(untouched, "postcode", was, Site::postcode, row.postcode()),
                    row.country(),
                    row.starts(),
                    kept(untouched, "ends", was, Site::ends, row.ends()),
                    kept(untouched, "programmes", was, Site::programmes, texts(row.programmes())));
            return outcome(
                    there,
                    site -> site.id().toString(),
                    () -> keeping.added(caller, wanted, reason),
                    () -> keeping.changed(caller, wanted, there.version(), reason));
        });
    }

    @Override
    public List<PartnerContactRow> contacts(Caller caller, InstitutionCode institution) {
        caller.require(READ);
        caller.scope().require(institution);
        return contacts.list(caller.scope(), institution, null).stream()
                .map(Versioned::record)
                .map(one -> new PartnerContactRow(
                        one.role(), one.name(), one.starts(), one.ends(), one.email(), one.phone()))
                .toList();
    }

    @Override
    public List<RowOutcome> importContacts(
            Caller caller,
            InstitutionCode institution,
            List<PartnerContactRow> rows,
            Set<String> untouched,
            String reason) {
        caller.require(PartnerAdmin.WRITE);
        return each(caller, institution, rows, reason, row -> {
            Versioned<Contact> there = contacts.list(caller.scope(), institution, null).stream()
                    .filter(one -> one.record().role().equals(row.role())
                            && one.record().name().equals(row.name())
                            && one.record().starts().equals(row.starts()))
                    .findFirst()
                    .orElse(null);
            Contact was = there == null ? null : there.record();
            Contact wanted = new Contact(
                    was == null ? null : was.id(),
                    institution,
                    row.role(),
                    row.name(),
                    row.email(),
                    kept(untouched, "phone", was, Contact::phone, row.phone()),
                    row.starts(),
                    kept(untouched, "ends", was, Contact::ends, row.ends()));
            return outcome(
                    there,
                    contact -> contact.id().toString(),
                    () -> keeping.added(caller, wanted, reason),
                    () -> keeping.changed(caller, wanted, there.version(), reason));
        });
    }

    private <R> List<RowOutcome> each(
            Caller caller, InstitutionCode institution, List<R> rows, String reason, Function<R, RowOutcome> work) {
        caller.scope().require(institution);
        PartnerRules.reason(new Faults(), reason).refuse();
        return transactions.required(() -> {
            List<RowOutcome> outcomes = new ArrayList<>(rows.size());
            for (R row : rows) {
                try {
                    outcomes.add(work.apply(row));
                } catch (ProblemException e) {
                    outcomes.add(RowOutcome.refused(e.problem()));
                }
            }
            return outcomes;
        });
    }

    private static <T> RowOutcome outcome(
            Versioned<T> there,
            Function<T, String> id,
            Supplier<Versioned<T>> adding,
            Supplier<Versioned<T>> changing) {
        if (there == null) {
            return RowOutcome.created(id.apply(adding.get().record()));
        }
        Versioned<T> now = changing.get();
        return now.version() == there.version()
                ? RowOutcome.unchanged(id.apply(now.record()))
                : RowOutcome.changed(id.apply(now.record()));
    }

    private List<Versioned<Agreement>> held(Caller caller, InstitutionCode partner) {
        return agreements.list(caller.scope(), AgreementQuery.of(partner)).stream()
                .filter(one -> one.record().partner().equals(partner))
                .sorted(Comparator.comparing(
                                (Versioned<Agreement> one) -> one.record().starts())
                        .thenComparing(one -> one.record().id().value()))
                .toList();
    }

    private static <T, V> V kept(Set<String> untouched, String field, T was, Function<T, V> before, V given) {
        return was != null && untouched.contains(field) ? before.apply(was) : given;
    }

    private static Map<PartnerEvent.Kind, Integer> deadlines(String cell) {
        Map<PartnerEvent.Kind, Integer> deadlines = new TreeMap<>();
        for (String one : texts(cell)) {
            String[] parts = one.split(IS, -1);
            PartnerEvent.Kind kind = Arrays.stream(PartnerEvent.Kind.values())
                    .filter(event -> event.name().equals(parts[0].strip()))
                    .findFirst()
                    .orElse(null);
            if (kind == null || parts.length != 2 || !parts[1].strip().matches("[0-9]{1,3}")) {
                throw Problem.invalid(
                                "deadlines",
                                one,
                                "must be as TRANSFER=10, of the events " + Arrays.toString(PartnerEvent.Kind.values()))
                        .exception();
            }
            deadlines.put(kind, Integer.valueOf(parts[1].strip()));
        }
        return deadlines;
    }

    private static RowOutcome refused(String field, Object value, String rule) {
        return RowOutcome.refused(Problem.conflict(field, value, rule));
    }

    private static String line(Site site, int place) {
        return place < site.address().size() ? site.address().get(place) : null;
    }

    private static List<String> texts(String cell) {
        return cell == null
                ? List.of()
                : Stream.of(cell.split(BETWEEN)).map(String::strip).toList();
    }

    private static String cell(List<String> texts) {
        return texts.isEmpty() ? null : texts.stream().collect(Collectors.joining(BETWEEN));
    }
}
