package org.matricula.registration.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Chunks;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.matricula.registration.api.IdCard;
import org.matricula.registration.api.IdCardId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The table of ID cards. Nothing outside the scope is read or written. */
@Component(service = CardStore.class)
public final class CardStore {

    private static final String SELECT = "select id, institution, student_id, card_number, issued_at, issued_by,"
            + " blocked_at, blocked_reason, blocked_by from registration_card";

    private final Sql sql;

    /** Works on the domain's data source. */
    @Activate
    public CardStore(@Reference(target = "(osgi.jndi.service.name=registration)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
    }

    /** The cards under the identities of one person, oldest first. */
    public List<IdCard> ofPerson(Scope scope, Set<StudentId> person) {
        return query(Where.scope("institution", scope).andIn("student_id", person));
    }

    /** The cards of students of one institution, oldest first. */
    public Map<StudentId, List<IdCard>> all(Scope scope, InstitutionCode institution, Collection<StudentId> students) {
        Map<StudentId, List<IdCard>> all = new HashMap<>();
        Chunks.ascending(students, chunk -> query(Where.scope("institution", scope)
                        .and("institution = ?", institution)
                        .andIn("student_id", chunk))
                .forEach(card -> all.computeIfAbsent(card.studentId(), id -> new ArrayList<>())
                        .add(card)));
        return all;
    }

    /** One card. */
    public Optional<IdCard> get(Scope scope, IdCardId id) {
        return query(Where.scope("institution", scope).and("id = ?", id)).stream()
                .findFirst();
    }

    /** The card with a number, in whatever case; the very one where two of before differ by case alone. */
    public Optional<IdCard> byNumber(Scope scope, InstitutionCode institution, String number) {
        return query(Where.scope("institution", scope)
                        .and("institution = ?", institution)
                        .andIn("card_key", List.of(key(number), number)))
                .stream()
                .max(Comparator.comparing(card -> card.number().equals(number)));
    }

    /** Adds a card. */
    public void add(Scope scope, IdCard card) {
        scope.require(card.institution());
        sql.update(
                Sql.insert(
                        "registration_card",
                        "id",
                        "institution",
                        "student_id",
                        "card_number",
                        "card_key",
                        "issued_at",
                        "issued_by",
                        "blocked_at",
                        "blocked_reason",
                        "blocked_by",
                        "active_student"),
                card.id(),
                card.institution(),
                card.studentId(),
                card.number(),
                key(card.number()),
                card.issuedAt(),
                card.issuedBy(),
                card.blockedAt(),
                card.blockedReason(),
                card.blockedBy(),
                card.blockedAt() == null ? card.studentId() : null);
    }

    /** Blocks a card; false when it is blocked already. */
    public boolean block(Scope scope, IdCard card, Instant when, String reason, String by) {
        scope.require(card.institution());
        return sql.update(
                        "update registration_card set blocked_at = ?, blocked_reason = ?, blocked_by = ?, active_student = null"
                                + " where id = ? and blocked_at is null",
                        when,
                        reason,
                        by,
                        card.id())
                == 1;
    }

    private static String key(String number) {
        return number.toUpperCase(Locale.ROOT);
    }

    private List<IdCard> query(Where where) {
        return sql.query(SELECT + where + " order by issued_at, id", CardStore::card, where.parameters());
    }

    private static IdCard card(ResultSet rs) throws SQLException {
        return new IdCard(
                new IdCardId(rs.getLong("id")),
                new InstitutionCode(rs.getString("institution")),
                new StudentId(rs.getLong("student_id")),
                rs.getString("card_number"),
                Sql.instant(rs, "issued_at"),
                rs.getString("issued_by"),
                Sql.instant(rs, "blocked_at"),
                rs.getString("blocked_reason"),
                rs.getString("blocked_by"));
    }
}
