package org.matricula.curriculum.provider.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Versioned;

/** A programme as it is kept. */
@Entity
@Table(name = "curriculum_programme")
public class ProgrammeEntity {

    @Id
    private long id;

    private String institution;

    private String code;

    private String title;

    @Column(name = "award_code")
    private String awardCode;

    @Column(name = "regulations_group")
    private String group;

    @Column(name = "mark_scale")
    private String scale;

    @Column(name = "first_level")
    private int firstLevel;

    @Column(name = "final_level")
    private int finalLevel;

    @Version
    private long version;

    /** For the persistence provider. */
    protected ProgrammeEntity() {}

    ProgrammeEntity(Programme programme) {
        this.id = programme.id().value();
        this.institution = programme.institution().value();
        this.code = programme.code();
        change(programme);
    }

    /** Takes over what may change. */
    final void change(Programme programme) {
        this.title = programme.title();
        this.awardCode = programme.awardCode();
        this.group = programme.group();
        this.scale = programme.scale();
        this.firstLevel = programme.firstLevel();
        this.finalLevel = programme.finalLevel();
    }

    Versioned<Programme> versioned() {
        return new Versioned<>(
                new Programme(
                        new ProgrammeId(id),
                        new InstitutionCode(institution),
                        code,
                        title,
                        awardCode,
                        group,
                        scale,
                        firstLevel,
                        finalLevel),
                version);
    }
}
