package org.matricula.registration.provider.basis;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.AppliedRule;
import org.matricula.registration.provider.store.WaiverStore.Held;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackDescriptor.Extension;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.kit.ruling.WaivedClause;

/** The packs that govern the programmes of one call; what was found is not asked again. */
public final class Governing {

    private final Curriculum curriculum;
    private final Regulations regulations;
    private final Caller acting;
    private final Map<ProgrammeId, Programme> programmes = new HashMap<>();
    private final Map<ProgrammeId, Map<AcademicSession, Pack>> packs = new HashMap<>();

    /** @param acting holds what it takes to read the curriculum */
    public Governing(Curriculum curriculum, Regulations regulations, Caller acting) {
        this.curriculum = curriculum;
        this.regulations = regulations;
        this.acting = acting;
    }

    /** A programme. */
    public Programme programme(ProgrammeId id) {
        return programmes.computeIfAbsent(
                id, i -> curriculum.programme(acting, i).record());
    }

    /** The pack in force for a programme and session; 409 when there is none. */
    public Pack pack(ProgrammeId id, AcademicSession session) {
        Programme programme = programme(id);
        return packs.computeIfAbsent(id, i -> new HashMap<>()).computeIfAbsent(session, s -> regulations
                .resolve(new GoverningEvent(programme.institution(), programme.code(), s))
                .pack());
    }

    /** The waivers that name this pack or the one that it extends, as rulings see them. */
    public static List<WaivedClause> waived(Pack pack, Collection<Held> held) {
        Extension base = pack.descriptor().extendsPack();
        return held.stream()
                .filter(one -> one.waiver().pack().equals(pack.ref().id())
                        || base != null && one.waiver().pack().equals(base.id()))
                .map(one -> new WaivedClause(
                        one.waiver().clause(),
                        "waiver " + one.waiver().id(),
                        one.authority() == null ? one.waiver().approver() : one.authority()))
                .toList();
    }

    /** The rule of a fault for what a finding refuses. */
    public static String refusal(Finding finding, Pack pack) {
        return "%s: refused by rule %s, clause %s, of %s"
                .formatted(finding.code(), finding.rule(), finding.clause(), pack.ref());
    }

    /** Findings as they are told to people. */
    public static List<AppliedRule> told(Collection<Finding> findings) {
        return findings.stream().map(Governing::told).toList();
    }

    private static AppliedRule told(Finding finding) {
        Map<String, String> facts = new LinkedHashMap<>();
        finding.facts().forEach(fact -> facts.put(fact.name(), String.valueOf(fact.value())));
        return new AppliedRule(finding.rule(), finding.clause(), finding.code(), finding.satisfied(), facts);
    }
}
