package org.matricula.registration.provider.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ClaimId;
import org.matricula.regulations.api.PackRef;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The tables of claims. Evidence and steps are only added. */
@Component(service = ClaimStore.class)
public final class ClaimStore {

    private static final String SELECT = "select id, institution, student_id, programme_id, session_start, kind, state,"
            + " adviser, assessor, pack_id, pack_version, pack_digest, version from registration_claim";
    private static final String LIVE =
            "e.claim_id <> ? and c.state <> 'REFUSED' and c.state <> 'WITHDRAWN'" + " and c.state <> 'REVOKED'";

    private static final int LONGEST_KEY = 300;

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public ClaimStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** One claim with its version. */
    public Optional<Versioned<Claim>> get(Scope scope, ClaimId id) {
        return whole(Where.scope("institution", scope).and("id = ?", id), " order by id").stream()
                .findFirst();
    }

    /** Claims under the identities of one person, oldest first. */
    public List<Claim> of(Scope scope, Set<StudentId> person) {
        return whole(Where.scope("institution", scope).andIn("student_id", person), " order by id").stream()
                .map(Versioned::record)
                .toList();
    }

    /** The claims of students of an institution, by student, oldest first. */
    public List<Claim> all(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        List<Claim> found = new ArrayList<>();
        Chunks.ascending(students, chunk -> whole(
                        Where.scope("institution", scope)
                                .and("institution = ?", institution)
                                .andIn("student_id", chunk),
                        " order by student_id, id")
                .forEach(claim -> found.add(claim.record())));
        return found;
    }

    /** Claims by identity. */
    public Page<Claim> list(Scope scope, InstitutionCode institution, Claim.State state, PageRequest page) {
        Where where = Where.scope("institution", scope)
                .andIf("institution = ?", institution)
                .andIf("state = ?", state)
                .and("id > ?", page.afterId());
        List<Versioned<Claim>> rows = whole(where, " order by id fetch first " + (page.limit() + 1) + " rows only");
        return Page.cut(rows.stream().map(Versioned::record).toList(), page.limit(), claim -> claim.id()
                .toString());
    }

    /** Lets nobody else work on the claims of a person before the transaction ends. */
    public void lock(Scope scope, Claim claim, Set<StudentId> person) {
        PersonTurn.take(sql, scope, claim.institution(), person);
    }

    /** Adds a claim with its modules, evidence and first step. */
    public void add(Scope scope, Claim claim) {
        scope.require(claim.institution());
        sql.update(
                Sql.insert(
                        "registration_claim",
                        "id",
                        "institution",
                        "student_id",
                        "programme_id",
                        "session_start",
                        "kind",
                        "state",
                        "adviser",
                        "version"),
                claim.id(),
                claim.institution(),
                claim.studentId(),
                claim.programmeId(),
                claim.session(),
                claim.kind(),
                claim.state(),
                claim.adviser(),
                1L);
        sql.batch(
                Sql.insert("registration_claim_module", "claim_id", "module_id", "institution", "credits", "mark"),
                claim.modules().stream()
                        .map(m -> new Object[] {claim.id(), m.moduleId(), claim.institution(), m.credits(), m.mark()})
                        .toList());
        for (int part = 0; part < claim.evidence().size(); part++) {
            addEvidence(scope, claim, claim.evidence().get(part), part);
        }
        addStep(scope, claim, claim.steps().get(0), 0);
    }

    /** Adds a piece of evidence. */
    public void addEvidence(Scope scope, Claim claim, Claim.Evidence evidence, int part) {
        scope.require(claim.institution());
        sql.update(
                Sql.insert(
                        "registration_claim_evidence",
                        "claim_id",
                        "part",
                        "institution",
                        "student_id",
                        "reference",
                        "reference_key",
                        "digest"),
                claim.id(),
                part,
                claim.institution(),
                claim.studentId(),
                evidence.reference(),
                key(evidence),
                evidence.digest());
    }

    /** Adds a step. */
    public void addStep(Scope scope, Claim claim, Claim.Step step, int part) {
        scope.require(claim.institution());
        sql.update(
                Sql.insert(
                        "registration_claim_step",
                        "claim_id",
                        "part",
                        "institution",
                        "step",
                        "person",
                        "happened_on",
                        "note",
                        "recorded_at",
                        "recorded_by"),
                claim.id(),
                part,
                claim.institution(),
                step.what(),
                step.person(),
                step.on(),
                step.note(),
                step.recordedAt(),
                step.recordedBy());
    }

    /** Adds a claim as it stands, with all its steps. */
    public void addWhole(Scope scope, Claim claim) {
        add(scope, claim);
        for (int part = 1; part < claim.steps().size(); part++) {
            addStep(scope, claim, claim.steps().get(part), part);
        }
        if (claim.pack() != null) {
            change(scope, claim, 1);
        }
    }

    /**
     * Replaces state, assessor, pack and marks.
     *
     * @throws org.matricula.kernel.api.ProblemException 412 when the version is not the present one
     */
    public void change(Scope scope, Claim after, long version) {
        scope.require(after.institution());
        PackRef pack = after.pack();
        int changed = sql.update(
                "update registration_claim set state = ?, assessor = ?, pack_id = ?, pack_version = ?, pack_digest = ?,"
                        + " version = version + 1 where id = ? and version = ?",
                after.state(),
                after.assessor(),
                pack == null ? null : pack.id(),
                pack == null ? null : pack.version(),
                pack == null ? null : pack.digest(),
                after.id(),
                version);
        if (changed == 0) {
            throw Problem.of(Problem.Kind.STALE, "The claim was changed meanwhile.")
                    .exception();
        }
        sql.batch(
                "update registration_claim_module set mark = ? where claim_id = ? and module_id = ?",
                after.modules().stream()
                        .map(m -> new Object[] {m.mark(), after.id(), m.moduleId()})
                        .toList());
    }

