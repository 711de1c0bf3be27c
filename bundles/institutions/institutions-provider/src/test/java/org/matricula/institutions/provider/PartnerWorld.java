package org.matricula.institutions.provider;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.function.ThrowingRunnable;
import org.matricula.institutions.api.Agreement;
import org.matricula.institutions.api.AgreementAdmin;
import org.matricula.institutions.api.Agreements;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.DeliveryContributor;
import org.matricula.institutions.api.Institution;
import org.matricula.institutions.api.InstitutionAdmin;
import org.matricula.institutions.api.Institutions;
import org.matricula.institutions.api.LocalDays;
import org.matricula.institutions.api.PartnerAdmin;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.institutions.api.Partners;
import org.matricula.institutions.api.SessionDates;
import org.matricula.institutions.api.Site;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.institutions.api.Workspaces;
import org.matricula.institutions.provider.store.AgreementStore;
import org.matricula.institutions.provider.store.CalendarStore;
import org.matricula.institutions.provider.store.ContactStore;
import org.matricula.institutions.provider.store.DutyStore;
import org.matricula.institutions.provider.store.InstitutionStore;
import org.matricula.institutions.provider.store.SiteStore;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Privilege;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.testing.Partial;
import org.matricula.kernel.testing.TestDatabase;
import org.matricula.policies.taught.PartnerDutyFacts;
import org.matricula.policies.taught.PartnerDutyOutcome;
import org.matricula.regulations.api.DecidedBy;
import org.matricula.regulations.api.Entitlement;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Judgement;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.PolicyKey;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;

/** A university with a partner, and a stranger with another, on one database. */
final class PartnerWorld {

    static final LocalDate TODAY = LocalDate.of(2027, 1, 15);
    static final LocalDate FIRST = LocalDate.of(2026, 9, 1);
    static final LocalDate LAST = LocalDate.of(2031, 8, 31);

    private static int cases;

    final TestDatabase database;
    final Sql sql;
    final InstitutionAdmin institutions;
    final Agreements agreements;
    final AgreementAdminService agreementAdmin;
    final Partners partners;
    final PartnerAdminService partnerAdmin;
    final PartnerFileService files;
    final PartnerDuties duties;
    final DutyRules rules = new DutyRules();
    final Regulations regulations = Partial.of(Regulations.class, new Rulebook());
    final Contributors contributors;
    final DeliveryGuard guard;
    final List<String> stranded = new ArrayList<>();
    final List<DeliveryContributor.Terms> judged = new ArrayList<>();
    final Workspaces workspaces;
    final InstitutionCode university;
    final InstitutionCode college;
    final InstitutionCode stranger;
    final InstitutionCode strangersCollege;
    final Caller everywhere;
    final Caller universityStaff;
    final Caller collegeStaff;
    final Caller strangersStaff;
    private GoverningEvent asked;

    PartnerWorld(TestDatabase database) {
        this(database, "Europe/London", Instant.parse("2027-01-15T10:00:00Z"));
    }

    /** Where the university and its college live by another clock, at a moment. */
    PartnerWorld(TestDatabase database, String zone, Instant now) {
        this.database = database;
        sql = new Sql(database.dataSource());
        int number = ++cases;
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        InstitutionStore store = new InstitutionStore(database.jpa("institutions"), database.dataSource());
        CalendarStore calendars = new CalendarStore(database.dataSource());
        AgreementStore agreementStore = new AgreementStore(database.dataSource());
        SiteStore sites = new SiteStore(database.dataSource());
        ContactStore contacts = new ContactStore(database.dataSource());
        DutyStore dutyStore = new DutyStore(database.dataSource());
        TimeZones zones = new TimeZones("Europe/London", "university-%d=%s".formatted(number, zone));
        LocalDays days = new LocalDays(new InstitutionsService(store, calendars, zones), clock);
        institutions = new InstitutionAdminService(store, calendars, database.transactions(), database.auditTrail());
        agreements = new AgreementService(agreementStore);
        guard = new DeliveryGuard(agreementStore, sites, Partial.of(DeliveryGuard.Settings.class, new Configured()));
        List.of("curriculum", "registration")
                .forEach(domain -> guard.addContributor(
                        Partial.of(DeliveryContributor.class, new Standing(domain)),
                        Map.of("matricula.domain", domain)));
        agreementAdmin = new AgreementAdminService(
                agreementStore,
                store,
                guard,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock);
        partners = new PartnerService(store, sites, contacts);
        partnerAdmin = new PartnerAdminService(
                store,
                sites,
                contacts,
                guard,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                clock);
        files = new PartnerFileService(
                agreementStore, sites, contacts, agreementAdmin, partnerAdmin, database.transactions());
        rules.addRegulations(regulations);
        duties = new DutyService(
                new OwedDuties(rules, agreementStore, calendars),
                dutyStore,
                store,
                database.transactions(),
                database.identifiers(),
                database.auditTrail(),
                database.outbox(),
                clock,
                days);
        contributors = new Contributors(Partial.of(Contributors.Settings.class, new Configured()));
        workspaces = new WorkspaceService(store, agreementStore, sites, contacts, dutyStore, contributors, days);
        university = new InstitutionCode("university-" + number);
        college = new InstitutionCode("college-" + number);
        stranger = new InstitutionCode("stranger-" + number);
        strangersCollege = new InstitutionCode("other-college-" + number);
        everywhere = caller(Scope.all());
        universityStaff = caller(Scope.of(List.of(university, college)));
        collegeStaff = caller(Scope.of(List.of(college)));
        strangersStaff = caller(Scope.of(List.of(stranger, strangersCollege)));
        add(university, null);
        add(college, university);
        add(stranger, null);
        add(strangersCollege, stranger);
        institutions.putSession(
                everywhere, university, new SessionDates(new AcademicSession(2026), FIRST, LocalDate.of(2027, 7, 31)));
    }

