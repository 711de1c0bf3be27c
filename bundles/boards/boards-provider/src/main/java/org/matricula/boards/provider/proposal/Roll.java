package org.matricula.boards.provider.proposal;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.OccurrenceId;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.registration.api.ProgrammeRegistration;

/**
 * Who is before a meeting, in the order of their registrations, and the curriculum that their facts are read with.
 * Used by one job on one thread; it can always be read again.
 *
 * @param meeting which meeting
 * @param registrations the registrations to be decided on, by id
 * @param programmes the programmes of the meeting
 * @param awards the awards they lead to, by code
 * @param occurrences the runs of the meeting's session
 * @param modules modules seen so far; grows
 */
public record Roll(
        MeetingId meeting,
        List<ProgrammeRegistration> registrations,
        Map<ProgrammeId, Programme> programmes,
        Map<String, Award> awards,
        Map<OccurrenceId, Occurrence> occurrences,
        Map<ModuleId, Module> modules) {

    /** With no modules seen yet. */
    public Roll(
            MeetingId meeting,
            List<ProgrammeRegistration> registrations,
            Map<ProgrammeId, Programme> programmes,
            Map<String, Award> awards,
            Map<OccurrenceId, Occurrence> occurrences) {
        this(meeting, List.copyOf(registrations), programmes, awards, occurrences, new HashMap<>());
    }

    /** How many registrations come at or before the given id. */
    public int positionAfter(long registrationId) {
        int low = 0;
        int high = registrations.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (registrations.get(middle).id().value() <= registrationId) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The family of the award that a registration leads to; null where it leads to none. */
    String family(ProgrammeRegistration registration) {
        Programme programme = programmes.get(registration.programmeId());
        Award award = programme == null ? null : awards.get(programme.awardCode());
        return award == null ? null : award.family();
    }

    /** Those of the modules that were not seen yet. */
    List<ModuleId> unseen(Collection<ModuleId> wanted) {
        return wanted.stream().filter(id -> !modules.containsKey(id)).distinct().toList();
    }
}
