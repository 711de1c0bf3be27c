package org.matricula.curriculum.provider.rest;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.matricula.curriculum.api.Element;
import org.matricula.kernel.api.Fault;
import org.matricula.kernel.api.Percent;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.ProblemException;

/**
 * An element of a pattern as it is sent.
 *
 * @param code its code
 * @param kind COURSEWORK, COMPUTER_MARKED or EXAMINATION
 * @param weight its share in percent: of the module mark, or of the mark of its parent
 * @param mustPass true when it has to be passed by itself; false when absent
 * @param deadline the last moment for handing in, local time; absent where nothing is handed in
 * @param type its type in the assessment typology; absent for the one that it has, or the one named as the kind
 * @param parent the code of the element that it is a part of; absent for a whole element
 * @param minimum the mark that must be reached in it to pass the module; absent for none
 */
public record ElementBody(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String code,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Element.Kind kind,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) BigDecimal weight,
        Boolean mustPass,
        @Schema(
                        implementation = String.class,
                        pattern = "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?",
                        example = "2026-12-11T12:00",
                        description = "Local time, without a zone.")
                LocalDateTime deadline,
        String type,
        String parent,
        BigDecimal minimum) {

    /**
     * The elements of a pattern; null and none are the same.
     *
     * @throws ProblemException 422 with every weight that is no percentage
     */
    static List<Element> elements(List<ElementBody> bodies) {
        List<Element> elements = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        List<ElementBody> given = bodies == null ? List.of() : bodies;
        for (int i = 0; i < given.size(); i++) {
            ElementBody body = given.get(i);
            String at = "elements[" + i + "]";
            try {
                if (body == null) {
                    throw Problem.invalid(at, null, "must be given").exception();
                }
                elements.add(new Element(
                        null,
                        body.code(),
                        body.kind(),
                        Percent.of(at + ".weight", body.weight()),
                        Boolean.TRUE.equals(body.mustPass()),
                        body.deadline(),
                        body.type(),
                        body.parent(),
                        body.minimum() == null ? null : Percent.of(at + ".minimum", body.minimum())));
            } catch (ProblemException e) {
                faults.addAll(e.problem().faults());
            }
        }
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults).exception();
        }
        return elements;
    }
}
