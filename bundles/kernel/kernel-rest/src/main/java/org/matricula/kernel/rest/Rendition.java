package org.matricula.kernel.rest;

import java.util.List;
import java.util.function.Supplier;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Which form of an answer a caller prefers where one resource has three; JSON where nothing is said. */
public enum Rendition {
    /** For programs. */
    JSON(MediaType.APPLICATION_JSON_TYPE),
    /** For people, plain. */
    TEXT(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8")),
    /** For people, as a page. */
    HTML(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));

    private final MediaType type;

    Rendition(MediaType type) {
        this.type = type;
    }

    /** What the caller's {@code Accept} prefers. That one of the three will do was seen to by the matching. */
    public static Rendition of(HttpHeaders headers) {
        List<MediaType> accepted = headers == null ? List.of() : headers.getAcceptableMediaTypes();
        for (MediaType wanted : accepted) {
            for (Rendition one : values()) {
                if (wanted.isCompatible(one.type)) {
                    return one;
                }
            }
        }
        return JSON;
    }

    /** The answer in this form; only this form is made. */
    public Response reply(Supplier<?> json, Supplier<String> text, Supplier<String> html) {
        Supplier<?> chosen =
                switch (this) {
                    case JSON -> json;
                    case TEXT -> text;
                    case HTML -> html;
                };
        return Response.ok(chosen.get(), type).build();
    }
}
