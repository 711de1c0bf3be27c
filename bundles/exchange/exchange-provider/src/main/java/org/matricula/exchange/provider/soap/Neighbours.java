package org.matricula.exchange.provider.soap;

import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.boards.api.Boards;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.ProgrammeVersions;
import org.matricula.kernel.api.security.Authenticator;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Evaluation;
import org.matricula.students.api.Students;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What the SOAP faces ask, each on its own: while one domain is away, the operations of the others are answered. */
@Component(service = Neighbours.class)
public final class Neighbours {

    private final Neighbour<Students> students = new Neighbour<>("students");
    private final Neighbour<Registrations> registrations = new Neighbour<>("registration");
    private final Neighbour<Curriculum> curriculum = new Neighbour<>("curriculum");
    private final Neighbour<ProgrammeVersions> versions = new Neighbour<>("curriculum");
    private final Neighbour<Marks> marks = new Neighbour<>("assessment");
    private final Neighbour<ModuleResults> results = new Neighbour<>("assessment");
    private final Neighbour<Boards> boards = new Neighbour<>("boards");
    private final Neighbour<Evaluation> evaluation = new Neighbour<>("regulations");
    private final Neighbour<Authenticator> authenticator = new Neighbour<>("kernel-security");

    /** Students can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setStudents(Students service) {
        students.come(service);
    }

    /** Students cannot be asked any more. */
    public void unsetStudents(Students service) {
        students.go(service);
    }

    Neighbour<Students> students() {
        return students;
    }

    /** Registrations can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setRegistrations(Registrations service) {
        registrations.come(service);
    }

    /** Registrations cannot be asked any more. */
    public void unsetRegistrations(Registrations service) {
        registrations.go(service);
    }

    Neighbour<Registrations> registrations() {
        return registrations;
    }

    /** The curriculum can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setCurriculum(Curriculum service) {
        curriculum.come(service);
    }

    /** The curriculum cannot be asked any more. */
    public void unsetCurriculum(Curriculum service) {
        curriculum.go(service);
    }

    Neighbour<Curriculum> curriculum() {
        return curriculum;
    }

    /** The versions of programmes can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setVersions(ProgrammeVersions service) {
        versions.come(service);
    }

    /** The versions of programmes cannot be asked any more. */
    public void unsetVersions(ProgrammeVersions service) {
        versions.go(service);
    }

    Neighbour<ProgrammeVersions> versions() {
        return versions;
    }

    /** Marks can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setMarks(Marks service) {
        marks.come(service);
    }

    /** Marks cannot be asked any more. */
    public void unsetMarks(Marks service) {
        marks.go(service);
    }

    Neighbour<Marks> marks() {
        return marks;
    }

    /** Module results can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setResults(ModuleResults service) {
        results.come(service);
    }

    /** Module results cannot be asked any more. */
    public void unsetResults(ModuleResults service) {
        results.go(service);
    }

    Neighbour<ModuleResults> results() {
        return results;
    }

    /** Boards can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setBoards(Boards service) {
        boards.come(service);
    }

    /** Boards cannot be asked any more. */
    public void unsetBoards(Boards service) {
        boards.go(service);
    }

    Neighbour<Boards> boards() {
        return boards;
    }

    /** The regulations can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setEvaluation(Evaluation service) {
        evaluation.come(service);
    }

    /** The regulations cannot be asked any more. */
    public void unsetEvaluation(Evaluation service) {
        evaluation.go(service);
    }

    Neighbour<Evaluation> evaluation() {
        return evaluation;
    }

    /** The realm can be asked from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setAuthenticator(Authenticator service) {
        authenticator.come(service);
    }

    /** The realm cannot be asked any more. */
    public void unsetAuthenticator(Authenticator service) {
        authenticator.go(service);
    }

    Neighbour<Authenticator> authenticator() {
        return authenticator;
    }
}
