package org.matricula.documents.provider;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.matricula.boards.api.Candidate;
import org.matricula.boards.api.CandidateId;
import org.matricula.boards.api.MeetingId;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentLanguage;
import org.matricula.documents.api.DocumentModel;
import org.matricula.documents.api.IssuedDocument;
import org.matricula.documents.api.IssuedDocument.State;
import org.matricula.documents.api.IssuedDocumentId;
import org.matricula.documents.provider.Sources.Decision;
import org.matricula.documents.provider.store.RegisterStore;
import org.matricula.documents.provider.store.RegisterStore.Certificates;
import org.matricula.documents.provider.store.RegisterStore.Entry;
import org.matricula.institutions.api.LocalDays;
import org.matricula.kernel.api.Identifiers;
import org.matricula.kernel.api.InstitutionCode;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;
import org.matricula.kernel.api.job.JobId;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.api.signing.SigningKeys;
import org.matricula.kernel.api.signing.SigningKeys.Signed;
import org.matricula.students.api.Hold;
import org.matricula.students.api.Holds;
import org.matricula.students.api.StudentId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What single issues and batches have in common: what may be issued, and the line that the register gets. */
@Component(service = Issuing.class)
public final class Issuing {

    /** No letter or digit that another may be taken for. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE = 16;

    private final Gatherer gatherer;
    private final Composer composer;
    private final RegisterStore register;
    private final Holds holds;
    private final SigningKeys keys;
    private final Identifiers identifiers;
    private final Clock clock;
    private final LocalDays days;
    private final Random random = new SecureRandom();

    /** Works for the services. */
    @Activate
    public Issuing(
            @Reference Gatherer gatherer,
            @Reference Composer composer,
            @Reference RegisterStore register,
            @Reference Holds holds,
            @Reference SigningKeys keys,
            @Reference Identifiers identifiers,
            @Reference Clock clock,
            @Reference LocalDays days) {
        this.gatherer = gatherer;
        this.composer = composer;
        this.register = register;
        this.holds = holds;
        this.keys = keys;
        this.identifiers = identifiers;
        this.clock = clock;
        this.days = days;
    }

    /** What came of a student: a document, or why there is none. */
    record Outcome(Composed composed, ProblemException refusal) {

        Composed orRefuse() {
            if (refusal != null) {
                throw refusal;
            }
            return composed;
        }
    }

    /**
     * What could be drafted for students of an institution, in their order.
     *
     * @param meeting the meeting on whose decisions they rest; null for the latest of each
     */
    Map<StudentId, Outcome> draft(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> students,
            DocumentKind kind,
            DocumentLanguage language,
            MeetingId meeting) {
        var endings = gatherer.endings(caller, institution);
        Map<StudentId, Outcome> outcomes = new LinkedHashMap<>();
        for (Dossier dossier : gatherer.gather(caller, institution, students)) {
            outcomes.put(dossier.asked(), attempt(() -> composer.compose(dossier, kind, language, meeting, endings)));
        }
        return outcomes;
    }

    /** What may be issued to students of an institution, in their order; arguments as for {@link #draft}. */
    Map<StudentId, Outcome> issuable(
            Caller caller,
            InstitutionCode institution,
            Collection<StudentId> students,
            DocumentKind kind,
            DocumentLanguage language,
            MeetingId meeting) {
        Map<StudentId, Outcome> outcomes = draft(caller, institution, students, kind, language, meeting);
        Map<StudentId, List<Hold>> standing =
                holds.standing(Acting.on(caller, institution), institution, students, days.today(caller, institution));
        outcomes.replaceAll((student, outcome) -> outcome.refusal() != null
                ? outcome
                : attempt(() -> {
                    held(kind, standing.getOrDefault(student, List.of()));
                    timely(kind, outcome.composed().dossier());
                    return outcome.composed();
                }));
        return outcomes;
    }

    private static Outcome attempt(java.util.function.Supplier<Composed> work) {
        try {
            return new Outcome(work.get(), null);
        } catch (ProblemException refusal) {
            return new Outcome(null, refusal);
        }
    }

    /** Refuses while a hold on documents stands; a results letter is held back by a hold on results too. */
    void held(DocumentKind kind, List<Hold> standing) {
        Set<Hold.Effect> effects = kind == DocumentKind.RESULTS_LETTER
                ? Set.of(Hold.Effect.DOCUMENTS, Hold.Effect.RESULTS)
                : Set.of(Hold.Effect.DOCUMENTS);
        standing.stream()
                .filter(hold -> hold.effects().stream().anyMatch(effects::contains))
                .findFirst()
                .ifPresent(hold -> {
                    boolean documents = hold.effects().contains(Hold.Effect.DOCUMENTS);
                    throw hold.keeping(documents ? Hold.Effect.DOCUMENTS : Hold.Effect.RESULTS);
                });
    }

