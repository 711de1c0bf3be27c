package org.matricula.requests.provider.rest;

import org.matricula.requests.api.RequestLetter;

/** A letter as a page. Whatever people wrote is escaped: none of it is markup. */
final class LetterPage {

    private LetterPage() {}

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
