package org.matricula.boards.provider.proposal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.policies.taught.ProgressionFacts.Point;
import org.matricula.policies.taught.StudentGroup;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.registration.api.ProgrammeRegistrationId;
import org.matricula.students.api.StudentId;

/**
 * Frozen facts from their JSON: what {@link FactsJson} wrote, so that decisions can be judged again on exactly the facts
 * on which they were taken. Of the registration only what rulings look at is in the text; the rest is null. Several
 * threads may read at once.
 */
public final class FactsReader {

    private final InstitutionCode institution;
    private final FactsText.Words words = new FactsText.Words();
    private final Map<String, AcademicSession> sessions = new ConcurrentHashMap<>();

    /** Reads facts of an institution's students. */
    public FactsReader(InstitutionCode institution) {
        this.institution = institution;
    }

    /** The facts. */
    public CandidateFacts read(String json) {
        try {
            return candidate(new FactsText(json, words));
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("stored facts end too early", e);
        }
    }

    private CandidateFacts candidate(FactsText in) {
        Map<String, String> texts = new HashMap<>();
        List<RecordedModule> modules = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        List<String> conferred = new ArrayList<>();
        List<Substituted> substituted = new ArrayList<>();
        in.enter('{');
        for (String name = in.name(); name != null; name = in.name()) {
            switch (name) {
                case "modules" -> modules(in, modules);
                case "results_missing" -> texts(in, missing);
                case "conferred" -> texts(in, conferred);
                case "substituted" -> substituted(in, substituted);
                default -> texts.put(name, in.text());
            }
        }
        return new CandidateFacts(
                registration(texts),
                texts.get("programme"),
                texts.get("award"),
                StudentGroup.valueOf(texts.get("group")),
                Integer.parseInt(texts.get("final_level")),
                session(texts.get("session")),
                Point.valueOf(texts.get("point")),
                modules,
                missing,
                texts.get("award_code"),
                conferred,
                substituted);
    }

    private static void substituted(FactsText in, List<Substituted> all) {
        in.enter('[');
        while (in.more()) {
            Map<String, String> texts = new HashMap<>();
            in.enter('{');
            for (String name = in.name(); name != null; name = in.name()) {
                texts.put(name, in.text());
            }
            all.add(new Substituted(
                    texts.get("code"),
                    Integer.parseInt(texts.get("level")),
                    Integer.parseInt(texts.get("credits"))));
        }
    }

    private static void texts(FactsText in, List<String> texts) {
        in.enter('[');
        while (in.more()) {
            texts.add(in.text());
        }
    }

    private ProgrammeRegistration registration(Map<String, String> texts) {
        return new ProgrammeRegistration(
                ProgrammeRegistrationId.valueOf(texts.get("registration")),
                institution,
                StudentId.valueOf(texts.get("student")),
                null,
                session(texts.get("begun")),
                session(texts.get("session")),
                Integer.parseInt(texts.get("level")),
                texts.get("mode"),
                texts.get("entry"),
                ProgrammeRegistration.Status.valueOf(texts.getOrDefault("status", "ACTIVE")),
                null,
                null);
    }

    private void modules(FactsText in, List<RecordedModule> modules) {
        in.enter('[');
        while (in.more()) {
            ModuleText module = new ModuleText();
            module.read(in);
            modules.add(module.recorded(module.session == null ? null : session(module.session)));
        }
    }

    private AcademicSession session(String text) {
        AcademicSession known = sessions.get(text);
        return known != null ? known : sessions.computeIfAbsent(text, AcademicSession::valueOf);
    }
}
