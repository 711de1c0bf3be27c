package org.matricula.boards.provider;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.provider.store.SubjectStore;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.security.Caller;
import org.matricula.policies.taught.BoardActionFacts.Action;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The resits that subject boards allowed (the last decision counts) where a module has one element and nothing was handed in (T-RA-6). */
@Component(service = ElementResits.class)
public final class ElementResits {

    private final SubjectStore subjects;
    private final Curriculum curriculum;

    /** Reads what subject boards decided. */
    @Activate
    public ElementResits(@Reference SubjectStore subjects, @Reference Curriculum curriculum) {
        this.subjects = subjects;
        this.curriculum = curriculum;
    }

    /** What the decision opens; null in decisions that were taken before a code was asked for. */
    public static final String RESIT = "RESIT";

    /** What it refuses, or takes back. */
    public static final String NONE = "NONE";

    /** Codes of the modules, by student. */
    public Map<StudentId, Set<String>> allowed(Caller caller, Collection<Candidate> candidates) {
        Map<StudentId, Set<String>> allowed = new HashMap<>();
        subjects.decisions(
                        caller.scope(),
                        Action.ELEMENT_RESIT.name(),
                        candidates.stream().map(Candidate::studentId).toList())
                .forEach(decision -> {
                    Set<String> modules =
                            allowed.computeIfAbsent(decision.request().studentId(), k -> new HashSet<>());
                    String module = curriculum
                            .occurrence(caller, decision.request().occurrenceId())
                            .record()
                            .moduleCode();
                    String code = decision.request().code();
                    if (code == null || code.equals(RESIT)) {
                        modules.add(module);
                    } else {
                        modules.remove(module);
                    }
                });
        return allowed;
    }
}