    private void add(InstitutionCode code, InstitutionCode body) {
        institutions.create(
                everywhere,
                new Institution(
                        code,
                        "Name of " + code,
                        body == null ? Institution.Kind.AWARDING_BODY : Institution.Kind.PARTNER,
                        body));
    }

    private static Caller caller(Scope scope) {
        return with(
                scope,
                Institutions.READ,
                InstitutionAdmin.WRITE,
                AgreementAdmin.WRITE,
                PartnerAdmin.WRITE,
                PartnerDuties.READ,
                PartnerDuties.WRITE,
                WorkspaceContributor.READ);
    }

    static Caller with(Scope scope, Privilege... privileges) {
        return new Caller("tester", Set.of(), Scope.all()).acting(scope, privileges);
    }

    Agreement agreement(Agreement.Kind kind, LocalDate starts, LocalDate ends, String... programmes) {
        return new Agreement(
                null,
                college,
                null,
                kind,
                "MoA 1",
                starts,
                ends,
                List.of(programmes),
                Map.of(PartnerEvent.Kind.WITHDRAWAL, 5),
                null,
                false);
    }

    Site site(String name) {
        return new Site(
                null, college, name, List.of("1 High Street", "Town"), "AB1 2CD", "GB", FIRST, null, List.of("B", "A"));
    }

    Contact contact(String name) {
        return new Contact(null, college, "Registry", name, "registry@example.org", null, FIRST, null);
    }

    PartnerEvent event(PartnerEvent.Kind kind, String source) {
        return new PartnerEvent(kind, college, "FD1", LocalDate.of(2027, 1, 7), "student/42", source);
    }

    GoverningEvent asked() {
        return asked;
    }

    List<String> audited(InstitutionCode institution) {
        return sql.query(
                "select action from kernel_audit where institution = ? and action not like 'institutions.put%'"
                        + " order by id",
                rs -> rs.getString("action"), institution);
    }

    static void refused(Problem.Kind expected, ThrowingRunnable call) {
        ProblemException refusal = assertThrows(ProblemException.class, call);
        assertEquals(refusal.problem().detail(), expected, refusal.problem().kind());
    }

    static List<String> faults(ThrowingRunnable call) {
        Problem problem = assertThrows(ProblemException.class, call).problem();
        assertEquals(problem.detail(), Problem.Kind.INVALID, problem.kind());
        return problem.faults().stream().map(Fault::field).toList();
    }

    /** Two domains are expected. */
    private static final class Configured {

        String workspace() {
            return "students, registration";
        }

        String delivery() {
            return "curriculum, registration";
        }
    }

    /** What a domain has standing on sites and agreements: the first word of each line names the domain. */
    private final class Standing {

        private final String domain;

        Standing(String domain) {
            this.domain = domain;
        }

        List<String> stranded(
                Caller caller,
                InstitutionCode institution,
                DeliveryContributor.Terms before,
                DeliveryContributor.Terms after) {
            caller.require(DeliveryContributor.READ);
            caller.scope().require(institution);
            judged.add(before);
            judged.add(after);
            return stranded.stream().filter(one -> one.startsWith(domain)).toList();
        }
    }

    /** Accredited partners owe nothing for a suspension; deadlines are the agreement's. */
    private final class Rulebook {

        Regulations.Resolution resolve(GoverningEvent event) {
            asked = event;
            return new Regulations.Resolution(Partial.of(Pack.class, this), "the only one");
        }

        Ruling<PartnerDutyOutcome> evaluate(PolicyKey<?, ?> policy, Object given) {
            PartnerDutyFacts facts = (PartnerDutyFacts) given;
            boolean grades = facts.event() == PartnerDutyFacts.Event.GRADES;
            boolean excepted = facts.event() == PartnerDutyFacts.Event.SUSPENSION
                    && facts.agreement() == PartnerDutyFacts.Agreement.ACCREDITED;
            PartnerDutyOutcome outcome = excepted
                    ? new PartnerDutyOutcome(null, null, null, false, null, List.of())
                    : new PartnerDutyOutcome(
                            "TELL_" + facts.event(),
                            grades ? PartnerDutyOutcome.Party.UNIVERSITY : PartnerDutyOutcome.Party.PARTNER,
                            grades ? "PARTNER" : "STUDENT_ADMINISTRATION",
                            !grades,
                            facts.agreedDays(),
                            List.of());
            return new Ruling<>(
                    policy.name(),
                    new Judgement<>(
                            outcome,
                            Entitlement.AUTOMATIC,
                            DecidedBy.SYSTEM,
                            false,
                            List.of(new Finding("T-8.6", "L1283", "PARTNER_DUTY", !excepted, List.of(), List.of())),
                            List.of(),
                            facts.agreement() == PartnerDutyFacts.Agreement.NONE),
                    new PackRef("usw-taught", "1.0.0", "0123456789abcdef"));
        }
    }
}