    /** True when a piece of evidence serves another claim of the person that stands, however it is written. */
    public boolean usedByPerson(Scope scope, Claim claim, Set<StudentId> person, Collection<Claim.Evidence> evidence) {
        List<String> keys = evidence.stream().map(ClaimStore::key).toList();
        return isUsed(Where.scope("c.institution", scope)
                .and(LIVE, claim.id())
                .andIn("e.student_id", person)
                .andIn("e.reference_key", keys));
    }

    /**
     * True when a document serves another claim that stands, whoever's and at whatever institution. It looks beyond every
     * scope, because evidence may be used once only, anywhere (T-RP-6), and tells no more than that.
     */
    public boolean usedAnywhere(ClaimId except, Collection<String> digests) {
        return !digests.isEmpty()
                && isUsed(Where.scope("c.institution", Scope.all())
                        .and(LIVE, except)
                        .andIn("e.digest", digests));
    }

    private boolean isUsed(Where where) {
        String query = "select count(*) from registration_claim_evidence e"
                + " join registration_claim c on c.id = e.claim_id";
        return sql.first(query + where, rs -> rs.getInt(1), where.parameters()).orElse(0) > 0;
    }

    /** By what the same piece is known again, however it is written. */
    public static String key(Claim.Evidence evidence) {
        return key(evidence.reference());
    }

    /** By what the same name or reference is known again, however it is written and its letters are encoded. */
    public static String key(String written) {
        String plain = Normalizer.normalize(written, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        String key = plain.isEmpty() ? written : plain;
        if (key.length() <= LONGEST_KEY) {
            return key;
        }
        return key.substring(0, Character.isHighSurrogate(key.charAt(LONGEST_KEY - 1)) ? LONGEST_KEY - 1 : LONGEST_KEY);
    }

    private List<Versioned<Claim>> whole(Where where, String order) {
        List<Versioned<Claim>> rows = sql.query(SELECT + where + order, ClaimStore::bare, where.parameters());
        if (rows.isEmpty()) {
            return rows;
        }
        List<ClaimId> ids = rows.stream().map(v -> v.record().id()).toList();
        Where of = Where.scope("institution", Scope.all()).andIn("claim_id", ids);
        Map<Long, List<Claim.ClaimedModule>> modules = new HashMap<>();
        sql.each(
                "select claim_id, module_id, credits, mark from registration_claim_module" + of
                        + " order by claim_id, module_id",
                rs -> list(modules, rs.getLong(1))
                        .add(new Claim.ClaimedModule(
                                new ModuleId(rs.getLong("module_id")), rs.getInt("credits"), mark(rs))),
                of.parameters());
        Map<Long, List<Claim.Evidence>> evidence = new HashMap<>();
        sql.each(
                "select claim_id, reference, digest from registration_claim_evidence" + of + " order by claim_id, part",
                rs -> list(evidence, rs.getLong(1)).add(new Claim.Evidence(rs.getString(2), rs.getString(3))),
                of.parameters());
        Map<Long, List<Claim.Step>> steps = new HashMap<>();
        sql.each(
                "select claim_id, step, person, happened_on, note, recorded_at, recorded_by"
                        + " from registration_claim_step" + of + " order by claim_id, part",
                rs -> list(steps, rs.getLong(1)).add(step(rs)),
                of.parameters());
        return rows.stream()
                .map(v -> new Versioned<>(filled(v.record(), modules, evidence, steps), v.version()))
                .toList();
    }

    private static BigDecimal mark(ResultSet rs) throws SQLException {
        return Sql.decimal(rs, "mark");
    }

    private static <T> List<T> list(Map<Long, List<T>> lists, long claim) {
        return lists.computeIfAbsent(claim, k -> new ArrayList<>());
    }

    private static Claim.Step step(ResultSet rs) throws SQLException {
        return new Claim.Step(
                rs.getString("step"),
                rs.getString("person"),
                Sql.localDate(rs, "happened_on"),
                rs.getString("note"),
                Sql.instant(rs, "recorded_at"),
                rs.getString("recorded_by"));
    }

    private static Claim filled(
            Claim bare,
            Map<Long, List<Claim.ClaimedModule>> modules,
            Map<Long, List<Claim.Evidence>> evidence,
            Map<Long, List<Claim.Step>> steps) {
        long id = bare.id().value();
        return new Claim(
                bare.id(),
                bare.institution(),
                bare.studentId(),
                bare.programmeId(),
                bare.session(),
                bare.kind(),
                bare.state(),
                bare.adviser(),
                bare.assessor(),
                modules.get(id),
                evidence.get(id),
                steps.get(id),
                bare.pack());
    }

    private static Versioned<Claim> bare(ResultSet rs) throws SQLException {
        String pack = rs.getString("pack_id");
        return new Versioned<>(
                new Claim(
                        new ClaimId(rs.getLong("id")),
                        new InstitutionCode(rs.getString("institution")),
                        new StudentId(rs.getLong("student_id")),
                        new ProgrammeId(rs.getLong("programme_id")),
                        new AcademicSession(rs.getInt("session_start")),
                        Claim.Kind.valueOf(rs.getString("kind")),
                        Claim.State.valueOf(rs.getString("state")),
                        rs.getString("adviser"),
                        rs.getString("assessor"),
                        null,
                        null,
                        null,
                        pack == null
                                ? null
                                : new PackRef(pack, rs.getString("pack_version"), rs.getString("pack_digest"))),
                rs.getLong("version"));
    }
}
