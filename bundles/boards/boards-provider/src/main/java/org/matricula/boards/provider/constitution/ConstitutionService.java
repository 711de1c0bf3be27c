package org.matricula.boards.provider.constitution;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.matricula.boards.api.BoardMember;
import org.matricula.boards.api.BoardMember.Attendance;
import org.matricula.boards.api.BoardMember.Role;
import org.matricula.boards.api.Constitution;
import org.matricula.boards.api.Constitution.Entry;
import org.matricula.boards.api.Constitution.NamedChair;
import org.matricula.boards.api.Constitution.Sitting;
import org.matricula.boards.api.Constitutions;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.boards.provider.Seats;
import org.matricula.boards.provider.UserNames;
import org.matricula.boards.provider.store.MeetingStore;
import org.matricula.boards.provider.store.MemberStore;
import org.matricula.kernel.api.Faults;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.audit.AuditEntry;
import org.matricula.kernel.api.audit.AuditTrail;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.kernel.api.transaction.Transactions;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link Constitutions}: entries that are only added to, judged by the packs of the meeting. */
@Component
public final class ConstitutionService implements Constitutions {

    private static final int MOST = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_USER = 100;
    private static final int LONGEST_REASON = 500;
    private static final Set<Role> ONCE = EnumSet.of(Role.CHAIR, Role.STAND_IN, Role.SECRETARY);
    private static final Set<Role> CHAIRING = EnumSet.of(Role.CHAIR, Role.STAND_IN);
    private static final List<Meeting.State> OPEN =
            List.of(Meeting.State.OPEN, Meeting.State.PROPOSING, Meeting.State.PROPOSED, Meeting.State.DECIDED);

    private final MeetingStore meetings;
    private final MemberStore members;
    private final BoardRules rules;
    private final Appointments appointments;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final Clock clock;

