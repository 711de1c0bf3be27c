package org.matricula.registration.provider.claim;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.matricula.curriculum.api.Module;
import org.matricula.curriculum.api.ModuleId;
import org.matricula.curriculum.api.Programme;
import org.matricula.kernel.api.AcademicSession;
import org.matricula.registration.api.Claim;
import org.matricula.registration.api.ClaimRow;
import org.matricula.registration.api.ClaimRow.Part;
import org.matricula.registration.provider.basis.Neighbours;
import org.matricula.regulations.api.PackRef;

/** The rows of a claim. */
final class ClaimRows {

    private final String number;
    private final LocalDateTime madeAt;
    private final AcademicSession session;
    private final List<ClaimRow> rows = new ArrayList<>();

    private ClaimRows(String number, LocalDateTime madeAt, AcademicSession session) {
        this.number = number;
        this.madeAt = madeAt;
        this.session = session;
    }

    static List<ClaimRow> of(Claim claim, String number, Neighbours neighbours, Map<ModuleId, Module> modules) {
        String programme =
                neighbours.programme(claim.programmeId()).map(Programme::code).orElse(null);
        ClaimRows all = new ClaimRows(number, utc(claim.steps().get(0).recordedAt()), claim.session());
        all.claim(claim, programme);
        claim.modules().forEach(one -> all.module(modules.get(one.moduleId()).code(), one.credits(), one.mark()));
        claim.evidence().forEach(all::evidence);
        claim.steps().forEach(all::step);
        return all.rows;
    }

    private void claim(Claim claim, String programme) {
        PackRef pack = claim.pack();
        rows.add(new ClaimRow(
                number,
                madeAt,
                Part.CLAIM,
                programme,
                claim.session(),
                claim.kind(),
                claim.state(),
                claim.adviser(),
                claim.assessor(),
                pack == null ? null : pack.id(),
                pack == null ? null : pack.version(),
                pack == null ? null : pack.digest(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null));
    }

    private void module(String code, Integer credits, BigDecimal mark) {
        add(Part.MODULE, code, credits, mark, null, null, null, null, null, null, null, null);
    }

    private void evidence(Claim.Evidence piece) {
        add(Part.EVIDENCE, null, null, null, piece.reference(), piece.digest(), null, null, null, null, null, null);
    }

    private void step(Claim.Step step) {
        add(
                Part.STEP,
                null,
                null,
                null,
                null,
                null,
                step.what(),
                step.person(),
                step.on(),
                step.note(),
                utc(step.recordedAt()),
                step.recordedBy());
    }

    private void add(
            Part part,
            String moduleCode,
            Integer credits,
            BigDecimal mark,
            String reference,
            String digest,
            String step,
            String person,
            LocalDate on,
            String note,
            LocalDateTime recordedAt,
            String recordedBy) {
        rows.add(new ClaimRow(
                number,
                madeAt,
                part,
                null,
                session,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                moduleCode,
                credits,
                mark,
                reference,
                digest,
                step,
                person,
                on,
                note,
                recordedAt,
                recordedBy));
    }

    private static LocalDateTime utc(Instant at) {
        return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
    }
}
