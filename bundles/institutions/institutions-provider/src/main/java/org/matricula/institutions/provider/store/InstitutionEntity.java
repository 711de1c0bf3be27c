package org.matricula.institutions.provider.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.institutions.api.Institution;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;

/** An institution as it is kept. */
@Entity
@Table(name = "institutions_institution")
public class InstitutionEntity {

    @Id
    private String code;

    private String name;

    private String kind;

    @Column(name = "awarding_body")
    private String awardingBody;

    @Version
    private long version;

    /** For the persistence provider. */
    protected InstitutionEntity() {}

    InstitutionEntity(Institution institution) {
        this.code = institution.code().value();
        this.name = institution.name();
        this.kind = institution.kind().name();
        this.awardingBody = institution.awardingBody() == null
                ? null
                : institution.awardingBody().value();
    }

    void rename(String to) {
        this.name = to;
    }

    Versioned<Institution> versioned() {
        return new Versioned<>(
                new Institution(
                        new InstitutionCode(code),
                        name,
                        Institution.Kind.valueOf(kind),
                        awardingBody == null ? null : new InstitutionCode(awardingBody)),
                version);
    }
}
