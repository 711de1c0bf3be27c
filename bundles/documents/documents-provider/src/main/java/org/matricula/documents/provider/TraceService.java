package org.matricula.documents.provider;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.matricula.assessment.api.Mark;
import org.matricula.assessment.api.Marks;
import org.matricula.assessment.api.ModuleResults;
import org.matricula.assessment.api.ModuleResults.ExplainedResult;
import org.matricula.boards.api.Boards;
import org.matricula.boards.api.Meeting;
import org.matricula.boards.api.MeetingId;
import org.matricula.curriculum.api.ElementId;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.api.DocumentTrace;
import org.matricula.documents.api.DocumentTrace.DecisionTrace;
import org.matricula.documents.api.DocumentTrace.ModuleTrace;
import org.matricula.documents.api.DocumentTrace.Rule;
import org.matricula.documents.api.DocumentTraces;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.provider.Sources.Decision;
import org.matricula.documents.provider.Sources.ModuleSource;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.documents.provider.store.RegisterStore.What;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.registration.api.ModuleRegistrationId;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link DocumentTraces}: follows what was noted at issue through the other domains. */
@Component
public final class TraceService implements DocumentTraces {

    private final RegisterStore register;
    private final Marks marks;
    private final ModuleResults results;
    private final Boards boards;

    /** Reads from the register and from the domains that keep the records. */
    @Activate
    public TraceService(
            @Reference RegisterStore register,
            @Reference Marks marks,
            @Reference ModuleResults results,
            @Reference Boards boards) {
        this.register = register;
        this.marks = marks;
        this.results = results;
        this.boards = boards;
    }

    @Override
    public DocumentTrace trace(Caller caller, IssuedDocumentId id) {
        caller.require(READ);
        caller.require(Marks.READ);
        caller.require(Boards.READ);
        IssuedDocument document = register.find(caller.scope(), id)
                .orElseThrow(() -> Problem.notFound("document", id).exception())
                .document();
        Caller reader = Acting.on(caller, document.institution());
        DocumentModel model = register.text(caller.scope(), id, What.MODEL, DocumentModel.class);
        Sources sources = register.text(caller.scope(), id, What.SOURCES, Sources.class);
        List<Mark> rows = marks.of(reader, document.studentId());
        Map<MeetingId, Meeting> meetings = new HashMap<>();
        List<ModuleTrace> modules = new ArrayList<>();
        for (int i = 0; i < model.modules().size(); i++) {
            modules.add(module(reader, model.modules().get(i), sources.modules().get(i), rows, meetings));
        }
        return new DocumentTrace(
                document,
                modules,
                sources.decision() == null ? null : decision(reader, document, sources.decision()),
                sources.pack(),
                sources.findings().stream()
                        .map(f -> new Rule(f.rule(), f.clause(), f.code(), f.satisfied(), f.facts()))
                        .toList());
    }

    /** A result rests on the marks that were there when it was computed. */
    private ModuleTrace module(
            Caller reader, Line line, ModuleSource source, List<Mark> rows, Map<MeetingId, Meeting> meetings) {
        if (source.result() == null) {
            return new ModuleTrace(line, source.origin(), List.of(), null, null, null);
        }
        ExplainedResult explained = results.history(reader, source.registration()).stream()
                .filter(one -> one.result().id().equals(source.result()))
                .findFirst()
                .orElseThrow();
        // elements that a resit carries were marked on another registration
        Set<String> named = named(explained.findings());
        Set<Place> carried = rows.stream()
                .filter(mark -> named.contains(mark.id().toString()))
                .map(Place::of)
                .collect(Collectors.toSet());
        List<Mark> behind = rows.stream()
                .filter(mark -> Objects.equals(mark.registrationId(), source.registration())
                        || carried.contains(Place.of(mark)))
                .filter(mark -> !mark.recordedAt().isAfter(explained.result().computedAt()))
                .toList();
        Meeting released = meetings.computeIfAbsent(
                source.released().meeting(), id -> boards.meeting(reader, id).record());
        return new ModuleTrace(line, null, behind, explained.result(), explained.findings(), released);
    }

    /** The rows that a ruling names; none where there is no ruling, as with results from elsewhere. */
    private static Set<String> named(String findings) {
        if (findings.isBlank()) {
            return Set.of();
        }
        try {
            Map<String, String> rows =
                    Json.mapper().readValue(findings, Ruled.class).markRows();
            return rows == null ? Set.of() : Set.copyOf(rows.values());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored ruling cannot be read", e);
        }
    }

    /** What is needed of the ruling on a module. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Ruled(Map<String, String> markRows) {}

    private record Place(ModuleRegistrationId registration, ElementId element) {

        static Place of(Mark mark) {
            return new Place(mark.registrationId(), mark.elementId());
        }
    }

    /** A decision is what it was when the document was issued. */
    private DecisionTrace decision(Caller reader, IssuedDocument document, Decision decision) {
        MeetingId meeting = decision.meeting();
        StudentId student = decision.student();
        return new DecisionTrace(
                boards.meeting(reader, meeting).record(),
                decision.taken() == null
                        ? boards.candidate(reader, meeting, student).candidate()
                        : decision.taken(),
                boards.rulings(reader, meeting, student, document.issuedAt()));
    }
}
