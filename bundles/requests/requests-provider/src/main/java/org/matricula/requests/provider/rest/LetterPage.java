package org.matricula.requests.provider.rest;

import java.util.List;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.Problem;
import org.matricula.kernel.rest.Rendition;
import org.matricula.requests.api.RequestLetter;

/** A letter as a page. Whatever people wrote is escaped: none of it is markup. */
final class LetterPage {

    private LetterPage() {}

    /**
     * One of these letters, in the form that is asked for.
     *
     * @throws org.matricula.kernel.api.ProblemException 404 when none is at the place
     */
    static Response reply(List<RequestLetter> letters, int place, HttpHeaders headers) {
        RequestLetter letter = letters.stream()
                .filter(one -> one.place() == place)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("letter", place).exception());
        return Rendition.of(headers).reply(() -> letter, letter::text, () -> of(letter));
    }

    static String of(RequestLetter letter) {
        return "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" + escaped(letter.title())
                + "</title></head>\n<body>\n<pre style=\"white-space: pre-wrap; font-family: inherit\">"
                + escaped(letter.text()) + "</pre>\n</body>\n</html>\n";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
