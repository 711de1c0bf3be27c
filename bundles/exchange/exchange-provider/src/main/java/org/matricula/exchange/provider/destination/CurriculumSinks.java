package org.matricula.exchange.provider.destination;

import java.util.List;
import org.matricula.curriculum.api.Award;
import org.matricula.curriculum.api.CurriculumAdmin;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.Occurrence;
import org.matricula.curriculum.api.Programme;

/** Awards, programmes, modules, occurrences and patterns. */
public final class CurriculumSinks {

    private CurriculumSinks() {}

    /** Writes to the curriculum. */
    public static List<Sink> of(CurriculumAdmin curriculum) {
        return List.of(
                Sink.of(
                        Target.AWARDS,
                        CurriculumAdmin.WRITE,
                        List.of("code"),
                        CurriculumSinks::award,
                        (caller, institution, records) -> curriculum.importAwards(caller, records)),
                Sink.of(
                        Target.PROGRAMMES,
                        CurriculumAdmin.WRITE,
                        List.of("code"),
                        CurriculumSinks::programme,
                        curriculum::importProgrammes),
                Sink.of(
                        Target.MODULES,
                        CurriculumAdmin.WRITE,
                        List.of("code"),
                        CurriculumSinks::module,
                        curriculum::importModules),
                Sink.of(
                        Target.OCCURRENCES,
                        CurriculumAdmin.WRITE,
                        List.of("module_code", "session", "period"),
                        CurriculumSinks::occurrence,
                        curriculum::importOccurrences),
                new PatternSink(curriculum));
    }

    private static Award award(Values row) {
        return new Award(
                row.text("code"), row.text("title"), row.text("family"), row.whole("level"), row.whole("credits"));
    }

    private static Programme programme(Values row) {
        return new Programme(
                null,
                null,
                row.text("code"),
                row.text("title"),
                row.text("award_code"),
                row.text("group"),
                row.text("scale"),
                row.whole("first_level"),
                row.whole("final_level"));
    }

    private static Module module(Values row) {
        return new Module(
                null,
                null,
                row.text("code"),
                row.text("title"),
                row.whole("level"),
                row.whole("credits"),
                row.flag("core"),
                row.text("kind"));
    }

    private static Occurrence occurrence(Values row) {
        return new Occurrence(
                null,
                null,
                null,
                row.text("module_code"),
                row.session("session"),
                row.text("period"),
                row.date("starts"),
                row.date("ends"),
                List.of());
    }
}
