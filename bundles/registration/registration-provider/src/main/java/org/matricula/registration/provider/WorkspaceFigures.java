package org.matricula.registration.provider;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Programme;
import org.matricula.curriculum.api.ProgrammeId;
import org.matricula.institutions.api.WorkspaceContributor;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Page;
import org.matricula.kernel.api.PageRequest;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.matricula.registration.provider.store.RegistrationCounts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Counts active registrations by programme for the workspace of a partner. */
@Component(property = "matricula.domain=registration")
public final class WorkspaceFigures implements WorkspaceContributor {

    private static final String NAME = "activeRegistrations";

    private final RegistrationCounts counts;
    private final Curriculum curriculum;

    /** Counts in the store, and asks the curriculum for the codes. */
    @Activate
    public WorkspaceFigures(@Reference RegistrationCounts counts, @Reference Curriculum curriculum) {
        this.counts = counts;
        this.curriculum = curriculum;
    }

    @Override
    public List<Figure> figures(Caller caller, InstitutionCode institution, LocalDate day) {
        caller.require(READ);
        Map<ProgrammeId, Long> active = counts.active(caller.scope(), institution);
        List<Figure> figures = new ArrayList<>();
        long total = active.values().stream().mapToLong(Long::longValue).sum();
        figures.add(new Figure(NAME, null, total));
        Caller reader = caller.acting(caller.scope().intersect(Scope.of(List.of(institution))), Curriculum.READ);
        String after = null;
        do {
            Page<Programme> page =
                    curriculum.programmes(reader, institution, new PageRequest(after, PageRequest.MAX_LIMIT));
            page.items().stream()
                    .filter(programme -> active.containsKey(programme.id()))
                    .map(programme -> new Figure(NAME, programme.code(), active.get(programme.id())))
                    .forEach(figures::add);
            after = page.next();
        } while (after != null);
        figures.subList(1, figures.size()).sort(Comparator.comparing(Figure::programme));
        return figures;
    }
}
