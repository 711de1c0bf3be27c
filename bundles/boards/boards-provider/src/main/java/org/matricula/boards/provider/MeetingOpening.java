package org.matricula.boards.provider;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.api.SubjectMeetingRequest;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.store.PinnedProgramme;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.security.Caller;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What must hold before a meeting opens, and which packs it is held under. */
@Component(service = MeetingOpening.class)
public final class MeetingOpening {

    private static final Set<String> POINTS = Set.of("AFTER_FIRST_SIT", "AFTER_RESITS");
    private static final int LONGEST_NAME = 200;

    private static final int MOST_MODULES = 500;

    private final Gatherer gatherer;
    private final Curriculum curriculum;
    private final Regulations regulations;

    /** Finds programmes and packs. */
    @Activate
    public MeetingOpening(
            @Reference Gatherer gatherer, @Reference Curriculum curriculum, @Reference Regulations regulations) {
        this.gatherer = gatherer;
        this.curriculum = curriculum;
        this.regulations = regulations;
    }

    /**
     * Checks a request by itself.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 with all that is wrong
     */
    static void check(MeetingRequest request) {
        common(request.institution(), request.session(), request.point(), request.heldOn(), request.chair())
                .check(
                        new HashSet<>(request.programmes()).size()
                                == request.programmes().size(),
                        "programmes",
                        request.programmes(),
                        "must be named once each")
                .refuse();
    }

    /** The same for a subject board. */
    static void check(SubjectMeetingRequest request) {
        List<ModuleId> modules = request.modules();
        common(request.institution(), request.session(), request.point(), request.heldOn(), request.chair())
                .text("subject", request.subject(), LONGEST_NAME)
                .check(
                        !modules.isEmpty()
                                && modules.size() <= MOST_MODULES
                                && new HashSet<>(modules).size() == modules.size(),
                        "modules",
                        modules,
                        "must be 1 to " + MOST_MODULES + " modules, each once")
                .refuse();
    }

    private static Faults common(
            InstitutionCode institution, AcademicSession session, String point, LocalDate heldOn, String chair) {
        return new Faults()
                .given("institution", institution)
                .given("session", session)
                .given("heldOn", heldOn)
                .near("heldOn", heldOn, session)
                .check(
                        point != null && POINTS.contains(point),
                        "point",
                        point,
                        "must be AFTER_FIRST_SIT or AFTER_RESITS")
                .text("chair", chair, LONGEST_NAME);
    }

    /**
     * Pins the pack in force for modules of the institution: a module belongs to no one programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a module is none of the institution's, 409 when no pack
     *     is in force
     */
    Map<ModuleId, PackRef> pin(Caller caller, SubjectMeetingRequest request) {
        Caller acting = Acting.on(caller, request.institution());
        Map<ModuleId, Module> known = curriculum.modules(acting, request.modules());
        Faults faults = new Faults();
        request.modules()
                .forEach(id -> faults.check(
                        known.containsKey(id) && known.get(id).institution().equals(request.institution()),
                        "modules",
                        id,
                        "must be a module of the institution"));
        faults.refuse();
        PackRef pack = regulations
                .resolve(new GoverningEvent(request.institution(), null, request.session()))
                .pack()
                .ref();
        Map<ModuleId, PackRef> pinned = new LinkedHashMap<>();
        request.modules().forEach(id -> pinned.put(id, pack));
        return pinned;
    }

    /**
     * Pins the pack in force for each programme.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 when a programme is none of the institution's that lead to
     *     an award, 409 when no pack is in force
     */
    List<PinnedProgramme> pin(Caller caller, MeetingRequest request) {
        List<Programme> programmes =
                gatherer.programmes(Acting.on(caller, request.institution()), request.institution());
        refuseUnknown(programmes, request.programmes());
        boolean listed = !request.programmes().isEmpty();
        return programmes.stream()
                .filter(programme -> !listed || request.programmes().contains(programme.id()))
                .map(programme -> new PinnedProgramme(programme.id(), listed, pack(request, programme)))
                .toList();
    }

    private PackRef pack(MeetingRequest request, Programme programme) {
        return regulations
                .resolve(new GoverningEvent(request.institution(), programme.code(), request.session()))
                .pack()
                .ref();
    }

    private static void refuseUnknown(List<Programme> programmes, List<ProgrammeId> wanted) {
        Set<ProgrammeId> known = new HashSet<>();
        programmes.forEach(programme -> known.add(programme.id()));
        Faults faults = new Faults();
        wanted.forEach(id -> faults.check(
                known.contains(id), "programmes", id, "must be a programme of the institution that leads to an award"));
        faults.check(!programmes.isEmpty(), "institution", null, "must have a programme that leads to an award")
                .refuse();
    }
}
