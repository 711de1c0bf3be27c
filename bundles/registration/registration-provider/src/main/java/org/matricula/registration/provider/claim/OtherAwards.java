package org.matricula.registration.provider.claim;

import java.util.List;
import java.util.function.Predicate;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * For which programme what is recognised of a person counts. The limits are those of one award (T-RP-1): what was
 * recognised for another programme counts where a transfer took it along, where that was left without an award
 * (AMB-T-67), and where its award feeds into this one (T-AW-2, AMB-T-203); boards look at own credit alike.
 *
 * @param programme the programme that is claimed for
 * @param registrations all registrations of the person
 * @param feeds says whether the credit of another programme's award counts for this one
 */
record OtherAwards(ProgrammeId programme, List<ProgrammeRegistration> registrations, Predicate<ProgrammeId> feeds) {

    /**
     * True when what was recognised for a programme is not for this one.
     *
     * @param other null where nobody said, which counts for each programme
     */
    boolean hold(ProgrammeId other) {
        return other != null
                && !other.equals(programme)
                && registrations.stream()
                        .filter(one -> one.programmeId().equals(other))
                        .anyMatch(one -> hold(one, registrations));
    }

    private boolean hold(ProgrammeRegistration other, List<ProgrammeRegistration> all) {
        return switch (other.status()) {
            case ACTIVE, SUSPENDED -> true;
            case COMPLETED -> !feeds.test(other.programmeId());
            case WITHDRAWN, VOIDED -> false;
            case TRANSFERRED -> {
                List<ProgrammeRegistration> rest =
                        all.stream().filter(one -> !one.equals(other)).toList();
                List<ProgrammeRegistration> next = rest.stream()
                        .filter(one -> other.endedOn().equals(one.startedOn()))
                        .toList();
                yield next.stream().noneMatch(one -> one.programmeId().equals(programme))
                        && next.stream().anyMatch(one -> hold(one, rest));
            }
        };
    }
}
