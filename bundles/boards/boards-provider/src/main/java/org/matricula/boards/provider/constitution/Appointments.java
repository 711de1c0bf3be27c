package org.matricula.boards.provider.constitution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.assessment.api.ExternalExaminers;
import org.matricula.assessment.api.ExternalExaminers.Appointed;
import org.matricula.assessment.api.ExternalExaminers.Appointment;
import org.matricula.assessment.api.Marks;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.PinnedProgramme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.Institutions;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Which external examiners of a board the register has, on the day of the meeting, for its programmes or modules, by its
 * institution or the awarding body of that.
 */
@Component(service = Appointments.class, configurationPid = "org.matricula.boards")
public final class Appointments {

    /** What the installation wants. */
    public @interface Settings {

        /** True when only examiners in the register speak for themselves before a board. */
        boolean appointedExaminersOnly() default false;
    }

    private final ExternalExaminers register;
    private final Institutions institutions;
    private final MeetingStore meetings;
    private final boolean only;

    /** Reads the setting. */
    @Activate
    public Appointments(
            @Reference ExternalExaminers register,
            @Reference Institutions institutions,
            @Reference MeetingStore meetings,
            Settings settings) {
        this(register, institutions, meetings, settings.appointedExaminersOnly());
    }

    /** With the setting as it is. */
    public Appointments(ExternalExaminers register, Institutions institutions, MeetingStore meetings, boolean only) {
        this.register = register;
        this.institutions = institutions;
        this.meetings = meetings;
        this.only = only;
    }

    /** The names of those external examiners of a board whom the register does not have. */
    List<String> lacking(Caller caller, Meeting meeting, List<BoardMember> members) {
        List<BoardMember> externals = members.stream()
                .filter(Appointments::isExternal)
                .toList();
        if (externals.isEmpty()) {
            return List.of();
        }
        List<Appointment> holding = holding(caller, meeting);
        Set<ProgrammeId> programmes = new HashSet<>();
        meetings.programmes(caller.scope(), meeting.id()).stream()
                .map(PinnedProgramme::programme)
                .forEach(programmes::add);
        return externals.stream()
                .filter(member -> holding.stream()
                        .noneMatch(one -> isOf(one, member) && covers(one, member, meeting, programmes)))
                .map(BoardMember::name)
                .sorted()
                .toList();
    }

    /**
     * The user names of members by their names, those without left out: an external examiner who was recorded without one
     * has that of the register.
     */
    Map<String, String> users(Caller caller, Meeting meeting, List<BoardMember> members) {
        Map<String, String> users = new LinkedHashMap<>();
        members.stream()
                .filter(member -> member.userName() != null)
                .forEach(member -> users.put(member.name(), member.userName()));
        List<BoardMember> externals = members.stream()
                .filter(Appointments::isExternal)
                .filter(member -> member.userName() == null)
                .toList();
        List<Appointment> holding = externals.isEmpty() ? List.of() : holding(caller, meeting);
        externals.forEach(member -> holding.stream()
                .filter(one -> isOf(one, member) && one.userName() != null)
                .findFirst()
                .ifPresent(one -> users.put(member.name(), one.userName())));
        return users;
    }

    /**
     * Lets an examiner speak who is in the register, where the installation asks for that.
     *
     * @throws org.matricula.kernel.api.ProblemException 409
     */
    void require(Caller caller, Meeting meeting, BoardMember examiner) {
        if (only && !lacking(caller, meeting, List.of(examiner)).isEmpty()) {
            throw Problem.conflict(
                            "externalExaminer",
                            examiner.name(),
                            "must be appointed for the awards of the board on " + meeting.heldOn() + " (T-BD-1)")
                    .exception();
        }
    }

    private List<Appointment> holding(Caller caller, Meeting meeting) {
        List<InstitutionCode> appointing = new ArrayList<>(List.of(meeting.institution()));
        InstitutionCode body = institutions
                .get(reading(caller, meeting.institution()), meeting.institution())
                .record()
                .awardingBody();
        if (body != null) {
            appointing.add(body);
        }
        List<Appointment> holding = new ArrayList<>();
        for (InstitutionCode institution : appointing) {
            register.of(reading(caller, institution), institution, meeting.heldOn()).stream()
                    .map(Appointed::appointment)
                    .forEach(holding::add);
        }
        return holding;
    }

    private static Caller reading(Caller caller, InstitutionCode institution) {
        return caller.acting(Scope.of(List.of(institution)), Marks.READ, Institutions.READ);
    }

    private static boolean isExternal(BoardMember member) {
        return member.role() == Role.AWARD_EXTERNAL || member.role() == Role.EXTERNAL_EXAMINER;
    }

    private static boolean isOf(Appointment appointment, BoardMember member) {
        boolean user = member.userName() != null && member.userName().equals(appointment.userName());
        return user || member.name().equals(appointment.name());
    }

    private static boolean covers(
            Appointment appointment, BoardMember member, Meeting meeting, Set<ProgrammeId> programmes) {
        if (meeting.kind() == Meeting.Kind.SUBJECT) {
            return !Collections.disjoint(appointment.modules(), meeting.modules());
        }
        // an examiner of a subject attends an award board for whatever it has of the subject
        return member.role() == Role.EXTERNAL_EXAMINER || !Collections.disjoint(appointment.programmes(), programmes);
    }
}
