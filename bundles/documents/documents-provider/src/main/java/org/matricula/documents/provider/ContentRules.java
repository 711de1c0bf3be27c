package org.matricula.documents.provider;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.matricula.documents.api.DocumentKind;
import org.matricula.documents.api.DocumentModel.AwardLine;
import org.matricula.documents.api.DocumentModel.Line;
import org.matricula.documents.provider.Composer.Entry;
import org.matricula.documents.provider.Sources.Decision;
import org.matricula.documents.provider.Sources.Found;
import org.matricula.documents.provider.Sources.ModuleSource;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.kernel.api.Problem;
import org.matricula.policies.taught.Classification.Result;
import org.matricula.policies.taught.DocumentContent;
import org.matricula.policies.taught.DocumentContentFacts;
import org.matricula.policies.taught.DocumentContentFacts.Certificate;
import org.matricula.policies.taught.DocumentContentFacts.Module;
import org.matricula.policies.taught.DocumentContentFacts.Outcome;
import org.matricula.policies.taught.DocumentContentFacts.Transcript;
import org.matricula.policies.taught.ModuleStatus;
import org.matricula.policies.taught.Origin;
import org.matricula.policies.taught.TaughtPolicies;
import org.matricula.registration.api.ProgrammeRegistration;
import org.matricula.regulations.api.Finding;
import org.matricula.regulations.api.GoverningEvent;
import org.matricula.regulations.api.Pack;
import org.matricula.regulations.api.PackRef;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Ruling;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the student's regulations have a document show: the policy {@code document-content} of the pack. A pack without
 * that policy leaves the content to the record: the modules that were completed, and the class that was decided
 * (AMB-T-116).
 */
@Component(service = ContentRules.class)
public final class ContentRules {

    /** What the rules call the sandwich mode. */
    static final String SANDWICH = "SANDWICH";

    private final Regulations regulations;

    /** Finds packs. */
    @Activate
    public ContentRules(@Reference Regulations regulations) {
        this.regulations = regulations;
    }

    /**
     * What the rules say of a document.
     *
     * @param codes the modules that are shown, in order
     * @param words the word in place of a mark, by module
     * @param endorsements what a certificate says beside the award; null when no policy was asked
     * @param pack the pack that ruled; null when no policy was asked
     * @param findings what it found
     */
    record Ruled(
            List<String> codes,
            Map<String, String> words,
            List<String> endorsements,
            PackRef pack,
            List<Found> findings) {

        Line line(Line line) {
            String word = words.get(line.code());
            boolean exempt = "EXEMPT".equals(line.grade());
            return new Line(
                    line.code(),
                    line.title(),
                    line.level(),
                    line.credits(),
                    word == null ? line.mark() : word,
                    exempt ? null : line.grade(),
                    line.completedOn());
        }

        /** An award with what a certificate says of it. */
        AwardLine shown(AwardLine line) {
            AwardLine classed = shows(line.classification()) ? line : line.unclassified();
            return shows(SANDWICH) ? classed : classed.unendorsed();
        }

        private boolean shows(String endorsement) {
            return endorsement != null && (endorsements == null || endorsements.contains(endorsement));
        }

        Sources sources(List<ModuleSource> modules, Decision decision) {
            return new Sources(modules, decision, pack, findings);
        }
    }

    /** The rules on a certificate. */
    Ruled certificate(Dossier dossier, ReleasedDecision award, AwardLine line) {
        ProgrammeRegistration registration = dossier.studies().stream()
                .map(StudiedProgramme::registration)
                .filter(r -> r.id().equals(award.candidate().registrationId()))
                .findFirst()
                .orElseThrow();
        Pack pack = pack(dossier, registration, award.meeting().session());
        // a posthumous award by its own decision is not that of somebody who had met all requirements (L1626)
        Outcome outcome = award.candidate().decision().contains("AEGROTAT") ? Outcome.AEGROTAT : Outcome.ORDINARY;
        return ruled(
                DocumentKind.CERTIFICATE,
                pack,
                new Certificate(
                        dossier.awardedBy(),
                        dossier.student().fullName(),
                        line.title(),
                        line.conferredOn(),
                        outcome,
                        line.classification() == null ? null : Result.valueOf(line.classification()),
                        line.endorsement() != null),
                List.of());
    }

    /** The rules on a transcript. */
    Ruled transcript(Dossier dossier, List<Entry> entries) {
        List<StudiedProgramme> studies = dossier.studies();
        ProgrammeRegistration last = studies.get(studies.size() - 1).registration();
        LocalDate left = studies.stream()
                .map(study -> study.registration().endedOn())
                .filter(day -> day != null)
                .max(LocalDate::compareTo)
                .orElse(null);
        AcademicSession session =
                dossier.latest().map(decision -> decision.meeting().session()).orElse(last.session());
        Transcript facts = new Transcript(
                dossier.student().fullName(),
                studies.get(0).registration().startedOn(),
                left,
                dossier.goesOn(),
                dossier.placeOfStudy(),
                entries.stream().map(ContentRules::module).toList());
        return ruled(DocumentKind.TRANSCRIPT, pack(dossier, last, session), facts, entries);
    }

    private Pack pack(Dossier dossier, ProgrammeRegistration registration, AcademicSession session) {
        String programme = dossier.studies().stream()
                .filter(study -> study.registration().id().equals(registration.id()))
                .map(study -> study.programme().code())
                .findFirst()
                .orElseThrow();
        return regulations
                .resolve(new GoverningEvent(dossier.institution(), programme, session))
                .pack();
    }

    private static Ruled ruled(DocumentKind kind, Pack pack, DocumentContentFacts facts, List<Entry> entries) {
        if (!pack.policies().contains(TaughtPolicies.DOCUMENT_CONTENT.name())) {
            List<String> completed = entries.stream()
                    .filter(Entry::completed)
                    .map(entry -> entry.line().code())
                    .toList();
            return new Ruled(completed, Map.of(), null, null, List.of());
        }
        Ruling<DocumentContent> ruling = pack.evaluate(TaughtPolicies.DOCUMENT_CONTENT, facts);
        DocumentContent content = ruling.outcome();
        if (!content.permitted()) {
            throw Problem.conflict("kind", kind, "lacks what the regulations demand: " + content.reasons())
                    .exception();
        }
        Map<String, String> words = new HashMap<>();
        content.lines().stream()
                .filter(line -> line.word() != null)
                .forEach(line -> words.put(line.code(), line.word()));
        return new Ruled(
                content.lines().stream().map(DocumentContent.Line::code).toList(),
                words,
                content.endorsements(),
                ruling.pack(),
                ruling.findings().stream().map(ContentRules::found).toList());
    }

    private static Module module(Entry entry) {
        Line line = entry.line();
        return new Module(
                line.code(),
                line.title(),
                line.credits(),
                line.level(),
                entry.mark(),
                ModuleStatus.of(line.grade(), entry.completed()),
                entry.origin() == null ? Origin.OWN : Origin.valueOf(entry.origin()),
                false,
                line.completedOn());
    }

    private static Found found(Finding finding) {
        String facts = finding.facts().stream()
                .map(fact -> fact.name() + " = " + fact.value())
                .collect(Collectors.joining("; "));
        return new Found(finding.rule(), finding.clause(), finding.code(), finding.satisfied(), facts);
    }
}
