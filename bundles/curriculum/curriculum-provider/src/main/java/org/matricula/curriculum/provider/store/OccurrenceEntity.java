package org.matricula.curriculum.provider.store;

import java.time.LocalDate;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.matricula.curriculum.api.Occurrence;

/** An occurrence as it is kept, without its elements. */
@Entity
@Table(name = "curriculum_occurrence")
public class OccurrenceEntity {

    @Id
    private long id;

    private String institution;

    @Column(name = "module_id")
    private long moduleId;

    @Column(name = "session_start")
    private int session;

    private String period;

    private LocalDate starts;

    private LocalDate ends;

    @Version
    private long version;

    /** For the persistence provider. */
    protected OccurrenceEntity() {}

    OccurrenceEntity(Occurrence occurrence) {
        this.id = occurrence.id().value();
        this.institution = occurrence.institution().value();
        this.moduleId = occurrence.moduleId().value();
        this.session = occurrence.session().startYear();
        this.period = occurrence.period();
        this.starts = occurrence.starts();
        this.ends = occurrence.ends();
    }

    long version() {
        return version;
    }
}
