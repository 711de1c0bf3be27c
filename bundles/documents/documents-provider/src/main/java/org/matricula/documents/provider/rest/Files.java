package org.matricula.documents.provider.rest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.paper.Papers;

/** Files as answers. */
final class Files {

    private Files() {}

    /** A PDF, drawn up before anything is sent, so that a refusal is still a problem. */
    static Response pdf(String name, Consumer<OutputStream> drawing) {
        return named(Response.ok(bytes(drawing), Papers.MEDIA_TYPE), "inline", name + ".pdf");
    }

    /** XML, written before anything is sent likewise. */
    static Response xml(String name, Consumer<OutputStream> writing) {
        return named(Response.ok(bytes(writing), MediaType.APPLICATION_XML), "attachment", name + ".xml");
    }

    private static byte[] bytes(Consumer<OutputStream> writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        writing.accept(bytes);
        return bytes.toByteArray();
    }

    static Response named(Response.ResponseBuilder answer, String disposition, String name) {
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, disposition + "; filename=\"" + name + "\"")
                .build();
    }
}