    /** Works on the stores. */
    @Activate
    public ConstitutionService(
            @Reference MeetingStore meetings,
            @Reference MemberStore members,
            @Reference BoardRules rules,
            @Reference Appointments appointments,
            @Reference Transactions transactions,
            @Reference AuditTrail audit,
            @Reference Clock clock) {
        this.meetings = meetings;
        this.members = members;
        this.rules = rules;
        this.appointments = appointments;
        this.transactions = transactions;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Constitution of(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        return judged(caller, Seats.readable(caller, meetings, id));
    }

    @Override
    public List<Entry> history(Caller caller, MeetingId id) {
        caller.require(Seats.toRead(caller));
        Seats.readable(caller, meetings, id);
        return members.history(caller.scope(), id);
    }

    @Override
    public Constitution record(Caller caller, MeetingId id, List<BoardMember> named, String reason) {
        caller.require(WRITE);
        check(named, reason);
        return transactions.required(() -> {
            Scope scope = caller.scope();
            meetings.change(scope, id, OPEN, row -> {});
            Meeting meeting = meetings.required(scope, id);
            Map<String, Entry> before = members.latest(scope, id);
            List<Entry> added = added(named, before, reason, caller.name(), clock.instant());
            Map<String, Entry> after = new LinkedHashMap<>(before);
            added.forEach(entry -> after.put(entry.member().name(), entry));
            refuseDoubles(caller, meeting, after);
            if (!added.isEmpty()) {
                members.add(scope, meeting, added);
                audit.record(
                        caller,
                        AuditEntry.changed(
                                meeting.institution(),
                                "boards.constitute",
                                "meeting/" + id,
                                reason,
                                before.values(),
                                after.values()));
            }
            return judged(caller, meeting);
        });
    }

    private Constitution judged(Caller caller, Meeting meeting) {
        List<BoardMember> all = members.members(caller.scope(), meeting.id()).stream()
                .sorted(Comparator.comparing(BoardMember::role).thenComparing(BoardMember::name))
                .toList();
        List<Sitting> sittings = rules.sittings(meeting, all);
        return new Constitution(
                meeting.id(),
                all,
                sittings.stream().allMatch(Sitting::quorate),
                appointments.lacking(caller, meeting, all),
                sittings,
                members.chairsSince(caller.scope(), meeting.id()));
    }

    @Override
    public Constitution nameChair(Caller caller, MeetingId id, String name, String userName, String reason) {
        caller.require(WRITE);
        new Faults()
                .text("name", name, LONGEST_NAME)
                .text("userName", userName, LONGEST_USER)
                .check(
                        !UserNames.mayBeOne(caller.name(), userName),
                        "userName",
                        userName,
                        "must be another person's than the caller's")
                .text("reason", reason, LONGEST_REASON)
                .refuse();
        return transactions.required(() -> {
            meetings.change(caller.scope(), id, List.of(Meeting.State.RELEASED), row -> {});
            Meeting meeting = meetings.required(caller.scope(), id);
            List<NamedChair> before = members.chairsSince(caller.scope(), id);
            NamedChair chair = new NamedChair(name, userName, reason, caller.name(), clock.instant());
            members.add(caller.scope(), meeting, chair);
            audit.record(
                    caller,
                    AuditEntry.changed(
                            meeting.institution(), "boards.name-chair", "meeting/" + id, reason, before, chair));
            return judged(caller, meeting);
        });
    }

    private static List<Entry> added(
            List<BoardMember> named, Map<String, Entry> before, String reason, String by, Instant now) {
        List<Entry> added = new ArrayList<>();
        Faults faults = new Faults();
        for (BoardMember member : named) {
            Entry last = before.get(member.name());
            if (last != null && last.member().equals(member)) {
                continue;
            }
            // to come or to send apologies is what was expected; any other change is a correction
            boolean expected = last == null || last.member().equals(invited(member));
            faults.check(expected || reason != null, "reason", null, "must be given where an entry is changed");
            added.add(new Entry(member, last == null ? 1 : last.sequence() + 1, expected ? null : reason, by, now));
        }
        faults.refuse();
        return added;
    }

    private static BoardMember invited(BoardMember m) {
        return new BoardMember(
                m.name(),
                m.userName(),
                m.role(),
                m.post(),
                m.ofSubject(),
                m.trained(),
                m.student(),
                Attendance.INVITED);
    }

    private void refuseDoubles(Caller caller, Meeting meeting, Map<String, Entry> after) {
        List<BoardMember> sitting = after.values().stream()
                .map(Entry::member)
                .filter(m -> m.attendance() != Attendance.WITHDRAWN)
                .toList();
        Set<Role> seen = new HashSet<>();
        Faults faults = new Faults();
        sitting.stream()
                .filter(m -> ONCE.contains(m.role()))
                .forEach(m -> faults.check(seen.add(m.role()), "members.role", m.role(), "must be held by one member"));
        Map<String, String> names = new HashMap<>();
        appointments.users(caller, meeting, sitting).forEach((name, user) -> {
            String other = names.putIfAbsent(UserNames.key(user), name);
            faults.check(
                    other == null,
                    "members.userName",
                    user,
                    "must be one member's: '%s' and '%s' would be one person, who sits once (7.1)"
                            .formatted(other, name));
        });
        faults.refuse();
    }

    private static void check(List<BoardMember> named, String reason) {
        if (named == null
                || named.isEmpty()
                || named.size() > MOST
                || named.stream().anyMatch(Objects::isNull)) {
            throw Problem.invalid("members", named == null ? null : named.size(), "must be 1 to " + MOST + " members")
                    .exception();
        }
        Faults faults = new Faults();
        Set<String> names = new HashSet<>();
        for (BoardMember member : named) {
            faults.text("members.name", member.name(), LONGEST_NAME)
                    .check(names.add(member.name()), "members.name", member.name(), "must be named once")
                    .given("members.role", member.role())
                    .given("members.attendance", member.attendance())
                    .check(
                            (member.post() != null) == CHAIRING.contains(member.role()),
                            "members.post",
                            member.post(),
                            "must be given for chair and stand-in, and for nobody else");
            if (member.userName() != null) {
                faults.text("members.userName", member.userName(), LONGEST_USER);
            }
        }
        if (reason != null) {
            faults.text("reason", reason, LONGEST_REASON);
        }
        faults.refuse();
    }
}
