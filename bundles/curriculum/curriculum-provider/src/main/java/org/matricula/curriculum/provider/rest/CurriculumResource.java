package org.matricula.curriculum.provider.rest;

import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.matricula.curriculum.api.AssessmentTypology;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.CurriculumChanges;
import org.matricula.curriculum.api.ModuleRequirements;
import org.matricula.curriculum.api.ModuleSpecifications;
import org.matricula.curriculum.api.OccurrenceRollover;
import org.matricula.curriculum.api.ProgrammeVersions;
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

    private final ChangesResource changes;
    private final TypologyResource typology;
    private final RolloversResource rollovers;

    /** Speaks for the services. */
    @Activate
    public CurriculumResource(
            @Reference Curriculum curriculum,
            @Reference CurriculumAdmin admin,
            @Reference ProgrammeVersions versions,
            @Reference ModuleSpecifications specifications,
            @Reference ModuleRequirements requirements,
            @Reference CurriculumChanges changes,
            @Reference AssessmentTypology typology,
            @Reference OccurrenceRollover rollover) {
        this.awards = new AwardsResource(curriculum, admin);
        this.programmes = new ProgrammesResource(curriculum, admin, versions, changes);
        this.modules = new ModulesResource(
                curriculum,
                admin,
                new RequirementsResource(curriculum, specifications, requirements, changes),
                new OutcomesResource(curriculum, specifications, changes),
                new OfferResource(specifications, changes),
                new AttendanceResource(specifications, changes));
        this.occurrences = new OccurrencesResource(curriculum, admin);
        this.changes = new ChangesResource(changes);
        this.typology = new TypologyResource(typology);
        this.rollovers = new RolloversResource(rollover);
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

    /** Change sets. */
    @Path("changes")
    public ChangesResource changes() {
        return changes;
    }

    /** The assessment typology. */
    @Path("typology")
    public TypologyResource typology() {
        return typology;
    }

    /** Occurrences carried over to the next session. */
    @Path("rollovers")
    public RolloversResource rollovers() {
        return rollovers;
    }
}
