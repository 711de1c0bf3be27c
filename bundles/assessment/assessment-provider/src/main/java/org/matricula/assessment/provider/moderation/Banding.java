package org.matricula.assessment.provider.moderation;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.matricula.assessment.provider.basis.Insider;
import org.matricula.assessment.provider.basis.MarkScales;
import org.matricula.curriculum.api.Curriculum;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.kernel.api.security.Caller;
import org.matricula.registration.api.ModuleRegistration;
import org.matricula.registration.api.Registrations;
import org.matricula.regulations.api.Pack;

/** Makes the bands of occurrences. */
final class Banding {

    private final Curriculum curriculum;
    private final Registrations registrations;

    Banding(Curriculum curriculum, Registrations registrations) {
        this.curriculum = curriculum;
        this.registrations = registrations;
    }

    Bands of(Caller caller, Pack pack, Occurrence run, Collection<ModuleRegistration> sittings) {
        Caller insider = Insider.of(caller);
        Module module = curriculum.modules(insider, List.of(run.moduleId())).get(run.moduleId());
        return new Bands(
                pack,
                module,
                new MarkScales(
                        insider,
                        run.institution(),
                        sittings.stream().map(ModuleRegistration::studentId).collect(Collectors.toSet()),
                        registrations,
                        curriculum));
    }
}
