package org.matricula.curriculum.provider.rest;

import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.kernel.rest.Domain;
import org.matricula.kernel.rest.DomainResource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The curriculum over REST, one resource for each sort of record. */
@Component(service = DomainResource.class)
@Domain("curriculum")
@Produces(MediaType.APPLICATION_JSON)
public final class CurriculumResource implements DomainResource {

    private final AwardsResource awards;
    private final ProgrammesResource programmes;
    private final ModulesResource modules;
    private final OccurrencesResource occurrences;

    /** Speaks for the services. */
    @Activate
    public CurriculumResource(@Reference Curriculum curriculum, @Reference CurriculumAdmin admin) {
        this.awards = new AwardsResource(curriculum, admin);
        this.programmes = new ProgrammesResource(curriculum, admin);
        this.modules = new ModulesResource(curriculum, admin);
        this.occurrences = new OccurrencesResource(curriculum, admin);
    }

    /** The list of awards. */
    @Path("awards")
    public AwardsResource awards() {
        return awards;
    }

    /** Programmes. */
    @Path("programmes")
    public ProgrammesResource programmes() {
        return programmes;
    }

    /** Modules. */
    @Path("modules")
    public ModulesResource modules() {
        return modules;
    }

    /** Occurrences of modules. */
    @Path("occurrences")
    public OccurrencesResource occurrences() {
        return occurrences;
    }
}
