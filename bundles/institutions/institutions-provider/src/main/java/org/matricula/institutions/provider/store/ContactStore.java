package org.matricula.institutions.provider.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.matricula.institutions.api.Contact;
import org.matricula.institutions.api.ContactId;
import org.matricula.institutions.api.Edition;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.persistence.Sql;
import org.matricula.kernel.persistence.Where;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The contacts of the database. */
@Component(service = ContactStore.class)
public final class ContactStore {

    private static final String SELECT = "select" + Editions.COLUMNS
            + ", t.institution, t.contact_role, t.name, t.email, t.phone, t.starts, t.ends"
            + " from institutions_contact t" + Editions.JOIN;
    private static final String INSERT = Sql.insert(
            "institutions_contact",
            "record_id",
            "version",
            "institution",
            "contact_role",
            "name",
            "email",
            "phone",
            "starts",
            "ends");
    private static final Comparator<Contact> ORDER = Comparator.comparing(Contact::role)
            .thenComparing(Contact::starts)
            .thenComparing(contact -> contact.id().value());

    private final Sql sql;
    private final Editions editions;

    /** Works on the domain's data source. */
    @Activate
    public ContactStore(@Reference(target = "(osgi.jndi.service.name=institutions)") DataSource dataSource) {
        this.sql = new Sql(dataSource);
        this.editions = new Editions(sql, "CONTACT");
    }

    /** Adds one. */
    public Versioned<Contact> insert(Scope scope, Contact contact, String by, Instant when) {
        return written(scope, contact, editions.first(scope, contact.id().value(), contact.institution(), by, when));
    }

    /** Adds the edition that follows on a version; 412 when that is not the present one. */
    public Versioned<Contact> append(
            Scope scope, Contact contact, long version, String reason, String by, Instant when) {
        return written(
                scope,
                contact,
                editions.next(scope, contact.id().value(), contact.institution(), version, reason, by, when));
    }

    private Versioned<Contact> written(Scope scope, Contact contact, long version) {
        long id = contact.id().value();
        scope.require(contact.institution());
        sql.update(
                INSERT,
                id,
                version,
                contact.institution(),
                contact.role(),
                contact.name(),
                contact.email(),
                contact.phone(),
                contact.starts(),
                contact.ends());
        return new Versioned<>(contact, version);
    }

    /** One of them. */
    public Optional<Versioned<Contact>> find(Scope scope, ContactId id) {
        return Editions.first(editions(scope, Editions.present(scope, id)));
    }

    /** All editions of one, oldest first. */
    public List<Edition<Contact>> history(Scope scope, ContactId id) {
        return Editions.oldestFirst(editions(scope, Editions.all(scope, id)));
    }

    /** Those of an institution; of a day where one is given. */
    public List<Versioned<Contact>> list(Scope scope, InstitutionCode institution, LocalDate on) {
        return Editions.inOrder(editions(scope, Editions.present(scope, institution, on)).stream(), ORDER);
    }

    private List<Edition<Contact>> editions(Scope scope, Where where) {
        return sql.query(SELECT + where, rs -> Editions.edition(rs, contact(rs)), where.parameters());
    }

    private static Contact contact(ResultSet rs) throws SQLException {
        return new Contact(
                new ContactId(rs.getLong("record_id")),
                new InstitutionCode(rs.getString("institution")),
                rs.getString("contact_role"),
                rs.getString("name"),
                rs.getString("email"),
                rs.getString("phone"),
                Sql.localDate(rs, "starts"),
                Sql.localDate(rs, "ends"));
    }
}