    /** The holds of one student that stand today. */
    List<Hold> holds(Caller caller, InstitutionCode institution, StudentId student) {
        return holds.standing(
                        Acting.on(caller, institution), institution, List.of(student), days.today(caller, institution))
                .getOrDefault(student, List.of());
    }

    /** A transcript closes a record; an interim one is for who goes on (AMB-T-117). */
    private static void timely(DocumentKind kind, Dossier dossier) {
        boolean goesOn = dossier.goesOnElsewhere();
        boolean early =
                kind == DocumentKind.TRANSCRIPT && goesOn && dossier.award().isEmpty();
        if (early || kind == DocumentKind.INTERIM_TRANSCRIPT && !goesOn) {
            throw Problem.conflict(
                            "kind",
                            kind,
                            !goesOn
                                    ? "must be TRANSCRIPT, because the student has an award or has left"
                                    : "must be INTERIM_TRANSCRIPT, because the student goes on without an award")
                    .exception();
        }
    }

    /**
     * Waits until nobody else issues to students of the meeting on whose decision a document rests, and lets one pass that
     * is not there yet, under whatever identity of the person.
     *
     * @param replaced the document in whose place it is to be issued; null for none
     * @throws ProblemException 409 when another of its kind and language from the same meeting stands
     */
    void takeTurn(Caller caller, Composed composed, IssuedDocument replaced) {
        MeetingId meeting = meeting(composed);
        if (meeting == null) {
            return;
        }
        DocumentModel model = composed.model();
        register.takeTurn(caller.scope(), model.institution(), meeting, null);
        register
                .standing(
                        caller.scope(),
                        meeting,
                        model.kind(),
                        composed.dossier().person())
                .stream()
                .filter(other -> other.language() == model.language())
                .filter(other -> replaced == null || !other.id().equals(replaced.id()))
                .findFirst()
                .ifPresent(other -> {
                    throw standsAlready(model.kind(), other);
                });
    }

    private static ProblemException standsAlready(DocumentKind kind, IssuedDocument other) {
        return Problem.conflict(
                        "kind", kind, "stands already as " + other.number() + ": hand out a copy, or replace it")
                .exception();
    }

    /**
     * A new line of the register.
     *
     * @param replaced the document in whose place it is issued; null for none
     * @throws ProblemException 409 when a certificate of the award stands already
     */
    Entry entry(Caller caller, Composed composed, IssuedDocument replaced, String reason, JobId batch) {
        IssuedDocumentId id = new IssuedDocumentId(identifiers.next());
        Instant now = clock.instant();
        DocumentKind kind = composed.model().kind();
        String number = kind.name().charAt(0) + "-" + id;
        InstitutionCode institution = composed.model().institution();
        DocumentModel model = composed.model().issued(number, days.on(caller, institution, now));
        String digest = Fields.digest(Fields.of(model));
        Signed signed = SignedRecord.sign(keys, digest);
        Decision decision = composed.sources().decision();
        Optional<ReleasedDecision> award = composed.award();
        CandidateId certificateOf = kind == DocumentKind.CERTIFICATE ? decision.candidate() : null;
        return new Entry(
                new IssuedDocument(
                        id,
                        model.institution(),
                        model.studentId(),
                        kind,
                        model.language(),
                        number,
                        code(),
                        digest,
                        signed.keyId(),
                        replaced == null ? null : replaced.id(),
                        reason,
                        batch,
                        caller.name(),
                        now,
                        State.VALID,
                        0),
                SignedRecord.base64(signed.signature()),
                certificateOf,
                certificateOf == null ? null : generation(caller, certificateOf, replaced),
                meeting(composed),
                award.map(ReleasedDecision::candidate).map(Candidate::decision).orElse(null),
                award.map(ReleasedDecision::classification).orElse(null),
                model,
                composed.sources());
    }

    /** One certificate of an award stands at a time. */
    private Integer generation(Caller caller, CandidateId decision, IssuedDocument replaced) {
        Certificates certificates = register.certificates(caller.scope(), decision);
        Optional<IssuedDocument> other = certificates.standing().stream()
                .filter(standing -> replaced == null || !standing.id().equals(replaced.id()))
                .findFirst();
        if (other.isPresent()) {
            throw standsAlready(DocumentKind.CERTIFICATE, other.get());
        }
        return certificates.issued();
    }

    private static MeetingId meeting(Composed composed) {
        Decision decision = composed.sources().decision();
        return decision != null
                ? decision.meeting()
                : composed.dossier()
                        .latest()
                        .map(latest -> latest.meeting().id())
                        .orElse(null);
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }
}
