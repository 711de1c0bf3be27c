package org.matricula.documents.provider.rest;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.util.function.Consumer;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.matricula.kernel.api.paper.Papers;

/** Files as answers. */
final class Files {

    private Files() {}

    /** A PDF, drawn up before anything is sent, so that a refusal is still a problem. */
    static Response pdf(String name, Consumer<OutputStream> drawing) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        drawing.accept(pdf);
        return named(Response.ok(pdf.toByteArray(), Papers.MEDIA_TYPE), "inline", name + ".pdf");
    }

    static Response named(Response.ResponseBuilder answer, String disposition, String name) {
        return answer.header(HttpHeaders.CONTENT_DISPOSITION, disposition + "; filename=\"" + name + "\"")
                .build();
    }
}
