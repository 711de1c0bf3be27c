package org.matricula.students.provider.adjustment;

import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.security.Scope;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Which modules an institution has, asked of a domain that students can be without. */
@Component(service = ModuleCodes.class)
public final class ModuleCodes {

    private static final int RETRY_SECONDS = 60;

    private final AtomicReference<Curriculum> curriculum = new AtomicReference<>();

    /** Modules can be asked for from now on. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public void setCurriculum(Curriculum service) {
        curriculum.set(service);
    }

    /** Modules cannot be asked for any more. */
    public void unsetCurriculum(Curriculum service) {
        curriculum.compareAndSet(service, null);
    }

    /**
     * Those of some codes that modules of the institution have; absent codes are passed over.
     *
     * @throws org.matricula.kernel.api.ProblemException 503 when there is one and nobody can say
     */
    public Set<String> known(Caller caller, InstitutionCode institution, Collection<String> codes) {
        Set<String> named = codes.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        if (named.isEmpty()) {
            return named;
        }
        Curriculum service = curriculum.get();
        if (service == null) {
            throw Problem.unavailable(
                            "Nobody tells which modules there are: the curriculum is not there.", RETRY_SECONDS)
                    .exception();
        }
        Caller acting = caller.acting(Scope.of(Set.of(institution)), Curriculum.READ);
        return service.modulesByCode(acting, institution, named).keySet();
    }
}
