package org.matricula.boards.provider.proposal;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.boards.api.Meeting;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.PriorLearning;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.Pack;

/**
 * What a candidate studies or studied on other programmes and is not for this board: modules of another programme of the
 * same session, and the credit for which another award was conferred, where that does not feed into the award of this
 * programme (T-AW-2, AMB-T-203). What was left without an award counts (AMB-T-67), and so does what nobody said of which
 * programme it is.
 *
 * @param registration the registration before the board
 * @param others all registrations of the person
 */
record OtherStudies(ProgrammeRegistration registration, Collection<ProgrammeRegistration> others) {

    /** True when a module, or what is recognised, belongs to something else than the registration before the board. */
    static boolean any(
            ProgrammeRegistration registration, List<ModuleRegistration> taken, List<PriorLearning> recognised) {
        return taken.stream()
                        .map(ModuleRegistration::programmeRegistrationId)
                        .anyMatch(id -> id != null && !id.equals(registration.id()))
                || recognised.stream()
                        .map(PriorLearning::programmeId)
                        .anyMatch(id -> id != null && !id.equals(registration.programmeId()));
    }

    /** What of the recognised learning is for this board: all but what was recognised for a programme that is not. */
    static List<PriorLearning> recognised(List<PriorLearning> all, List<ProgrammeRegistration> apart) {
        Set<ProgrammeId> programmes =
                apart.stream().map(ProgrammeRegistration::programmeId).collect(Collectors.toSet());
        return all.stream()
                .filter(one -> one.programmeId() == null || !programmes.contains(one.programmeId()))
                .toList();
    }

    /**
     * The registrations whose modules are not for this board.
     *
     * @param pack says whether the credit of an award counts for another
     */
    List<ProgrammeRegistration> apart(Meeting meeting, Roll roll, Pack pack) {
        return others.stream()
                .filter(other -> !other.programmeId().equals(registration.programmeId()))
                .filter(other -> switch (other.status()) {
                    case ACTIVE, SUSPENDED -> other.session().compareTo(meeting.session()) >= 0;
                    case COMPLETED -> isSpent(other, roll, pack);
                    case WITHDRAWN, TRANSFERRED, VOIDED -> false;
                })
                .toList();
    }

    private boolean isSpent(ProgrammeRegistration other, Roll roll, Pack pack) {
        String award = roll.family(registration);
        String held = roll.family(other);
        // a programme that leads to no award spends no credit
        return award != null && held != null && !Proposer.counts(pack, award, held, registration.entry());
    }
}
