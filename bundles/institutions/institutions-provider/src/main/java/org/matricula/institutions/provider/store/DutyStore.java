package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.institutions.api.AgreementId;
import org.matricula.institutions.api.PartnerDuties;
import org.matricula.institutions.api.PartnerDuty;
import org.matricula.institutions.api.PartnerDutyId;
import org.matricula.institutions.api.PartnerDutyQuery;
import org.matricula.institutions.api.PartnerDutyStep;
import org.matricula.institutions.api.PartnerEvent;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register of duties of the database. A duty's version is the number of its latest step. */
@Component(service = DutyStore.class)
public final class DutyStore {

    private static final long FIRST = 1;
    private static final String SELECT = "select d.id, d.institution, d.awarding_body, d.event, d.code, d.owed_by,"
            + " d.owed_to, d.form, d.clause, d.pack, d.review, d.agreement, d.programme, d.subject, d.source,"
            + " d.happened, d.due, d.state, d.version, s.done_on, s.note, s.recorded_by, s.recorded_at"
            + " from institutions_duty d"
            + " join institutions_duty_step s on s.duty_id = d.id and s.step_number = d.version";
    private static final String INSERT = Sql.insert(
            "institutions_duty",
            "id",
            "institution",
            "awarding_body",
            "event",
            "code",
            "owed_by",
            "owed_to",
            "form",
            "clause",
            "pack",
            "review",
            "agreement",
            "programme",
            "subject",
            "source",
            "happened",
            "due",
            "state",
            "version");
    private static final String STEP = Sql.insert(
            "institutions_duty_step",
            "duty_id",
            "step_number",
            "institution",
            "state",
            "done_on",
            "note",
            "recorded_by",
            "recorded_at");

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public DutyStore(@Reference(target = "(osgi.jndi.service.name=institutions)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** Adds open duties. */
    public void insert(Scope scope, List<PartnerDuty> duties, String by, Instant when) {
        duties.forEach(duty -> scope.require(duty.partner()));
        sql.batch(INSERT, duties.stream().map(DutyStore::row).toList());
        sql.batch(
                STEP,
                duties.stream()
                        .map(duty -> new Object[] {
                            duty.id(), FIRST, duty.partner(), PartnerDuty.State.OPEN, null, null, by, when
                        })
                        .toList());
    }

    private static Object[] row(PartnerDuty duty) {
        return new Object[] {
            duty.id(),
            duty.partner(),
            duty.awardingBody(),
            duty.event(),
            duty.code(),
            duty.owedBy(),
            duty.owedTo(),
            duty.form(),
            duty.clause(),
            duty.pack(),
            duty.review(),
            duty.agreement(),
            duty.programme(),
            duty.subject(),
            duty.source(),
            duty.happened(),
            duty.due(),
            PartnerDuty.State.OPEN,
            FIRST
        };
    }

    /** Adds a step to a duty in the given version; 412 when it is in another. */
    public void step(
            Scope scope,
            PartnerDuty duty,
            long version,
            PartnerDuty.State state,
            LocalDate on,
            String note,
            String by,
            Instant when) {
        scope.require(duty.partner());
        int changed = sql.update(
                "update institutions_duty set state = ?, version = version + 1 where id = ? and version = ?",
                state,
                duty.id(),
                version);
        if (changed == 0) {
            throw Problem.of(Problem.Kind.STALE, "The duty was changed meanwhile.")
                    .exception();
        }
        sql.update(STEP, duty.id(), version + 1, duty.partner(), state, on, note, by, when);
    }

    /** Whose duty one is. */
    public Optional<InstitutionCode> partner(Scope scope, PartnerDutyId id) {
        Where where = Where.scope("institution", scope).and("id = ?", id);
        return sql.first(
                "select institution from institutions_duty" + where,
                rs -> new InstitutionCode(rs.getString("institution")),
                where.parameters());
    }

    /** One duty. */
    public Optional<Versioned<PartnerDuty>> find(Scope scope, PartnerDutyId id, LocalDate today) {
        return list(Where.scope("d.institution", scope).and("d.id = ?", id), today, "").stream()
                .findFirst();
    }

    /** The duties that an event brought about. */
    public List<Versioned<PartnerDuty>> of(Scope scope, PartnerEvent event, LocalDate today) {
        Where where = Where.scope("d.institution", scope)
                .and("d.institution = ?", event.partner())
                .and("d.event = ?", event.kind())
                .and("d.source = ?", event.source());
        return list(where, today, " order by d.id");
    }

    /** Duties by id. */
    public Page<Versioned<PartnerDuty>> find(Scope scope, PartnerDutyQuery query, PageRequest page, LocalDate today) {
        Where where = wanted(scope, query, today).and("d.id > ?", page.afterId());
        List<Versioned<PartnerDuty>> rows = sql.query(
                SELECT + where + " order by d.id fetch first ? rows only",
                rs -> duty(rs, today),
                where.parameters(page.limit() + 1));
        return Page.cut(rows, page.limit(), DutyStore::cursor);
    }

    /** The page that pages of one query, each of other institutions, make together. */
    public static Page<Versioned<PartnerDuty>> together(List<Page<Versioned<PartnerDuty>>> pages, PageRequest page) {
        return Page.together(
                pages,
                page.limit(),
                Comparator.comparing(duty -> duty.record().id().value()),
                DutyStore::cursor);
    }

    private static String cursor(Versioned<PartnerDuty> duty) {
        return duty.record().id().toString();
    }

    /** How many duties stand open, how many of them after their last day, and how many are done. */
    public PartnerDuties.Tally tally(Scope scope, InstitutionCode institution, LocalDate today) {
        PartnerDutyQuery open = PartnerDutyQuery.open(institution);
        PartnerDutyQuery done = new PartnerDutyQuery(institution, PartnerDuty.State.DONE, false, null, null, null);
        return new PartnerDuties.Tally(
                count(wanted(scope, open, today)),
                count(wanted(scope, open, today).and("d.due < ?", today)),
                count(wanted(scope, done, today)));
    }

    /** What was recorded about a duty, oldest first. */
    public List<PartnerDutyStep> history(Scope scope, PartnerDutyId id) {
        Where where = Where.scope("institution", scope).and("duty_id = ?", id);
        return sql.query(
                "select step_number, state, done_on, note, recorded_by, recorded_at from institutions_duty_step" + where
                        + " order by step_number",
                rs -> new PartnerDutyStep(
                        rs.getInt("step_number"),
                        PartnerDuty.State.valueOf(rs.getString("state")),
                        Sql.localDate(rs, "done_on"),
                        rs.getString("note"),
                        rs.getString("recorded_by"),
                        Sql.instant(rs, "recorded_at")),
                where.parameters());
    }

    private static Where wanted(Scope scope, PartnerDutyQuery query, LocalDate today) {
        Where where = Where.scope("d.institution", scope)
                .andIf("d.state = ?", query.state())
                .andIf("d.event = ?", query.event())
                .andIf("d.owed_by = ?", query.owedBy())
                .andIf("d.subject = ?", query.subject());
        if (query.institution() != null) {
            where.and("(d.institution = ? or d.awarding_body = ?)", query.institution(), query.institution());
        }
        if (query.overdue()) {
            where.and("d.state = ?", PartnerDuty.State.OPEN).and("d.due < ?", today);
        }
        return where;
    }

    private long count(Where where) {
        return sql.first("select count(*) from institutions_duty d" + where, rs -> rs.getLong(1), where.parameters())
                .orElseThrow();
    }

    private List<Versioned<PartnerDuty>> list(Where where, LocalDate today, String order) {
        return sql.query(SELECT + where + order, rs -> duty(rs, today), where.parameters());
    }

    private static Versioned<PartnerDuty> duty(ResultSet rs, LocalDate today) throws SQLException {
        PartnerDuty.State state = PartnerDuty.State.valueOf(rs.getString("state"));
        boolean open = state == PartnerDuty.State.OPEN;
        LocalDate due = Sql.localDate(rs, "due");
        LocalDate doneOn = Sql.localDate(rs, "done_on");
        LocalDate measured = open ? today : doneOn;
        long agreement = rs.getLong("agreement");
        AgreementId basis = rs.wasNull() ? null : new AgreementId(agreement);
        PartnerDuty duty = new PartnerDuty(
                new PartnerDutyId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new InstitutionCode(rs.getString("awarding_body")),
                PartnerEvent.Kind.valueOf(rs.getString("event")),
                rs.getString("code"),
                PartnerDuty.Party.valueOf(rs.getString("owed_by")),
                rs.getString("owed_to"),
                rs.getBoolean("form"),
                rs.getString("clause"),
                rs.getString("pack"),
                rs.getBoolean("review"),
                basis,
                rs.getString("programme"),
                rs.getString("subject"),
                rs.getString("source"),
                Sql.localDate(rs, "happened"),
                due,
                state,
                open ? null : doneOn,
                open ? null : rs.getString("recorded_by"),
                open ? null : rs.getString("note"),
                Sql.instant(rs, "recorded_at"),
                due != null && measured != null && measured.isAfter(due));
        return new Versioned<>(duty, rs.getLong("version"));
    }
}
