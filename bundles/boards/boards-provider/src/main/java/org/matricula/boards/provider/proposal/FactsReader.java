package org.matricula.boards.provider.proposal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
    private final Map<String, AcademicSession> sessions = new ConcurrentHashMap<>();

    /** Reads facts of an institution's students. */
    public FactsReader(InstitutionCode institution) {
        this.institution = institution;
    }

    /** The facts. */
    public CandidateFacts read(String json) {
        // names of fields are found faster in bytes than in characters
        try (JsonParser in = FactsJson.FACTORY.createParser(json.getBytes(StandardCharsets.UTF_8))) {
            in.nextToken();
            return candidate(in);
        } catch (IOException e) {
            throw new UncheckedIOException("stored facts cannot be read", e);
        }
    }

    private CandidateFacts candidate(JsonParser in) throws IOException {
        Map<String, String> texts = new HashMap<>();
        List<RecordedModule> modules = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String name = in.currentName();
            in.nextToken();
            switch (name) {
                case "modules" -> modules(in, modules);
                case "results_missing" -> {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        missing.add(in.getText());
                    }
                }
                default -> {
                    if (in.currentToken() != JsonToken.VALUE_NULL) {
                        texts.put(name, in.getText());
                    }
                    in.skipChildren();
                }
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
                missing);
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
                ProgrammeRegistration.Status.ACTIVE,
                null,
                null);
    }

    private void modules(JsonParser in, List<RecordedModule> modules) throws IOException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            ModuleText module = new ModuleText();
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String name = in.currentName();
                in.nextToken();
                module.take(name, in);
            }
            modules.add(module.recorded(module.session == null ? null : session(module.session)));
        }
    }

    private AcademicSession session(String text) {
        return sessions.computeIfAbsent(text, AcademicSession::valueOf);
    }
}
