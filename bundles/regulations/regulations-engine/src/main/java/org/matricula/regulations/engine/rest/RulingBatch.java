package org.matricula.regulations.engine.rest;

import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.ws.rs.core.StreamingOutput;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.api.security.Caller;
import org.matricula.kernel.rest.Json;
import org.matricula.kernel.rest.ProblemBody;
import org.matricula.kernel.rest.Problems;
import org.matricula.regulations.api.Evaluation;
import org.matricula.regulations.api.Evaluation.Choice;
import org.matricula.regulations.api.Regulations;
import org.matricula.regulations.api.Regulations.Resolution;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests line by line. Each pack is found once and kept to the end. */
final class RulingBatch implements StreamingOutput {

    private static final int MOST_PACKS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(RulingBatch.class);

    private final Evaluation evaluation;
    private final Caller caller;
    private final Choice all;
    private final JsonLines lines;
    private final Map<Choice, Resolution> pinned;
    private final ObjectWriter writer = Json.mapper().writer();

    private RulingBatch(
            Evaluation evaluation, Caller caller, Choice all, Map<Choice, Resolution> pinned, JsonLines lines) {
        this.evaluation = evaluation;
        this.caller = caller;
        this.all = all;
        this.pinned = pinned;
        this.lines = lines;
    }

    /**
     * Takes the whole upload in, to disk, before anything is answered: many clients read nothing before they have sent
     * everything, and would wait for us while we wait for them.
     */
    static RulingBatch of(Evaluation evaluation, Caller caller, Choice all, InputStream upload) {
        caller.require(Regulations.READ);
        Map<Choice, Resolution> pinned = new HashMap<>();
        if (all.pack() != null || all.institution() != null) {
            pinned.put(all, evaluation.resolve(caller, all));
        }
        return new RulingBatch(evaluation, caller, all, pinned, JsonLines.kept(upload));
    }

    @Override
    public void write(OutputStream out) throws IOException {
        try (lines) {
            for (JsonLines.Line line = lines.next(); line != null; line = lines.next()) {
                Map<String, Object> answer = new LinkedHashMap<>();
                answer.put("line", line.number());
                answer(line, answer);
                if (!written(writer.writeValueAsBytes(answer), out)) {
                    return;
                }
            }
        }
    }

    /** False when the client has gone: nobody is left to answer, and nothing is wrong here. */
    private static boolean written(byte[] answer, OutputStream out) {
        try {
            out.write(answer);
            out.write('\n');
            return true;
        } catch (IOException e) {
            LOG.debug("A batch ends early, its client has gone: {}", e.getMessage());
            return false;
        }
    }

    private void answer(JsonLines.Line line, Map<String, Object> answer) {
        try {
            RulingRequest request = Json.mapper().readValue(line.json(), RulingRequest.class);
            if (request == null) {
                throw Problem.of(Problem.Kind.MALFORMED, "The line holds no request.")
                        .exception();
            }
            Resolution chosen = pack(choice(request));
            answer.put(
                    "ruling",
                    RulingView.of(
                            evaluation.evaluate(caller, chosen.pack(), request.policy(), request.given()), chosen));
        } catch (IOException | RuntimeException e) {
            answer.put("problem", ProblemBody.of(Problems.told(e).orElseGet(() -> Problems.defect(e))));
        }
    }

    /** What a line says of the pack; where it says nothing of institution and pack, what holds for all. */
    private Choice choice(RulingRequest line) {
        if (line.pack() != null || line.institution() != null) {
            return line.choice();
        }
        return new Choice(
                all.institution(),
                line.programme() == null ? all.programme() : line.programme(),
                line.on() == null ? all.on() : line.on(),
                all.pack(),
                line.version() == null ? all.version() : line.version());
    }

    private Resolution pack(Choice choice) {
        Resolution known = pinned.get(choice);
        if (known != null) {
            return known;
        }
        if (pinned.size() >= MOST_PACKS) {
            throw Problem.invalid("pack", choice.pack(), "may differ " + MOST_PACKS + " times in one batch")
                    .exception();
        }
        Resolution found = evaluation.resolve(caller, choice);
        pinned.put(choice, found);
        return found;
    }
}
