package org.matricula.boards.provider;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.matricula.boards.api.MeetingRequest;
import org.matricula.boards.provider.proposal.Gatherer;
import org.matricula.boards.provider.store.PinnedProgramme;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.Faults;
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

    private final Gatherer gatherer;
    private final Regulations regulations;

    /** Finds programmes and packs. */
    @Activate
    public MeetingOpening(@Reference Gatherer gatherer, @Reference Regulations regulations) {
        this.gatherer = gatherer;
        this.regulations = regulations;
    }

    /**
     * Checks a request by itself.
     *
     * @throws org.matricula.kernel.api.ProblemException 422 with all that is wrong
     */
    static void check(MeetingRequest request) {
        String chair = request.chair();
        new Faults()
                .given("institution", request.institution())
                .given("session", request.session())
                .given("heldOn", request.heldOn())
                .near("heldOn", request.heldOn(), request.session())
                .check(
                        request.point() != null && POINTS.contains(request.point()),
                        "point",
                        request.point(),
                        "must be AFTER_FIRST_SIT or AFTER_RESITS")
                .check(
                        chair != null && !chair.isBlank() && chair.length() <= LONGEST_NAME,
                        "chair",
                        chair,
                        "must have 1 to " + LONGEST_NAME + " characters")
                .check(
                        new HashSet<>(request.programmes()).size()
                                == request.programmes().size(),
                        "programmes",
                        request.programmes(),
                        "must be named once each")
                .refuse();
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
